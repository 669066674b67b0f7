// The query root: single records, lists and counts.
import { gidType } from '../../gids.ts';
import { returnReasons } from '../../return-reasons.ts';
import { type SearchKind, search } from '../../search/search.ts';
import type { State } from '../../state.ts';
import { connection } from '../connection.ts';
import type { Context, Resolver } from '../context.ts';
import { coded, invalidId } from '../errors.ts';
import { bulkLists } from './bulk.ts';
import { customRecord } from './custom-id.ts';
import { findNode } from './find-node.ts';
import { inventoryProperties } from './inventory.ts';
import { wholeNamespace } from './metafield.ts';
import { queryLists } from './query-lists.ts';
import { returnablesOf } from './return.ts';
import { productStrings } from './shop.ts';
import type { Table } from './table.ts';
import { version } from './webhook.ts';
import { topicPath } from './webhook-topic.ts';

/** A record of one type by its gid; null where there is none. */
const byId =
  (type: string): Resolver<unknown> =>
  (_, { id }, { state }) => {
    if (gidType(String(id).replace(/\?.*$/, '')) === undefined) throw invalidId(String(id));
    if (gidType(String(id).replace(/\?.*$/, '')) !== type)
      throw coded(`Invalid id: ${id}`, 'RESOURCE_NOT_FOUND');
    return findNode(state, String(id));
  };

const count =
  (kind: SearchKind): Resolver<unknown> =>
  (_, { query, limit }, context) => {
    const found = search(kind, query, context).length;
    const most = typeof limit === 'number' ? limit : Number.POSITIVE_INFINITY;
    return { count: Math.min(found, most), precision: found > most ? 'AT_LEAST' : 'EXACT' };
  };

const node = (state: State, id: unknown): unknown => {
  if (gidType(String(id).replace(/\?.*$/, '')) === undefined) throw invalidId(String(id));
  const found = findNode(state, String(id));
  const type = gidType(String(id).replace(/\?.*$/, ''));
  return typeof found === 'object' && found !== null ? { __typename: type, ...found } : null;
};

type Identifier = {
  id?: string;
  handle?: string;
  emailAddress?: string;
  phoneNumber?: string;
  customId?: { namespace?: string | null; key: string; value: string };
};

/** A record by its id or by the value of an id metafield; the latter lags behind by `customIdLagSeconds`. */
const byIdentifier =
  (
    ownerType: string,
    other: (state: State, identifier: Identifier) => unknown = () => undefined,
  ): Resolver<unknown> =>
  (_, args, context) => {
    const identifier = args.identifier as Identifier;
    const { id, customId } = identifier;
    if (id !== undefined) return findNode(context.state, id);
    if (customId !== undefined) return customRecord(context.state, ownerType, customId);
    return other(context.state, identifier) ?? null;
  };

const subscriptions = ({ state }: Context, args: Record<string, unknown>) => {
  const { topics, uri, callbackUrl, format } = args;
  const paths = Array.isArray(topics) ? new Set(topics.map(topicPath)) : undefined;
  return state.subscriptions
    .where(({ topic }) => paths === undefined || paths.has(topic))
    .filter((one) => (uri ?? callbackUrl) == null || one.uri === (uri ?? callbackUrl))
    .filter((one) => format == null || one.format === format);
};

