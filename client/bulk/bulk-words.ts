/** Bulk runs in words: what is asked, how far it is, and what came of it (OP9, OP15). Pure. */
import type { BulkKind, BulkOutcome, BulkState } from '../../src/order-push/bulk/bulk.ts';
import { bulkAtMost } from '../../src/order-push/bulk/bulk.ts';
import { reasonOf } from '../../src/order-push/reasons.ts';
import { reasonSays, reasonsCounted } from '../order-push/reason-words.ts';
import { askedWords } from '../reconciling/run-words.ts';
import { durationText } from '../ui/time-words.ts';

type Counts = Record<BulkOutcome, number>;
type Run = {
  kind: BulkKind;
  askedBy: string;
  about: string | null;
  state: BulkState;
  total: number;
  counts: Counts;
};

const number = (value: number): string => value.toLocaleString('en');

export const ordersText = (count: number): string =>
  count === 1 ? '1 order' : `${number(count)} orders`;

const titles: Record<BulkKind, { goesOn: string; isOver: string }> = {
  retry: { goesOn: 'Retrying', isOver: 'Retry of' },
  push: { goesOn: 'Pushing', isOver: 'Push of' },
  recheck: { goesOn: 'Looking again at', isOver: 'Looked again at' },
};

/** What a run is or was: `Retrying 200 orders`. */
export const runTitle = ({ kind, total }: Pick<Run, 'kind' | 'total'>, isOver: boolean): string =>
  `${isOver ? titles[kind].isOver : titles[kind].goesOn} ${ordersText(total)}`;

/** What it is about and who asked; `about` is a store's name or a reason's kind. */
export function runAbout({ about, askedBy }: Pick<Run, 'about' | 'askedBy'>): string {
  const what = about === null ? '' : reasonOf(about) ? reasonSays(about) : about;
  return [what, askedWords(askedBy)].filter(Boolean).join(', ');
}

/** How many of a run have an outcome, or were left as they were. */
export const doneOf = ({ total, counts }: Pick<Run, 'total' | 'counts'>): number =>
  total - counts.waiting - counts.working;

export const doneWords = (run: Pick<Run, 'total' | 'counts'>): string =>
  `${number(doneOf(run))} of ${number(run.total)} done`;

/** How it stands, read aloud when it changes. */
export const stateWords: Record<BulkState, string> = {
  running: 'Under way',
  done: 'Done',
  cancelled: 'Cancelled',
};

/** What Cancel does to the rest of a run. */
export function cancelWords({ working, waiting }: Pick<Counts, 'working' | 'waiting'>): string {
  const finish = working === 1 ? '1 under way finishes' : `${number(working)} under way finish`;
  const stay = waiting === 1 ? '1 stays as it is' : `${number(waiting)} stay as they are`;
  return [working > 0 ? finish : '', stay].filter(Boolean).join(', ');
}

const outcomes = (words: Partial<Record<BulkOutcome, string>>, counts: Counts): string[] =>
  (Object.entries(words) as [BulkOutcome, string][]).flatMap(([outcome, says]) =>
    counts[outcome] > 0 ? [`${number(counts[outcome])} ${says}`] : [],
  );

const stay = (count: number): string => (count === 1 ? 'stays' : 'stay');

/**
 * What came of a run so far: `14 pushed, 2 failed`; of looking again: `12 go now, 2 stay (its SKU is not on the source
 * store, 2)`. Empty where nothing has come of it yet.
 * @param reasons why those that stay do, where that is known
 */
export function outcomeWords(
  { kind, counts }: Pick<Run, 'kind' | 'counts'>,
  reasons: readonly { kind: string; orders: number }[] = [],
): string {
  const why = reasons.length > 0 ? ` (${reasonsCounted(reasons)})` : '';
  const went = kind === 'recheck' ? (counts.went === 1 ? 'goes now' : 'go now') : 'pushed';
  const later = counts.later === 1 ? 'is tried again by itself' : 'are tried again by themselves';
  return outcomes(
    {
      went,
      failed: 'failed',
      stays: `${stay(counts.stays)}${why}`,
      later,
      left: counts.left === 1 ? 'stays as it was' : 'stay as they were',
    },
    counts,
  ).join(', ');
}

/** One order of a run, for people. */
export const orderOutcomeWords: Record<BulkOutcome, string> = {
  waiting: 'Not begun yet',
  working: 'Under way',
  went: 'Went',
  failed: 'Failed',
  stays: 'Stays',
  later: 'Is tried again by itself',
  left: 'As it was',
};

/** Why orders of a run did not go, most first. */
export function reasonsOf(
  orders: readonly { outcome: BulkOutcome; why: string | null }[],
  ...outcomes: BulkOutcome[]
): { kind: string; orders: number }[] {
  const counts = new Map<string, number>();
  for (const order of orders)
    if (outcomes.includes(order.outcome) && order.why)
      counts.set(order.why, (counts.get(order.why) ?? 0) + 1);
  return [...counts]
    .map(([kind, many]) => ({ kind, orders: many }))
    .sort((a, b) => b.orders - a.orders);
}

type Asked = 'retry' | 'recheck';

const asks: Record<Asked, { title: string; press: string; left: string; lead: string }> = {
  retry: {
    title: 'Retry',
    press: 'Retry',
    left: 'nothing of them failed or waits',
    lead: 'What failed or waits of each is tried again at once. Whoever presses at the same time: each becomes one source order.',
  },
  recheck: {
    title: 'Check again',
    press: 'Check',
    left: 'they are wholly pushed, cancelled or done',
    lead: 'Each order is read from its store and decided about anew. What may go now goes.',
  },
};

export const askTitle = (kind: Asked): string => asks[kind].title;
export const askLead = (kind: Asked): string => asks[kind].lead;

export const confirmWords = (kind: Asked, orders: number): string =>
  `${asks[kind].press} ${ordersText(orders)}`;

/** What of a choice is left out; empty where nothing is. */
export const leftOutWords = (kind: Asked, leftOut: number): string =>
  leftOut > 0 ? `${ordersText(leftOut)}: ${asks[kind].left}` : '';

/** Why an estimate cannot be confirmed; undefined where it can. */
export function whyNotStart(estimate: { orders: number; tooMany: boolean }): string | undefined {
  if (estimate.tooMany)
    return `More than ${number(bulkAtMost)} orders at once are too many: narrow the list first.`;
  return estimate.orders === 0 ? 'There is nothing to do for what is chosen.' : undefined;
}

/** About how long, no more exactly than anybody knows. */
export const longWords = (seconds: number): string =>
  seconds < 5 ? 'a few seconds' : `about ${durationText(Math.ceil(seconds / 5) * 5_000)}`;
