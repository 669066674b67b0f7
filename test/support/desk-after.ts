/** One reading of an order with all that became of it, as plain values a story compares. */
import type { After, AfterFulfillment, AfterRefund, AfterReturn } from './after.ts';
import type { Post } from './desk-documents.ts';
import { unitsIn } from './desk-units.ts';

export type { After } from './after.ts';

type Amount = { shopMoney: { amount: string } };
type Line = { id: string; sku: string };

const amount = 'shopMoney { amount }';

type ReadOrder = {
  id: string;
  name: string;
  note: string | null;
  cancelledAt: string | null;
  cancellation: { staffNote: string | null } | null;
  displayFinancialStatus: string;
  displayFulfillmentStatus: string;
  returnStatus: string;
  totalReceivedSet: Amount;
  totalRefundedSet: Amount;
  shippingAddress: Record<string, string | null> | null;
  lineItems: {
    nodes: (Line & {
      quantity: number;
      currentQuantity: number;
      unfulfilledQuantity: number;
      customAttributes: { key: string; value: string | null }[];
    })[];
  };
  fulfillments: (Omit<AfterFulfillment, 'lines' | 'tracking'> & {
    trackingInfo: AfterFulfillment['tracking'];
  })[];
  refunds: { id: string }[];
  returns: { nodes: { id: string }[] };
};

type ReadRefund = {
  id: string;
  note: string | null;
  return: { id: string } | null;
  totalRefundedSet: Amount;
  refundShippingLines: { nodes: { subtotalAmountSet: Amount }[] };
  refundLineItems: {
    nodes: {
      quantity: number;
      restockType: string;
      location: { name: string } | null;
      subtotalSet: Amount;
      lineItem: Line;
    }[];
  };
};

type ReadReturn = {
  id: string;
  name: string;
  status: string;
  returnLineItems: {
    nodes: {
      quantity: number;
      processedQuantity: number;
      returnReason: string;
      returnReasonNote: string;
      fulfillmentLineItem: { lineItem: Line };
    }[];
  };
  exchangeLineItems: {
    nodes: {
      variantSku: string;
      quantity: number;
      processedQuantity: number;
      lineItems: { id: string }[] | null;
    }[];
  };
};

const sum = (amounts: Amount[]): string =>
  amounts.reduce((all, { shopMoney }) => all + Number(shopMoney.amount), 0).toFixed(2);

export function afterDesk(post: Post) {
  const readRefund = async (id: string): Promise<AfterRefund> => {
    const { refund } = await post<{ refund: ReadRefund }>(
      `query Refund($id: ID!) { refund(id: $id) { id note return { id } totalRefundedSet { ${amount} }
        refundShippingLines(first: 5) { nodes { subtotalAmountSet { ${amount} } } }
        refundLineItems(first: 100) { nodes { quantity restockType location { name }
          subtotalSet { ${amount} } lineItem { id sku } } } } }`,
      { id },
    );
    return {
      id: refund.id,
      note: refund.note,
      returnId: refund.return?.id ?? null,
      shipping: sum(refund.refundShippingLines.nodes.map((line) => line.subtotalAmountSet)),
      amount: sum([refund.totalRefundedSet]),
      lines: refund.refundLineItems.nodes.map(({ lineItem, quantity, ...line }) => ({
        lineId: lineItem.id,
        sku: lineItem.sku,
        quantity,
        restock: line.restockType,
        location: line.location?.name ?? null,
        amount: sum([line.subtotalSet]),
      })),
    };
  };

  const readReturn = async (id: string): Promise<AfterReturn> => {
    const { return: known } = await post<{ return: ReadReturn }>(
      `query Return($id: ID!) { return(id: $id) { id name status
        returnLineItems(first: 50) { nodes { quantity processedQuantity returnReason returnReasonNote
          ... on ReturnLineItem { fulfillmentLineItem { lineItem { id sku } } } } }
        exchangeLineItems(first: 20) { nodes { variantSku quantity processedQuantity lineItems { id } } } } }`,
      { id },
    );
    return {
      id: known.id,
      name: known.name,
      status: known.status,
      lines: known.returnLineItems.nodes.map(({ fulfillmentLineItem, quantity, ...line }) => ({
        lineId: fulfillmentLineItem.lineItem.id,
        sku: fulfillmentLineItem.lineItem.sku,
        quantity,
        processed: line.processedQuantity,
        reason: line.returnReason,
        note: line.returnReasonNote,
      })),
      exchanges: known.exchangeLineItems.nodes.map(({ variantSku, quantity, ...line }) => ({
        sku: variantSku,
        quantity,
        processed: line.processedQuantity,
        lineIds: (line.lineItems ?? []).map(({ id: lineId }) => lineId),
      })),
    };
  };

  const find = async (id: string): Promise<ReadOrder | null> => {
    const { order } = await post<{ order: ReadOrder | null }>(
      `query After($id: ID!) { order(id: $id) { id name note cancelledAt cancellation { staffNote }
        displayFinancialStatus displayFulfillmentStatus returnStatus
        totalReceivedSet { ${amount} } totalRefundedSet { ${amount} }
        shippingAddress { firstName lastName company address1 address2 city provinceCode zip
          countryCode: countryCodeV2 phone }
        lineItems(first: 250) { nodes { id sku quantity currentQuantity unfulfilledQuantity
          customAttributes { key value } } }
        fulfillments(first: 30) { id status displayStatus deliveredAt
          trackingInfo(first: 10) { company number url } }
        refunds(first: 30) { id } returns(first: 30) { nodes { id } } } }`,
      { id },
    );
    return order;
  };

  /** All of it; one order of up to 250 lines. Throws where the store has no such order. */
  const readAfter = async (orderId: string): Promise<After> => {
    const order = await find(orderId);
    if (!order) throw new Error(`No order ${orderId}`);
    return {
      id: order.id,
      name: order.name,
      note: order.note,
      cancelledAt: order.cancelledAt,
      cancelNote: order.cancellation?.staffNote ?? null,
      financialStatus: order.displayFinancialStatus,
      fulfillmentStatus: order.displayFulfillmentStatus,
      returnStatus: order.returnStatus,
      received: sum([order.totalReceivedSet]),
      refunded: sum([order.totalRefundedSet]),
      address: order.shippingAddress,
      lines: order.lineItems.nodes.map(({ customAttributes, unfulfilledQuantity, ...line }) => ({
        ...line,
        unfulfilled: unfulfilledQuantity,
        mark: customAttributes.find(({ key }) => key === '_crossdock_line')?.value ?? null,
      })),
      fulfillments: await Promise.all(
        order.fulfillments.map(async ({ trackingInfo, ...parcel }) => ({
          ...parcel,
          tracking: trackingInfo,
          lines: (await unitsIn(post, parcel.id)).map(({ lineId, sku, quantity }) => ({
            lineId,
            sku,
            quantity,
          })),
        })),
      ),
      refunds: await Promise.all(order.refunds.map(({ id }) => readRefund(id))),
      returns: await Promise.all(order.returns.nodes.map(({ id }) => readReturn(id))),
    };
  };

  /** The store does not have it any more. */
  const isGone = async (orderId: string): Promise<boolean> => (await find(orderId)) === null;

  return { readAfter, isGone };
}
