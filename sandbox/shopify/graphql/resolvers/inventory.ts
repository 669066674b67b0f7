// Inventory items, their levels by location, and the groups of changes that mutations make.

import { levelOf } from '../../actions/stock-book.ts';
import { gidNumber } from '../../gids.ts';
import type {
  AdjustmentGroupRecord,
  InventoryItemRecord,
  InventoryLevelRecord,
  StockName,
} from '../../records.ts';
import { searchAmong } from '../../search/search.ts';
import { connection } from '../connection.ts';
import { coded } from '../errors.ts';
import { money } from './money.ts';
import type { Table } from './table.ts';

const stockNames: StockName[] = [
  'available',
  'committed',
  'damaged',
  'incoming',
  'on_hand',
  'quality_control',
  'reserved',
  'safety_stock',
];

export const weightOf = (grams: number) => ({ unit: 'GRAMS', value: grams });

const item: Table<InventoryItemRecord> = {
  countryHarmonizedSystemCodes: (_, args) => connection([], args),
  duplicateSkuCount: ({ id, sku }, _, { state }) =>
    sku === null ? 0 : state.inventoryItems.where((one) => one.sku === sku && one.id !== id).length,
  inventoryHistoryUrl: ({ variantId }, _, { baseUrl }) =>
    `${baseUrl}/admin/products?variant=${gidNumber(variantId)}`,
  inventoryLevel: ({ id }, { locationId, includeInactive }, { state }) => {
    const level = levelOf(state, id, String(locationId));
    return level?.isActive || includeInactive === true ? (level ?? null) : null;
  },
  inventoryLevels: ({ id }, args, context) =>
    connection(
      searchAmong(
        'levels',
        context.state.levels
          .in(id)
          .filter(({ isActive }) => isActive || args.includeInactive === true),
        args.query,
        context,
      ),
      args,
    ),
  locationsCount: ({ id }, _, { state }) => ({
    count: state.levels.in(id).filter(({ isActive }) => isActive).length,
    precision: 'EXACT',
  }),
  measurement: ({ id, grams }) => ({
    id: id.replace('InventoryItem', 'InventoryItemMeasurement'),
    weight: weightOf(grams),
  }),
  trackedEditable: () => ({ locked: false, reason: null }),
  unitCost: ({ unitCost }, _, { state }) =>
    unitCost === null ? null : money(unitCost, state.shop().currencyCode),
  variant: ({ variantId }, _, { state }) => state.variants.need(variantId),
  variants: ({ variantId }, args, { state }) => connection([state.variants.need(variantId)], args),
};

const level: Table<InventoryLevelRecord> = {
  canDeactivate: ({ itemId }, _, { state }) =>
    state.levels.in(itemId).filter(({ isActive }) => isActive).length > 1,
  item: ({ itemId }, _, { state }) => state.inventoryItems.need(itemId),
  location: ({ locationId }, _, { state }) => state.locations.need(locationId),
  quantities: (record, { names }) =>
    (names as string[]).map((name) => {
      const known = stockNames.find((one) => one === name);
      if (known === undefined)
        throw coded(
          `The quantity name '${name}' is not one of: ${stockNames.join(', ')}.`,
          'BAD_REQUEST',
        );
      return {
        id: `gid://shopify/InventoryQuantity/${gidNumber(record.id)}?inventory_item_id=${gidNumber(record.itemId)}&name=${name}`,
        name,
        quantity: record.quantities[known],
        updatedAt: record.quantitiesUpdatedAt[known] ?? null,
      };
    }),
};

const group: Table<AdjustmentGroupRecord> = {
  app: (_, __, { state }) => state.shop().app,
  changes: ({ changes }, { inventoryItemIds, locationIds, quantityNames }, { state }) =>
    changes
      .filter(
        ({ itemId, locationId, name }) =>
          allows(inventoryItemIds, itemId) &&
          allows(locationIds, locationId) &&
          allows(quantityNames, name),
      )
      .map((change) => ({
        ...change,
        item: state.inventoryItems.get(change.itemId) ?? null,
        location: state.locations.get(change.locationId) ?? null,
        ledgerDocumentUri: null,
      })),
};

const allows = (list: unknown, value: string): boolean =>
  !Array.isArray(list) || list.includes(value);

/** What `inventoryProperties` tells of the quantities: which there are, and what on_hand is made of. */
export const inventoryProperties = {
  quantityNames: stockNames.map((name) => ({
    name,
    displayName: name.charAt(0).toUpperCase() + name.slice(1).replace('_', ' '),
    isInUse: true,
    belongsTo: name === 'on_hand' || name === 'incoming' ? [] : ['on_hand'],
    comprises:
      name === 'on_hand' ? stockNames.filter((one) => one !== 'on_hand' && one !== 'incoming') : [],
  })),
};

export const inventoryTypes = {
  InventoryItem: item,
  InventoryLevel: level,
  InventoryAdjustmentGroup: group,
};
