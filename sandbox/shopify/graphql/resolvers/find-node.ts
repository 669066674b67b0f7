// Finds any record the API can name by its gid.
import { bulkOperations } from '../../bulk/bulk-store.ts';
import { gidType } from '../../gids.ts';
import type { FulfillmentRecord, OrderRecord } from '../../records.ts';
import type { State } from '../../state.ts';
import { fulfillmentLine } from './fulfillment.ts';
import type { LineSource } from './line-item.ts';
import type { ProductOptionSource } from './product.ts';
import { reverseOf } from './return.ts';
import type { TransactionSource } from './transaction.ts';

type Find = (state: State, id: string) => unknown;

const inOrders =
  <T>(pick: (order: OrderRecord) => T | undefined): Find =>
  (state) => {
    for (const order of state.orders.all()) {
      const found = pick(order);
      if (found !== undefined) return found;
    }
    return undefined;
  };

const inFulfillments =
  <T>(pick: (fulfillment: FulfillmentRecord) => T | undefined): Find =>
  (state) => {
    for (const fulfillment of state.fulfillments.all()) {
      const found = pick(fulfillment);
      if (found !== undefined) return found;
    }
    return undefined;
  };

const finders: Record<string, Find> = {
  Shop: (state, id) => state.shops.get(id),
  App: (state, id) => (state.shop().app.id === id ? state.shop().app : undefined),
  AppInstallation: (state, id) =>
    state.shop().app.installationId === id ? { id, __typename: 'AppInstallation' } : undefined,
  Location: (state, id) => state.locations.get(id),
  Product: (state, id) => state.products.get(id),
  ProductVariant: (state, id) => state.variants.get(id),
  ProductOption: (state, id) => {
    for (const product of state.products.all()) {
      const option = product.options.find((one) => one.id === id);
      if (option !== undefined)
        return {
          ...option,
          product,
          position: product.options.indexOf(option) + 1,
        } satisfies ProductOptionSource;
    }
    return undefined;
  },
  InventoryItem: (state, id) => state.inventoryItems.get(id),
  InventoryLevel: (state, id) => state.levels.get(id),
  InventoryAdjustmentGroup: (state, id) => state.adjustmentGroups.get(id),
  Customer: (state, id) => state.customers.get(id),
  MailingAddress: (state, id) =>
    state.customers
      .all()
      .flatMap(({ addresses }) => addresses)
      .find((address) => address.id === id),
  Order: (state, id) => state.orders.get(id),
  LineItem: (state, id) =>
    inOrders((order): LineSource | undefined => {
      const line = order.lines.find((one) => one.id === id);
      return line && { id, order, line };
    })(state, id),
  OrderTransaction: (state, id) =>
    inOrders((order): TransactionSource | undefined => {
      const transaction = order.transactions.find((one) => one.id === id);
      return transaction && { ...transaction, order };
    })(state, id),
  Refund: (state, id) => state.refunds.get(id),
  Return: (state, id) => state.returns.get(id),
  ReverseFulfillmentOrder: reverseOf,
  Fulfillment: (state, id) => state.fulfillments.get(id),
  FulfillmentEvent: (state, id) =>
    inFulfillments(({ events }) => events.find((event) => event.id === id))(state, id),
  FulfillmentLineItem: fulfillmentLine,
  FulfillmentOrder: (state, id) => state.fulfillmentOrders.get(id),
  FulfillmentOrderLineItem: (state, id) => {
    for (const open of state.fulfillmentOrders.all()) {
      const line = open.lines.find((one) => one.id === id);
      if (line !== undefined) return { ...line, open };
    }
    return undefined;
  },
  Metafield: (state, id) => state.metafields.get(id),
  MetafieldDefinition: (state, id) => state.metafieldDefinitions.get(id),
  WebhookSubscription: (state, id) => state.subscriptions.get(id),
  BulkOperation: (state, id) => bulkOperations(state).get(id),
  CalculatedOrder: (state, id) => state.orderEdits.get(id),
};

/** @returns the record, or null where the store has none under this id (or no such type) */
export function findNode(state: State, id: string): unknown {
  return finders[gidType(id.replace(/\?.*$/, '')) ?? '']?.(state, id) ?? null;
}
