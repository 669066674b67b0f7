// Changes a variant or its inventory item: SKU, price, whether stock is tracked.
import { ok } from '../../../src/shared/result.ts';
import { normalAmount } from '../money.ts';
import type { VariantRecord } from '../records.ts';
import type { State } from '../state.ts';
import { type Outcome, refuse } from './outcome.ts';

export type UpdateVariantInput = {
  variantId: string;
  sku?: string | null;
  price?: string;
  compareAtPrice?: string | null;
  barcode?: string | null;
  tracked?: boolean;
  requiresShipping?: boolean;
  inventoryPolicy?: 'CONTINUE' | 'DENY';
  taxable?: boolean;
  unitCost?: string | null;
  grams?: number;
  countryCodeOfOrigin?: string | null;
  harmonizedSystemCode?: string | null;
};

/** @returns the variant; what is absent stays as it was */
export function updateVariant(state: State, input: UpdateVariantInput): Outcome<VariantRecord> {
  const known = state.variants.get(input.variantId);
  if (known === undefined)
    return refuse('NOT_FOUND', ['variantId'], 'Product variant does not exist.');
  const { variantId, price, ...rest } = input;
  if (price !== undefined && !/^\d+(\.\d+)?$/.test(price))
    return refuse('INVALID', ['price'], 'Price must be a number such as 19.50.');
  const at = state.time();
  const item = state.inventoryItems.need(known.inventoryItemId);
  const ofItem = pick(rest, [
    'sku',
    'tracked',
    'requiresShipping',
    'unitCost',
    'grams',
    'countryCodeOfOrigin',
    'harmonizedSystemCode',
  ]);
  const ofVariant = pick(rest, ['barcode', 'inventoryPolicy', 'taxable', 'compareAtPrice']);
  if (Object.keys(ofItem).length > 0) {
    state.inventoryItems.put({ ...item, ...ofItem, updatedAt: at });
    state.emit('inventory_items/update', { inventoryItemId: item.id });
  }
  const currency = state.shop().currencyCode;
  const variant = state.variants.put({
    ...known,
    ...ofVariant,
    ...(price === undefined ? {} : { price: normalAmount(price, currency) }),
    updatedAt: at,
  });
  const product = state.products.need(known.productId);
  state.products.put({ ...product, updatedAt: at });
  state.emit('products/update', { productId: product.id });
  return ok(variant);
}

function pick<T extends object, K extends keyof T>(from: T, keys: K[]): Pick<T, K> {
  const kept = keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]]);
  return Object.fromEntries(kept) as Pick<T, K>;
}
