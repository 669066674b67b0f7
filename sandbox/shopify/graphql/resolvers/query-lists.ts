// The lists of the API that can be searched, sorted and paged: on the query root, and on Shop for old programs.
import { orderFigures } from '../../order-figures.ts';
import type {
  FulfillmentOrderRecord,
  OrderRecord,
  ProductRecord,
  VariantRecord,
} from '../../records.ts';
import { search } from '../../search/search.ts';
import type { State } from '../../state.ts';
import { connection, type SortKey } from '../connection.ts';
import { type Context, figuresOf } from '../context.ts';
import type { Table } from './table.ts';

/** The key of `sortKey`, or no key: then by id. */
const keyed = <T>(keys: Record<string, SortKey<T>>, sortKey: unknown): SortKey<T> | undefined =>
  keys[String(sortKey)];

const orderKeys = (context: Context): Record<string, SortKey<OrderRecord>> => ({
  CREATED_AT: ({ createdAt }) => createdAt,
  CURRENT_TOTAL_PRICE: (order) => Number(figuresOf(context, order).currentTotal.shop),
  CUSTOMER_NAME: ({ shippingAddress }) => shippingAddress?.lastName ?? '',
  DESTINATION: ({ shippingAddress }) => shippingAddress?.city ?? '',
  FINANCIAL_STATUS: (order) => figuresOf(context, order).financialStatus,
  FULFILLMENT_STATUS: (order) => figuresOf(context, order).fulfillmentStatus,
  ORDER_NUMBER: ({ number }) => number,
  PO_NUMBER: ({ poNumber }) => poNumber ?? '',
  PROCESSED_AT: ({ processedAt }) => processedAt,
  TOTAL_ITEMS_QUANTITY: ({ lines }) => lines.reduce((sum, { quantity }) => sum + quantity, 0),
  TOTAL_PRICE: (order) => Number(orderFigures(context.state, order).total.shop),
  UPDATED_AT: ({ updatedAt }) => updatedAt,
});

/** Units available of a variant over all locations. */
export const availableOf = (state: State, { inventoryItemId }: VariantRecord): number =>
  state.levels
    .in(inventoryItemId)
    .filter(({ isActive }) => isActive)
    .reduce((sum, { quantities }) => sum + quantities.available, 0);

const variantKeys = (state: State): Record<string, SortKey<VariantRecord>> => ({
  FULL_TITLE: ({ productId, title }) => `${state.products.need(productId).title} ${title}`,
  INVENTORY_LEVELS_AVAILABLE: (variant) => availableOf(state, variant),
  INVENTORY_POLICY: ({ inventoryPolicy }) => inventoryPolicy,
  INVENTORY_QUANTITY: (variant) => availableOf(state, variant),
  NAME: ({ title }) => title,
  POSITION: ({ position }) => position,
  SKU: ({ inventoryItemId }) => state.inventoryItems.need(inventoryItemId).sku ?? '',
  TITLE: ({ title }) => title,
});

export { variantKeys };

const productKeys = (state: State): Record<string, SortKey<ProductRecord>> => ({
  CREATED_AT: ({ createdAt }) => createdAt,
  INVENTORY_TOTAL: ({ id }) =>
    state.variants.in(id).reduce((sum, variant) => sum + availableOf(state, variant), 0),
  PRODUCT_TYPE: ({ productType }) => productType,
  PUBLISHED_AT: ({ publishedAt }) => publishedAt ?? '',
  TITLE: ({ title }) => title,
  UPDATED_AT: ({ updatedAt }) => updatedAt,
  VENDOR: ({ vendor }) => vendor,
});

const openFirst: Record<string, SortKey<FulfillmentOrderRecord>> = {
  UPDATED_AT: ({ updatedAt }) => updatedAt,
};

const isOpen = ({ status }: FulfillmentOrderRecord) =>
  status !== 'CLOSED' && status !== 'CANCELLED';

export const queryLists: Table<unknown> = {
  locations: (_, args, context) =>
    connection(
      search('locations', args.query, context).filter(
        ({ isActive }) => isActive || args.includeInactive === true,
      ),
      args,
      keyed({ NAME: ({ name }) => name }, args.sortKey),
    ),
  products: (_, args, context) =>
    connection(
      search('products', args.query, context),
      args,
      keyed(productKeys(context.state), args.sortKey),
    ),
  productVariants: (_, args, context) =>
    connection(
      search('variants', args.query, context),
      args,
      keyed(variantKeys(context.state), args.sortKey),
    ),
  inventoryItems: (_, args, context) =>
    connection(search('inventoryItems', args.query, context), args),
  orders: (_, args, context) =>
    connection(
      search('orders', args.query, context),
      args,
      keyed(orderKeys(context), args.sortKey),
    ),
  customers: (_, args, context) =>
    connection(
      search('customers', args.query, context),
      args,
      keyed(
        {
          CREATED_AT: ({ createdAt }) => createdAt,
          NAME: ({ lastName, firstName }) => `${lastName} ${firstName}`,
          UPDATED_AT: ({ updatedAt }) => updatedAt,
        },
        args.sortKey,
      ),
    ),
  fulfillmentOrders: (_, args, context) =>
    connection(
      search('fulfillmentOrders', args.query, context).filter(
        (one) => isOpen(one) || args.includeClosed === true,
      ),
      args,
      keyed(openFirst, args.sortKey),
    ),
  /** those assigned to the app's own fulfilment service: the sandbox's app has none */
  assignedFulfillmentOrders: (_, args) => connection([], args),
};
