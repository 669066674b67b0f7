// The largest lists that our code sends as variables, for the estimate of an operation's cost.
import {
  itemsPerCall,
  levelsPerCall,
  listingsPerCall,
  orderablePerCall,
  ordersPerCall,
  pricesPerCall,
} from '../../src/platforms/shopify/limits.ts';
import type { VariableSizes } from './estimate-cost.ts';

export const variableSizes: VariableSizes = {
  inventoryItemIds: levelsPerCall,
  manyItemIds: itemsPerCall,
  orderableItemIds: orderablePerCall,
  pricedVariantIds: pricesPerCall,
  listedVariantIds: listingsPerCall,
  pushedOrderIds: ordersPerCall,
};
