// Searches one kind of record as Shopify's index does: it knows a change only some seconds after it was made.
import type { Collection } from '../collection.ts';
import type {
  CustomerRecord,
  FulfillmentOrderRecord,
  InventoryItemRecord,
  InventoryLevelRecord,
  LocationRecord,
  OrderRecord,
  ProductRecord,
  VariantRecord,
} from '../records.ts';
import type { State } from '../state.ts';
import {
  customerFields,
  type Fields,
  fulfillmentOrderFields,
  inventoryItemFields,
  levelFields,
  locationFields,
  orderFields,
  productFields,
  variantFields,
} from './fields.ts';
import { matches } from './matches.ts';
import { parseQuery, type Query } from './parse-query.ts';

type Searched = {
  customers: CustomerRecord;
  fulfillmentOrders: FulfillmentOrderRecord;
  inventoryItems: InventoryItemRecord;
  levels: InventoryLevelRecord;
  locations: LocationRecord;
  orders: OrderRecord;
  products: ProductRecord;
  variants: VariantRecord;
};

export type SearchKind = keyof Searched;

const fields: { [K in SearchKind]: Fields<Searched[K]> } = {
  customers: customerFields,
  fulfillmentOrders: fulfillmentOrderFields,
  inventoryItems: inventoryItemFields,
  levels: levelFields,
  locations: locationFields,
  orders: orderFields,
  products: productFields,
  variants: variantFields,
};

type Searching = { state: State; searches: object[] };

/**
 * @param query Shopify's search syntax; without one, the records themselves are listed and nothing lags
 * @param context `searches` gets a warning for each field Shopify does not know: it is ignored, as upstream
 * @returns the records as they are now, found by what the index knows of them
 */
export function search<K extends SearchKind>(
  kind: K,
  query: unknown,
  context: Searching,
): readonly Searched[K][] {
  const collection = context.state[kind] as unknown as Collection<Searched[K]>;
  return searchAmong(kind, collection.all(), query, context);
}

/** As search, among these records only. */
export function searchAmong<K extends SearchKind>(
  kind: K,
  among: readonly Searched[K][],
  query: unknown,
  { state, searches }: Searching,
): readonly Searched[K][] {
  if (typeof query !== 'string' || query.trim() === '') return among;
  const collection = state[kind] as unknown as Collection<Searched[K]>;
  const parsed = parseQuery(query);
  const known = fields[kind] as Fields<Searched[K]>;
  const warnings = unknownFields(parsed, known.named).map((field) => ({
    field,
    message: 'Invalid search field for this query.',
    code: 'invalid_field',
  }));
  if (warnings.length > 0) searches.push({ path: [kind], query, warnings });
  const lag = state.settings.searchLagSeconds * 1000;
  return among.filter(({ id }) => {
    const indexed = collection.indexed(id, lag);
    return indexed !== undefined && matches(parsed, indexed, known, state);
  });
}

function unknownFields(query: Query, named: object): string[] {
  if (query.kind === 'all' || query.kind === 'any')
    return query.of.flatMap((part) => unknownFields(part, named));
  if (query.kind === 'not') return unknownFields(query.of, named);
  const { field } = query;
  return field === null || field in named || field.startsWith('metafields.') ? [] : [field];
}
