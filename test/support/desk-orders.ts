/** What a store's staff do with an order: pay, cancel, edit, refund, hold, assess, ship. */
import { type DeskOrder, must, orderFields, type Post } from './desk-documents.ts';

export type DeskTracking = { company: string; number: string };

export type DeskRisk = 'HIGH' | 'LOW' | 'MEDIUM' | 'NONE' | 'PENDING';

type Group = {
  id: string;
  status: string;
  lineItems: {
    nodes: { id: string; sku: string; inventoryItemId: string | null; remainingQuantity: number }[];
  };
};

type Refusals = { userErrors: { message: string }[] };

export function orderDesk(post: Post) {
  const readOrder = async (id: string): Promise<DeskOrder> => {
    const { order } = await post<{ order: DeskOrder | null }>(
      `query Read($id: ID!) { order(id: $id) { ${orderFields} } }`,
      { id },
    );
    if (!order) throw new Error(`No order ${id}`);
    return order;
  };

  /** Every order of the store, newest first. */
  const listOrders = async (): Promise<DeskOrder[]> => {
    const { orders } = await post<{ orders: { nodes: { id: string }[] } }>(
      '{ orders(first: 50, reverse: true, sortKey: CREATED_AT) { nodes { id } } }',
    );
    return Promise.all(orders.nodes.map(({ id }) => readOrder(id)));
  };

  const pay = (id: string) =>
    post(
      'mutation Pay($id: ID!) { orderMarkAsPaid(input: { id: $id }) { userErrors { message } } }',
      { id },
    );

  const cancel = (id: string) =>
    post(
      `mutation Cancel($id: ID!) {
        orderCancel(orderId: $id, reason: CUSTOMER, restock: true, notifyCustomer: false) {
          orderCancelUserErrors { message }
        }
      }`,
      { id },
    );

  const groupsOf = async (id: string): Promise<Group[]> => {
    const { order } = await post<{ order: { fulfillmentOrders: { nodes: Group[] } } }>(
      `query Groups($id: ID!) { order(id: $id) { fulfillmentOrders(first: 10) { nodes { id status
        lineItems(first: 20) { nodes { id sku inventoryItemId remainingQuantity } } } } } }`,
      { id },
    );
    return order.fulfillmentOrders.nodes;
  };

  /** Somebody stops the shipping of all that is open, until further notice. */
  const hold = async (id: string): Promise<void> => {
    for (const group of await groupsOf(id)) {
      if (group.status !== 'OPEN') continue;
      const { fulfillmentOrderHold } = await post<{ fulfillmentOrderHold: Refusals }>(
        `mutation Hold($id: ID!) {
          fulfillmentOrderHold(id: $id, fulfillmentHold: { reason: OTHER }) { userErrors { message } }
        }`,
        { id: group.id },
      );
      must(fulfillmentOrderHold);
    }
  };

  /** Shipping goes on. */
  const release = async (id: string): Promise<void> => {
    for (const group of await groupsOf(id)) {
      if (group.status !== 'ON_HOLD') continue;
      const { fulfillmentOrderReleaseHold } = await post<{ fulfillmentOrderReleaseHold: Refusals }>(
        `mutation Release($id: ID!) {
          fulfillmentOrderReleaseHold(id: $id) { userErrors { message } }
        }`,
        { id: group.id },
      );
      must(fulfillmentOrderReleaseHold);
    }
  };

  const stockThere = async (item: string, location: string | undefined): Promise<void> => {
    const { inventoryActivate } = await post<{ inventoryActivate: Refusals }>(
      `mutation Stock($item: ID!, $location: ID!, $key: String!) {
        inventoryActivate(inventoryItemId: $item, locationId: $location) @idempotent(key: $key) {
          userErrors { message } } }`,
      { item, location, key: crypto.randomUUID() },
    );
    must(inventoryActivate);
  };

  /**
   * Somebody lets another of the store's locations ship all of an order that is open. That one stocks what it is to ship
   * from now on, with no units where it did not.
   */
  const moveTo = async (id: string, location: string): Promise<void> => {
    const { locations } = await post<{ locations: { nodes: { id: string; name: string }[] } }>(
      '{ locations(first: 20) { nodes { id name } } }',
    );
    const there = locations.nodes.find(({ name }) => name === location);
    for (const group of await groupsOf(id)) {
      if (group.status !== 'OPEN') continue;
      for (const { inventoryItemId: item } of group.lineItems.nodes)
        if (item !== null) await stockThere(item, there?.id);
      const { fulfillmentOrderMove } = await post<{ fulfillmentOrderMove: Refusals }>(
        `mutation Move($id: ID!, $to: ID!) {
          fulfillmentOrderMove(id: $id, newLocationId: $to) { userErrors { message } }
        }`,
        { id: group.id, to: there?.id },
      );
      must(fulfillmentOrderMove);
    }
  };

  /** The fraud analysis says this of the order, or that it is not done yet (`PENDING`). */
  const assessRisk = async (orderId: string, riskLevel: DeskRisk): Promise<void> => {
    const { orderRiskAssessmentCreate } = await post<{ orderRiskAssessmentCreate: Refusals }>(
      `mutation Assess($said: OrderRiskAssessmentCreateInput!) {
        orderRiskAssessmentCreate(orderRiskAssessmentInput: $said) { userErrors { message } }
      }`,
      { said: { orderId, riskLevel, facts: [] } },
    );
    must(orderRiskAssessmentCreate);
  };

  /** Somebody edits the order: this many units of the SKU from now on. */
  const editQuantity = async (orderId: string, sku: string, to: number): Promise<void> => {
    const { orderEditBegin } = await post<{
      orderEditBegin: Refusals & {
        calculatedOrder: { id: string; lineItems: { nodes: { id: string; sku: string }[] } };
      };
    }>(
      `mutation Begin($id: ID!) { orderEditBegin(id: $id) {
        calculatedOrder { id lineItems(first: 50) { nodes { id sku } } } userErrors { message } } }`,
      { id: orderId },
    );
    must(orderEditBegin);
    const { id, lineItems } = orderEditBegin.calculatedOrder;
    const line = lineItems.nodes.find((one) => one.sku === sku);
    if (!line) throw new Error(`The order has no ${sku}`);
    const { orderEditSetQuantity } = await post<{ orderEditSetQuantity: Refusals }>(
      `mutation Set($id: ID!, $line: ID!, $to: Int!) {
        orderEditSetQuantity(id: $id, lineItemId: $line, quantity: $to, restock: true) {
          userErrors { message }
        }
      }`,
      { id, line: line.id, to },
    );
    must(orderEditSetQuantity);
    const { orderEditCommit } = await post<{ orderEditCommit: Refusals }>(
      'mutation Commit($id: ID!) { orderEditCommit(id: $id, notifyCustomer: false) { userErrors { message } } }',
      { id },
    );
    must(orderEditCommit);
  };

  /** Units that are not shipped yet are taken off the order and put back on the shelf. No money moves. */
  const refund = async (orderId: string, units: Record<string, number>): Promise<void> => {
    const order = await readOrder(orderId);
    const { refundCreate } = await post<{ refundCreate: Refusals }>(
      `mutation Refund($input: RefundInput!, $key: String!) {
        refundCreate(input: $input) @idempotent(key: $key) { userErrors { message } }
      }`,
      {
        key: crypto.randomUUID(),
        input: {
          orderId,
          refundLineItems: order.lineItems.nodes.flatMap(({ id, sku }) =>
            units[sku] === undefined
              ? []
              : [{ lineItemId: id, quantity: units[sku], restockType: 'CANCEL' }],
          ),
        },
      },
    );
    must(refundCreate);
  };

  /** Ships all that is left of an order, or the given units by SKU, from whichever location has them. */
  const ship = async (
    id: string,
    tracking: DeskTracking,
    only?: Record<string, number>,
  ): Promise<void> => {
    const groups = (await groupsOf(id)).filter(
      (group) => group.status === 'OPEN' || group.status === 'IN_PROGRESS',
    );
    for (const group of groups) {
      const lines = group.lineItems.nodes
        .map((line) => ({
          id: line.id,
          quantity: Math.min(
            line.remainingQuantity,
            only ? (only[line.sku] ?? 0) : line.remainingQuantity,
          ),
        }))
        .filter((line) => line.quantity > 0);
      if (lines.length === 0) continue;
      const { fulfillmentCreate } = await post<{ fulfillmentCreate: Refusals }>(
        `mutation Ship($fulfillment: FulfillmentInput!) {
          fulfillmentCreate(fulfillment: $fulfillment) { fulfillment { id } userErrors { message } }
        }`,
        {
          fulfillment: {
            lineItemsByFulfillmentOrder: [
              { fulfillmentOrderId: group.id, fulfillmentOrderLineItems: lines },
            ],
            trackingInfo: tracking,
            notifyCustomer: false,
          },
        },
      );
      must(fulfillmentCreate);
    }
  };

  return {
    readOrder,
    listOrders,
    pay,
    cancel,
    hold,
    release,
    moveTo,
    assessRisk,
    editQuantity,
    refund,
    ship,
  };
}
