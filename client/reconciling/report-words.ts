/** What a run found beside drifts, what an import made of a store's listings, what it cost, and what is said about runs that were asked for. Pure. */
import type { ReconcileKind } from '../../src/reconcile/reconcile.ts';
import { workTold } from './run-words.ts';
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

/** What an import found, by name; zeros where it has read nothing yet. Pure. */
export function importCounts({ catalogue }: Pick<RunReport, 'catalogue'>): [string, number][] {
  const { read = 0, added = 0, changed = 0, gone = 0, linked = 0 } = catalogue ?? {};
  return [
    ['Read', read],
    ['New', added],
    ['Changed', changed],
    ['Gone', gone],
    ['Linked', linked],
  ];
}

/** The same in a phrase: `1,204 listings read: 3 new, 1 gone`. Pure. */
export function importWords(report: Pick<RunReport, 'catalogue'>): string {
  const [[, read] = ['', 0], ...found] = importCounts(report);
  const phrases = found.flatMap(([name, many]) =>
    many > 0 ? [`${many.toLocaleString('en')} ${name.toLowerCase()}`] : [],
  );
  const all = `${some(read, 'listing', 'listings')} read`;
  if (read === 0 && phrases.length === 0) return 'Nothing read yet';
  return `${all}: ${phrases.length > 0 ? phrases.join(', ') : 'nothing new'}`;
}

/** Calls to the store, by what for: of an import all are for its listings. Pure. */
export const callsFor = ({
  kind,
  report: { calls },
}: {
  kind: ReconcileKind;
  report: Pick<RunReport, 'calls'>;
}): [string, number][] =>
  kind === 'catalogue'
    ? [['Listings', calls.levels + calls.orders + calls.subscriptions]]
    : [
        ['Stock levels', calls.levels],
        ['Orders and shipments', calls.orders],
        ['Webhooks', calls.subscriptions],
      ];

/** Calls to the store: `5 calls to the store`. */
export const callsWords = ({ calls }: Pick<RunReport, 'calls'>): string =>
  some(
    calls.levels + calls.orders + calls.subscriptions,
    'call to the store',
    'calls to the store',
  );

/**
 * What is said once runs were asked for.
 * @param counts `started`: runs that began; `running`: were under way already
 */
export function startedWords(
  kind: ReconcileKind,
  counts: { started: number; running: number },
): string {
  const { started, running } = counts;
  const began = `${workTold(kind).doing} ${some(started, 'store', 'stores')}.`;
  const already =
    running === 1 ? 'One was under way already.' : `${running} were under way already.`;
  if (started === 0 && running === 0)
    return `No store can be ${kind === 'catalogue' ? 'imported' : 'reconciled'} now.`;
  if (running === 0) return began;
  return started === 0 ? already : `${began} ${already}`;
}
