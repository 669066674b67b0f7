// Reads an order with all that became of it, and numbers its lines alike at both stores.
import type { RunStore } from '../local/run-file.ts';
import { askStore } from './ask-store.ts';
import { storeDocuments } from './store-documents.ts';

type Place = { id: string; name: string };
type Payment = { id: string; kind: string; status: string; gateway: string | null };
type OfLine = { lineItem: { id: string } };

export type LineAfter = {
  id: string;
  sku: string | null;
  /** Units ordered, left, and still to be shipped. */
  quantity: number;
  currentQuantity: number;
  unfulfilledQuantity: number;
  customAttributes: { key: string; value: string | null }[];
};

export type ParcelAfter = {
  id: string;
  status: string;
  trackingInfo: { company: string | null; number: string | null }[];
  fulfillmentLineItems: { nodes: ({ quantity: number } & OfLine)[] };
};

export type RefundAfter = {
  id: string;
  totalRefundedSet: { shopMoney: { amount: string; currencyCode: string } };
  refundLineItems: {
    nodes: ({ quantity: number; restockType: string; location: Place | null } & OfLine)[];
  };
  transactions: { nodes: Payment[] };
};

export type OrderAfter = {
  id: string;
  name: string;
  cancelledAt: string | null;
  displayFulfillmentStatus: string;
  lineItems: { nodes: LineAfter[] };
  fulfillments: ParcelAfter[];
  refunds: RefundAfter[];
  transactions: Payment[];
  fulfillmentOrders: {
    nodes: {
      id: string;
      status: string;
      assignedLocation: { location: Place | null };
      lineItems: {
        nodes: ({ id: string; totalQuantity: number; remainingQuantity: number } & OfLine)[];
      };
    }[];
  };
};

/** One order of `store` as it is now. Throws where the store has none of this id. */
export async function readOrderAfter(
  store: Pick<RunStore, 'name' | 'baseUrl' | 'token'>,
  id: string,
): Promise<OrderAfter> {
  const { order } = await askStore<{ order: OrderAfter | null }>(store, storeDocuments.orderAfter, {
    id,
  });
  if (!order) throw new Error(`${store.name} has no order ${id}.`);
  return order;
}

/** The hidden property under which a pushed line names the customer's line it stands for. */
const mark = '_crossdock_line';

/**
 * Pure. The customer's lines are numbered from 1 as they stand; a pushed line has the number of the one it stands for.
 * @param order the customer's order itself, or one made from it
 * @returns numbers by the line ids of the order. Throws where a pushed line stands for none, or two for the same one
 */
export function lineNumbers(
  sold: Pick<OrderAfter, 'lineItems'>,
  order: Pick<OrderAfter, 'name' | 'lineItems'>,
): Map<string, number> {
  const ofSold = new Map(sold.lineItems.nodes.map(({ id }, at) => [id, at + 1]));
  const numbers = new Map<string, number>();
  for (const { id, customAttributes } of order.lineItems.nodes) {
    const meant = customAttributes.find(({ key }) => key === mark)?.value ?? id;
    const number = ofSold.get(meant);
    if (number === undefined)
      throw new Error(`Line ${id} of ${order.name} stands for no line of the customer’s order.`);
    if ([...numbers.values()].includes(number))
      throw new Error(`Two lines of ${order.name} stand for line ${number} of the customer’s.`);
    numbers.set(id, number);
  }
  return numbers;
}
