// Compares the dashboard's page of an order with what both stores must show of it.
import { routerClient } from '../local/router-client.ts';
import type { RunStore } from '../local/run-file.ts';
import type { OrderAfter } from '../stores/order-after.ts';
import { figuresDifference, type LineFigures } from './after-lines.ts';

export type WantedPage = {
  /** What both orders must show, by the customer's line numbers. */
  lines: ReadonlyMap<number, LineFigures>;
  parcels: number;
  /** Refunds that were to be made at the source. */
  refunds: number;
};

/**
 * What the order's page says of `sold` that is not as wanted, or waits for a person: one sentence, empty where all is
 * right. Throws where the page does not know the order.
 */
export async function pageDifference(
  dashboard: string,
  destination: Pick<RunStore, 'shop'>,
  sold: Pick<OrderAfter, 'id'>,
  wanted: WantedPage,
): Promise<string> {
  const { orders } = routerClient(dashboard);
  const order = sold.id.split('/').at(-1) ?? '';
  const { orderId } = await orders.find.query({ shop: destination.shop, order });
  const { lines, acts, shipments, pushStatus, reasons } = await orders.get.query({ orderId });
  const side = (name: string, of: Map<number, LineFigures>) => {
    const differs = figuresDifference(wanted.lines, of);
    return differs && `${name}, ${differs}`;
  };
  const numbered = lines.map((line, at) => [at + 1, line] as const);
  const made = numbered.flatMap(([number, line]): [number, LineFigures][] => {
    const [part, second] = line.made;
    return part && !second ? [[number, { ...part, ordered: part.pushed }]] : [];
  });
  const copied = shipments.filter((one) => one.state === 'created' && one.copied && !one.takenBack);
  const done = acts.filter(({ kind, state }) => kind === 'refund-source' && state === 'created');
  const waiting = [
    ...acts.filter(({ choices }) => choices.length > 0).map(({ says }) => says),
    ...shipments.filter(({ conflict }) => conflict).map(({ name }) => `${name} in conflict`),
    ...reasons,
  ];
  return [
    side('sold', new Map(numbered.map(([number, { sold: units }]) => [number, units]))),
    side('made', new Map(made)),
    copied.length === wanted.parcels && shipments.length === wanted.parcels
      ? ''
      : `${copied.length} of ${shipments.length} parcels copied, ${wanted.parcels} wanted`,
    done.length === wanted.refunds && acts.length === wanted.refunds
      ? ''
      : `${done.length} refunds of ${acts.length} acts done, ${wanted.refunds} wanted`,
    pushStatus === 'success' ? '' : `push status ${pushStatus}`,
    waiting.length === 0 ? '' : `waits for a person: ${waiting.join(', ')}`,
  ]
    .filter((sentence) => sentence !== '')
    .join('. ');
}
