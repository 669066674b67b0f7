/** Sums an account's state up in one sentence, with the worst first and where to go about it. */
import type { Overview, ShellStore } from '../trpc.ts';
import { durationText } from '../ui/time-words.ts';

export type Health = {
  tone: 'good' | 'wait' | 'bad';
  says: string;
  /** The page that shows more; undefined where all is well. */
  path: string | undefined;
};

/** How long an order may wait before it is worth a word: a push takes seconds, its retries minutes. */
const longWaitMs = 5 * 60_000;

const list = new Intl.ListFormat('en', { type: 'conjunction' });

const count = (many: number, one: string, more = `${one}s`): string =>
  many === 1 ? `1 ${one}` : `${many} ${more}`;

/** Pure. */
export function healthOf(
  overview: Pick<
    Overview,
    'failedPushes' | 'failedShipments' | 'oldestWaiting' | 'deadLetterCount'
  >,
  stores: readonly Pick<ShellStore, 'name' | 'state'>[],
  now: number,
): Health {
  if (stores.length === 0)
    return { tone: 'wait', says: 'No store is connected yet.', path: '/stores' };
  const shut = stores.filter((store) => store.state !== 'working');
  const problems: { says: string; path: string }[] = [];
  if (shut.length > 0) {
    const says = shut.length === 1 ? `${shut[0]?.name} needs` : `${shut.length} stores need`;
    problems.push({ says: `${says} attention`, path: '/stores' });
  }
  if (overview.failedPushes > 0)
    problems.push({
      says: `${count(overview.failedPushes, 'push', 'pushes')} failed`,
      path: '/order-push',
    });
  if (overview.failedShipments > 0)
    problems.push({
      says: `the tracking of ${count(overview.failedShipments, 'shipment')} did not come back`,
      path: '/order-push',
    });
  if (overview.deadLetterCount > 0)
    problems.push({
      says: `${count(overview.deadLetterCount, 'piece')} of work gave up`,
      path: '/',
    });
  const [first] = problems;
  if (first) {
    const said = list.format(problems.map(({ says }) => says));
    return { tone: 'bad', says: `${capital(said)}.`, path: first.path };
  }
  const waitedMs = overview.oldestWaiting ? now - overview.oldestWaiting.since : 0;
  if (waitedMs > longWaitMs)
    return {
      tone: 'wait',
      says: `An order has waited for ${durationText(waitedMs)}; it is tried again by itself.`,
      path: '/order-push',
    };
  const all = stores.length === 1 ? 'The store works' : `All ${stores.length} stores work`;
  return { tone: 'good', says: `${all}, and nothing needs you.`, path: undefined };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
