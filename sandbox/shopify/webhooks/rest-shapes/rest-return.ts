// The bodies of returns/*: what Shopify documents for each, which differs from topic to topic.
// Samples: https://shopify.dev/docs/api/webhooks/2026-07 (returns/process has an empty one: ours is returns/approve's).
import type { WebhookSubject } from '../../records.ts';
import { olderReason } from '../../return-reasons.ts';
import type { ExchangeLine, ReturnLine, ReturnRecord } from '../../return-record.ts';
import type { State } from '../../state.ts';
import { restId } from './rest-id.ts';

const recordOf = (state: State, { returnId }: WebhookSubject): ReturnRecord =>
  state.returns.need(returnId ?? '');

const base = ({ id, status }: ReturnRecord) => ({
  id: restId(id),
  admin_graphql_api_id: id,
  status: status.toLowerCase(),
});

const orderOf = ({ orderId }: ReturnRecord) => ({
  order: { id: restId(orderId), admin_graphql_api_id: orderId },
});

/** returns/request, /approve and /process: the return with its lines. */
export function wholeReturn(state: State, subject: WebhookSubject) {
  const record = recordOf(state, subject);
  const { name } = state.orders.need(record.orderId);
  return {
    ...base(record),
    ...orderOf(record),
    total_return_line_items: record.lines.length,
    name: `${name}-R${record.sequence}`,
    return_line_items: record.lines.map(returnLine),
    return_shipping_fees: [],
    exchange_line_items: record.exchanges.map(exchangeLine),
    total_exchange_line_items: record.exchanges.length,
  };
}

/** returns/decline. */
export function declinedReturn(state: State, subject: WebhookSubject) {
  const record = recordOf(state, subject);
  return {
    ...base(record),
    ...orderOf(record),
    decline: {
      reason: record.decline?.reason.toLowerCase() ?? null,
      note: record.decline?.note ?? null,
    },
  };
}

/** returns/cancel, /close and /reopen: the order is a number here. */
export function shortReturn(state: State, subject: WebhookSubject) {
  const record = recordOf(state, subject);
  return { ...base(record), order_id: restId(record.orderId) };
}

/** returns/update: what was taken off. It names neither the order nor a status. */
export function changedReturn(_: State, { returnId, returnRemovals = [] }: WebhookSubject) {
  return {
    admin_graphql_api_id: returnId,
    return_line_items: {
      removals: returnRemovals.map(({ returnLineId, delta }) => ({
        admin_graphql_api_id: returnLineId,
        delta,
      })),
    },
    restocking_fees: { updates: [], removals: [] },
    return_shipping_fees: { updates: [], removals: [] },
  };
}

const returnLine = (line: ReturnLine) => ({
  id: restId(line.id),
  admin_graphql_api_id: line.id,
  fulfillment_line_item: {
    id: restId(line.fulfillmentLineId),
    admin_graphql_api_id: line.fulfillmentLineId,
    line_item: { id: restId(line.lineId), admin_graphql_api_id: line.lineId },
  },
  quantity: line.quantity,
  return_reason: olderReason(line.reason).toLowerCase(),
  return_reason_note: line.reasonNote,
  customer_note: line.customerNote,
});

const exchangeLine = ({ id, lineIds }: ExchangeLine) => {
  const [lineId] = lineIds;
  return {
    id: restId(id),
    admin_graphql_api_id: id,
    line_item: lineId === undefined ? null : { id: restId(lineId), admin_graphql_api_id: lineId },
  };
};
