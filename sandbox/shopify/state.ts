// Everything one sandbox store knows: typed collections in memory, written through to one SQLite file a transaction.
import { Collection } from './collection.ts';
import { openDocuments } from './documents.ts';
import type { BulkFault } from './faults/fault-settings.ts';
import { numericId } from './gids.ts';
import type {
  AdjustmentGroupRecord,
  CustomerRecord,
  FulfillmentOrderRecord,
  FulfillmentRecord,
  IdempotencyRecord,
  InventoryItemRecord,
  InventoryLevelRecord,
  JobRecord,
  LocationRecord,
  MailRecord,
  MetafieldDefinitionRecord,
  MetafieldRecord,
  OrderEditRecord,
  OrderRecord,
  ProductRecord,
  RefundRecord,
  ShopRecord,
  VariantRecord,
  WebhookSubject,
  WebhookSubscriptionRecord,
} from './records.ts';
import type { ReturnRecord } from './return-record.ts';
import { openTransactions } from './transactions.ts';

/** Settings that change how the store answers. The object is live: FaultSettings fits it. */
export type StoreSettings = {
  searchLagSeconds: number;
  customIdLagSeconds: number;
  duplicateIdMetafields: 'refuse' | 'accept';
  /** which phones orderCreate takes */
  phones: 'any' | 'e164';
  /** what becomes of cancelling an order of which a shipment stands */
  cancelShipped: 'accept' | 'refuse';
  /** seconds until a new order is routed */
  routingSeconds: number;
  /** seconds an asynchronous job takes */
  jobSeconds: number;
  bucket: { size: number; restoreRate: number };
  /** what becomes of bulk operations */
  bulk: BulkFault;
};

export type StateOptions = {
  shop: string;
  /** SQLite path, or ':memory:' for a store that ends with its process */
  file: string;
  /** milliseconds */
  now: () => number;
  settings: StoreSettings;
  /** stores a delivery for each subscription to `topic`; runs inside the transaction of what happened */
  enqueue: (state: State, topic: string, subject: WebhookSubject) => void;
};

export type State = ReturnType<typeof openState>;

/**
 * Opens a store's records.
 * @returns collections by kind, `transaction` (all or nothing, may be nested), `emit` (tells webhook
 * subscribers),
 * `newId('Order')` → gid, `time()` → '2026-11-23T05:59:58Z'
 */
export function openState(options: StateOptions) {
  const { settings, now } = options;
  const documents = openDocuments(options.file);
  const collections = new Map<string, Collection<{ id: string }>>();
  const save = (changed: { kind: string; id: string }[]) =>
    documents.save(
      changed.map(({ kind, id }) => {
        const record = collections.get(kind)?.get(id);
        return { kind, id, json: record === undefined ? null : JSON.stringify(record) };
      }),
    );
  const transactions = openTransactions(documents.keeps ? save : undefined);

  const clock = {
    now,
    longestLag: () => Math.max(settings.searchLagSeconds, settings.customIdLagSeconds) * 1000,
  };

  /** The collection of a kind of record; other kinds than the store's own may be asked for too. */
  function collection<T extends { id: string }>(
    kind: string,
    groupOf?: (record: T) => string,
  ): Collection<T> {
    const known = collections.get(kind);
    if (known !== undefined) return known as unknown as Collection<T>;
    const made = new Collection<T>(kind, clock, transactions.changed, groupOf);
    collections.set(kind, made as unknown as Collection<{ id: string }>);
    for (const json of documents.load(kind)) made.load(JSON.parse(json) as T);
    return made;
  }

  const ofOrder = ({ orderId }: { orderId: string }) => orderId;
  const counters = collection<{ id: string; value: number }>('counter');

  /** Counts up, and returns the number before: 0 the first time. */
  function count(name: string): number {
    const value = counters.get(name)?.value ?? 0;
    counters.put({ id: name, value: value + 1 });
    return value;
  }

  /** the last moment that was asked for: what happens together happens at one */
  let said = { at: Number.NaN, text: '' };

  const state = {
    settings,
    now,
    /** the moment now, in whole seconds, as Shopify writes it */
    time: (milliseconds = now()) => {
      if (said.at !== milliseconds)
        said = {
          at: milliseconds,
          text: `${new Date(milliseconds).toISOString().slice(0, 19)}Z`,
        };
      return said.text;
    },
    newNumber: (type: string) => numericId(options.shop, type, count(type)),
    newId: (type: string) => `gid://shopify/${type}/${numericId(options.shop, type, count(type))}`,
    count,
    collection,
    transaction: transactions.run,
    fill: transactions.fill,
    emit: (topic: string, subject: WebhookSubject): void => options.enqueue(state, topic, subject),
    shops: collection<ShopRecord>('shop'),
    locations: collection<LocationRecord>('location'),
    products: collection<ProductRecord>('product', ({ handle }) => handle),
    variants: collection<VariantRecord>('variant', ({ productId }) => productId),
    inventoryItems: collection<InventoryItemRecord>('inventoryItem'),
    levels: collection<InventoryLevelRecord>('inventoryLevel', ({ itemId }) => itemId),
    customers: collection<CustomerRecord>('customer'),
    orders: collection<OrderRecord>('order'),
    fulfillmentOrders: collection<FulfillmentOrderRecord>('fulfillmentOrder', ofOrder),
    fulfillments: collection<FulfillmentRecord>('fulfillment', ofOrder),
    refunds: collection<RefundRecord>('refund', ofOrder),
    returns: collection<ReturnRecord>('return', ofOrder),
    mails: collection<MailRecord>('mail'),
    metafields: collection<MetafieldRecord>('metafield', ({ ownerId }) => ownerId),
    metafieldDefinitions: collection<MetafieldDefinitionRecord>('metafieldDefinition'),
    subscriptions: collection<WebhookSubscriptionRecord>('webhookSubscription'),
    jobs: collection<JobRecord>('job'),
    adjustmentGroups: collection<AdjustmentGroupRecord>('adjustmentGroup'),
    orderEdits: collection<OrderEditRecord>('orderEdit'),
    idempotency: collection<IdempotencyRecord>('idempotency'),
    /** the one shop record */
    shop(): ShopRecord {
      const shop = state.shops.all()[0];
      if (shop === undefined) throw new Error('The sandbox store has not been seeded.');
      return shop;
    },
    close: (): void => documents.close(),
  };
  return state;
}
