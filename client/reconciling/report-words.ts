/** What a run found beside drifts, what it cost, and what is said about runs that were asked for. Pure. */
import type { RunReport } from './types.ts';

const some = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${many}`;

/** What no webhook had told, and what was put right beside stock: a phrase each; none where all was well. */
export function foundWords(report: RunReport): string[] {
  const { ordersFound, shipmentsFound, subscriptionsRestored, doubled, young } = report;
  return [
    ...(ordersFound > 0
      ? [`${some(ordersFound, 'order', 'orders')} found whose webhook never came`]
      : []),
    ...(shipmentsFound > 0
      ? [`${some(shipmentsFound, 'shipment', 'shipments')} found whose webhook never came`]
      : []),
    ...(subscriptionsRestored.length > 0
      ? [`${some(subscriptionsRestored.length, 'webhook', 'webhooks')} registered again`]
      : []),
    ...(doubled > 0
      ? [
          `${some(doubled, 'doubled source order', 'doubled source orders')} cancelled, stock put back`,
        ]
      : []),
    ...(young > 0
      ? [
          young === 1
            ? '1 place changed only just now: its webhook or the next run puts it right'
            : `${young.toLocaleString('en')} places changed only just now: their webhooks or the next run put them right`,
        ]
      : []),
    ...(report.subscriptionsProblem === undefined
      ? []
      : [
          `Its webhooks could not be registered (${report.subscriptionsProblem}). Until they are, changes are found only by reconciling.`,
        ]),
  ];
}

/** Calls to the store: `5 calls to the store`. */
export const callsWords = ({ calls }: Pick<RunReport, 'calls'>): string =>
  some(
    calls.levels + calls.orders + calls.subscriptions,
    'call to the store',
    'calls to the store',
  );

/**
 * What is said once runs were asked for.
 * @param started runs that began; `running`: were under way already
 */
export function startedWords(counts: { started: number; running: number }): string {
  const { started, running } = counts;
  const began = `Reconciling ${some(started, 'store', 'stores')}.`;
  const already =
    running === 1 ? 'One was under way already.' : `${running} were under way already.`;
  if (started === 0 && running === 0) return 'No store can be reconciled now.';
  if (running === 0) return began;
  return started === 0 ? already : `${began} ${already}`;
}
