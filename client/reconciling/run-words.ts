/** A run of reconciling, or an import, in words: what it does now, how far it is, what it found, and why it failed. Pure. */
import type { PlatformFailureKind } from '../../src/platforms/platform-failure.ts';
import type {
  ReconcileKind,
  ReconcileState,
  ReconcileStep,
} from '../../src/reconcile/reconcile.ts';

/** How much is compared; of an import, what is read. */
export const kindWords: Record<ReconcileKind, { name: string; says: string }> = {
  everything: { name: 'Everything', says: 'every level the store has' },
  changed: { name: 'What changed', says: 'what changed there lately' },
  catalogue: { name: 'Catalogue', says: 'every listing the store has' },
};

/** Both kinds of work: a store's levels are reconciled, its listings imported. */
type Work = 'reconcile' | 'import';

const workOf = (kind: ReconcileKind): Work => (kind === 'catalogue' ? 'import' : 'reconcile');

const workWords: Record<Work, { doing: string; again: string }> = {
  reconcile: { doing: 'Reconciling', again: 'Reconcile again' },
  import: { doing: 'Importing', again: 'Import again' },
};

/** What a run does to its store, to be followed by the store's name, and the words to ask for it once more. Pure. */
export const workTold = (kind: ReconcileKind): { doing: string; again: string } =>
  workWords[workOf(kind)];