export const queryRoot: Table<unknown> = {
  ...queryLists,
  ...bulkLists,
  bulkOperation: byId('BulkOperation'),
  shop: (_, __, { state }) => state.shop(),
  app: (_, { id }, { state }) =>
    id == null || id === state.shop().app.id ? state.shop().app : null,
  appInstallation: (_, { id }, { state }) =>
    id == null || id === state.shop().app.installationId
      ? { id: state.shop().app.installationId }
      : null,
  currentAppInstallation: (_, __, { state }) => ({ id: state.shop().app.installationId }),
  location: (source, args, context, info) => {
    if (args.id != null) return byId('Location')(source, args, context, info);
    return context.state.locations.find(({ isPrimary }) => isPrimary) ?? null;
  },
  locationByIdentifier: byIdentifier('LOCATION'),
  locationsCount: count('locations'),
  product: byId('Product'),
  productByHandle: (_, { handle }, { state }) => state.products.in(String(handle))[0] ?? null,
  productByIdentifier: byIdentifier('PRODUCT', (state, { handle }) =>
    handle === undefined ? undefined : state.products.in(handle)[0],
  ),
  productsCount: count('products'),
  productVariant: byId('ProductVariant'),
  productVariantByIdentifier: byIdentifier('PRODUCTVARIANT'),
  productVariantsCount: count('variants'),
  productTags: (_, args, { state }) => productStrings.productTags(state, args),
  productTypes: (_, args, { state }) => productStrings.productTypes(state, args),
  productVendors: (_, args, { state }) => productStrings.productVendors(state, args),
  inventoryItem: byId('InventoryItem'),
  inventoryLevel: byId('InventoryLevel'),
  inventoryProperties: () => inventoryProperties,
  order: byId('Order'),
  orderByIdentifier: byIdentifier('ORDER'),
  ordersCount: count('orders'),
  pendingOrdersCount: (_, __, { state }) => ({
    count: state.orders.where(
      ({ closedAt, cancelledAt }) => closedAt === null && cancelledAt === null,
    ).length,
    precision: 'EXACT',
  }),
  node: (_, { id }, { state }) => node(state, id),
  nodes: (_, { ids }, { state }) => {
    const asked = ids as unknown[];
    if (asked.length > 250)
      throw coded(
        `The input array size of ${asked.length} is greater than the maximum allowed of 250.`,
        'MAX_INPUT_SIZE_EXCEEDED',
      );
    return asked.map((id) => node(state, id));
  },
  fulfillment: byId('Fulfillment'),
  fulfillmentOrder: byId('FulfillmentOrder'),
  refund: byId('Refund'),
  return: byId('Return'),
  returnReasonDefinitions: (_, args) => {
    const { ids, handles } = args;
    const found = returnReasons
      .filter(({ id }) => !Array.isArray(ids) || ids.includes(id))
      .filter(({ handle }) => !Array.isArray(handles) || handles.includes(handle));
    return connection(found, args);
  },
  returnableFulfillment: (_, { id }, { state }) =>
    state.fulfillments
      .where((one) => one.id === String(id).replace('/ReturnableFulfillment/', '/Fulfillment/'))
      .flatMap(({ orderId }) => returnablesOf(state, orderId))
      .find((one) => one.id === id) ?? null,
  returnableFulfillments: (_, args, { state }) =>
    connection(returnablesOf(state, String(args.orderId)), args),
  reverseFulfillmentOrder: byId('ReverseFulfillmentOrder'),
  customer: byId('Customer'),
  customersCount: count('customers'),
  customerByIdentifier: byIdentifier('CUSTOMER', (state, { emailAddress, phoneNumber }) =>
    state.customers.find(({ email, phone }) =>
      emailAddress === undefined ? phone === phoneNumber : email === emailAddress,
    ),
  ),
  job: (_, { id }, { state }) => {
    const job = state.jobs.get(String(id));
    return job === undefined ? null : { id: job.id, done: job.done };
  },
  webhookSubscription: byId('WebhookSubscription'),
  webhookSubscriptions: (_, args, context) => connection(subscriptions(context, args), args),
  webhookSubscriptionsCount: (_, __, { state }) => ({
    count: state.subscriptions.size,
    precision: 'EXACT',
  }),
  metafieldDefinition: (_, { id, identifier }, { state }) => {
    if (id != null) return findNode(state, String(id));
    const of = identifier as { ownerType: string; namespace?: string; key: string } | undefined;
    if (of === undefined) return null;
    const namespace = wholeNamespace(state, of.namespace);
    return (
      state.metafieldDefinitions.find(
        (one) =>
          one.ownerType === of.ownerType && one.namespace === namespace && one.key === of.key,
      ) ?? null
    );
  },
  metafieldDefinitions: (_, args, { state }) => {
    const { ownerType, namespace, key } = args;
    const found = state.metafieldDefinitions
      .where((one) => one.ownerType === ownerType)
      .filter((one) => namespace == null || one.namespace === wholeNamespace(state, namespace))
      .filter((one) => key == null || one.key === key);
    return connection(found, args);
  },
  publicApiVersions: () => [version],
};
