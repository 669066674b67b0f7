// Which units of an order can still be returned: those that were shipped and are neither refunded nor in another return.
import type { OrderRecord } from '../../records.ts';
import type { State } from '../../state.ts';

export type ReturnableUnits = {
  fulfillmentId: string;
  fulfillmentLineId: string;
  lineId: string;
  quantity: number;
};

/** Returns in these states hold no units: https://shopify.dev/docs/api/admin-graphql/latest/mutations/returnDeclineRequest */
const released = new Set(['CANCELED', 'DECLINED']);

/** @returns one entry a line of a shipment that stands, also where nothing is left of it */
export function returnableUnits(state: State, order: OrderRecord): ReturnableUnits[] {
  const returns = state.returns.in(order.id).filter(({ status }) => !released.has(status));
  const inReturns = returns.flatMap(({ lines }) => lines);
  const sum = (lines: { quantity: number }[]) => lines.reduce((all, one) => all + one.quantity, 0);
  const refunded = state.refunds.in(order.id).flatMap(({ lines }) => lines);
  /** Shipped units that were refunded without a return: what processed returns cover is not counted twice. */
  const gone = new Map(
    order.lines.map(({ id }) => {
      const back = sum(
        refunded.filter(({ lineId, restockType }) => lineId === id && restockType !== 'CANCEL'),
      );
      const processed = inReturns
        .filter(({ lineId }) => lineId === id)
        .reduce((all, line) => all + line.processed, 0);
      return [id, Math.max(0, back - processed)] as const;
    }),
  );
  return state.fulfillments
    .in(order.id)
    .filter(({ status }) => status === 'SUCCESS')
    .flatMap(({ id: fulfillmentId, lines }) =>
      lines.map(({ id, lineId, quantity }) => {
        const free =
          quantity - sum(inReturns.filter(({ fulfillmentLineId }) => fulfillmentLineId === id));
        const less = Math.min(free, gone.get(lineId) ?? 0);
        gone.set(lineId, (gone.get(lineId) ?? 0) - less);
        return { fulfillmentId, fulfillmentLineId: id, lineId, quantity: free - less };
      }),
    );
}