export const stateWords: Record<ReconcileState, string> = {
  running: 'Running',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

const endWords: Record<Work, Partial<Record<ReconcileState, string>>> = {
  reconcile: {
    failed: 'What it had repaired stays. Reconcile again once it is mended.',
    cancelled:
      'What it had repaired stays, and what it had begun to write arrives. The rest is compared next time.',
  },
  import: {
    failed: 'What it had read and linked stays. Import again once it is mended.',
    cancelled: 'What it had read and linked stays. The rest is read next time.',
  },
};

/** What a run that ended so leaves to know; empty where it leaves nothing. Pure. */
export const endTold = ({ kind, state }: { kind: ReconcileKind; state: ReconcileState }): string =>
  endWords[workOf(kind)][state] ?? '';

/** What a store writes down in its own list for us. */
const writtenWords: Record<Work, string> = { reconcile: 'levels', import: 'listings' };

/** What a run does now, and what it counts meanwhile, after what its store has; empty where it counts nothing. */
const stepWords: Record<ReconcileStep, { says: string; counts: string }> = {
  subscriptions: { says: 'Checking that its webhooks still come', counts: '' },
  orders: { says: 'Looking for orders whose webhook never came', counts: 'orders read' },
  exporting: { says: 'The store writes down', counts: 'written down' },
  comparing: { says: 'Comparing', counts: 'levels compared' },
  counting: { says: 'Counting what the store lists', counts: '' },
  listing: { says: 'Reading what the store lists', counts: 'listings read' },
  forgetting: { says: 'Looking for what the store lists no more', counts: 'listings looked at' },
  matching: { says: 'Linking by SKU', counts: 'listings looked at' },
  repairing: { says: 'Putting right what differs', counts: 'drifts settled' },
  done: { says: 'Done', counts: '' },
};

/** Why a run could not go on, and what a person can do. `error`: a fault of our own. */
export const problemWords: Record<PlatformFailureKind | 'error', { says: string; next: string }> = {
  refused: { says: 'The store refused', next: 'Mend what it names, then begin again.' },
  'address-refused': { says: 'The store does not take an address', next: 'Look at it there.' },
  'shipped-by-hand': { says: 'It was shipped by hand', next: 'Look at the order’s page.' },
  'too-few': { says: 'The store has too few units', next: 'Look at its stock there.' },
  throttled: { says: 'The store asked to wait', next: 'It goes on by itself.' },
  unreachable: { says: 'The store could not be reached', next: 'It goes on by itself.' },
  unknown: { says: 'The answer was lost', next: 'It is asked again by itself.' },
  unauthorized: {
    says: 'The store refused our token',
    next: 'Connect the store again, then begin again.',
  },
  forbidden: {
    says: 'The store does not let us do this',
    next: 'Check the app’s rights there, then begin again.',
  },
  paused: {
    says: 'The store lets us in no more',
    next: 'Connect it again or look into its admin; the next one goes by itself then.',
  },
  'not-found': { says: 'The store does not know it any more', next: 'Begin again.' },
  'not-now': { says: 'The store does not allow it just now', next: 'It is tried again by itself.' },
  'unreadable-reply': {
    says: 'The store answered something else than expected',
    next: 'It is tried again by itself.',
  },
  error: {
    says: 'Crossdock made a mistake here',
    next: 'Begin again; if it fails again, tell us what is said here.',
  },
};

/** The words for a problem as it came; for a kind that nobody knows, none but its own. Pure. */
export const problemTold = (kind: string): { says: string; next: string } =>
  isProblem(kind) ? problemWords[kind] : { says: kind, next: '' };

const isProblem = (kind: string): kind is keyof typeof problemWords =>
  Object.hasOwn(problemWords, kind);

/** What a run does now, as a sentence. Pure. */
export function stepTold(run: {
  kind: ReconcileKind;
  step: ReconcileStep;
  byPages: boolean;
}): string {
  if (run.byPages && run.step === 'comparing')
    return 'Reading and comparing page by page, as the store writes no list of its levels for us.';
  if (run.step === 'exporting')
    return `The store writes down its ${writtenWords[workOf(run.kind)]}.`;
  return `${stepWords[run.step].says}.`;
}

/** What is compared by itself, and when: for one sentence. */
export const scheduleWords = (intervalMinutes: number, nightlyAt: string): string =>
  `every ${intervalMinutes === 1 ? 'minute' : `${intervalMinutes} minutes`} what changed, every night at ${nightlyAt} UTC everything`;

/** Who asked for a run: cron is `Crossdock`, a single person `You`. */
export function askedWords(askedBy: string): string {
  if (askedBy === 'Crossdock') return 'by itself';
  return `asked for by ${askedBy === 'You' ? 'you' : askedBy}`;
}

const count = (value: number): string => value.toLocaleString('en');

/** What the present step counts up to. A total may be an estimate: once more is done than it says, nobody knows. */
export const totalOf = ({ done, total }: { done: number; total: number | null }): number | null =>
  total !== null && total > 0 && total >= done ? total : null;

/** How far the present step is: `12,000 of 100,000 levels compared`; empty where it counts nothing yet. */
export function doneWords(run: {
  kind: ReconcileKind;
  step: ReconcileStep;
  done: number;
  total: number | null;
}): string {
  const said = stepWords[run.step].counts;
  const counts = run.step === 'exporting' ? `${writtenWords[workOf(run.kind)]} ${said}` : said;
  const total = totalOf(run);
  if (!counts || (run.done === 0 && total === null)) return '';
  return total === null
    ? `${count(run.done)} ${counts}`
    : `${count(run.done)} of ${count(total)} ${counts}`;
}

/** How fast: `420 a second`, below one `24 a minute`; empty where it is not known. */
export function rateWords(perSecond: number | null): string {
  if (perSecond === null || !(perSecond > 0)) return '';
  if (perSecond >= 1) return `${count(Math.round(perSecond))} a second`;
  return `${count(Math.max(1, Math.round(perSecond * 60)))} a minute`;
}

/** How long yet, no more exactly than anybody knows: `about 3 min left`; empty where it is not known. */
export function timeLeftWords(seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds)) return '';
  if (seconds < 5) return 'a few seconds left';
  if (seconds < 55) return `about ${Math.ceil(seconds / 5) * 5} s left`;
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return `about ${minutes} min left`;
  const [hours, rest] = [Math.floor(minutes / 60), Math.round((minutes % 60) / 10) * 10];
  if (rest === 60) return `about ${hours + 1} h left`;
  return rest ? `about ${hours} h ${rest} min left` : `about ${hours} h left`;
}
