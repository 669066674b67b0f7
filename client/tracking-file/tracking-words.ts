/** A list of tracking numbers in words: its state, why lines are rejected and what to do, and what became of them. Pure. */
import type {
  TrackingFileState,
  TrackingOutcome,
  TrackingRejectedFor,
} from '../../src/mirror/tracking-file.ts';
import type { TrackingView } from '../../src/mirror/tracking-views.ts';
import type { Tone } from '../ui/badge.tsx';
import { clockTime } from '../ui/time-words.ts';
import type { ListedTrackingFile, ShownTrackingLine, TrackingFile } from './types.ts';

export const stateWords: Record<TrackingFileState, string> = {
  judged: 'Waits for Apply',
  applying: 'Being shipped',
  applied: 'Applied',
  cancelled: 'Cancelled',
  discarded: 'Discarded',
};

const viewWords: Record<TrackingView, { name: string; none: string }> = {
  ships: { name: 'To ship', none: 'No line ships anything' },
  rejected: { name: 'Rejected', none: 'No line is rejected' },
  'looks-wrong': { name: 'Number to check', none: 'Every number that can be checked fits' },
  failed: { name: 'Not shipped', none: 'No line failed' },
};

const isOver = (state: TrackingFileState): boolean => state === 'applied' || state === 'cancelled';

/** A view of lines of a list in this state, and what is said where it has none. */
export const viewNamed = (
  view: TrackingView,
  state: TrackingFileState,
): { name: string; none: string } =>
  view === 'ships' && isOver(state)
    ? { name: 'Shipped', none: 'No line was shipped' }
    : viewWords[view];

const outcomeWords: Record<TrackingOutcome, { says: string; tone: Tone }> = {
  waiting: { says: 'Waits', tone: 'quiet' },
  shipped: { says: 'Shipped', tone: 'good' },
  'shipped-before': { says: 'Changed meanwhile', tone: 'wait' },
  failed: { says: 'Failed', tone: 'bad' },
};

/** What became of a line that was to ship; undefined before somebody pressed Apply. */
export function becameWords(
  { outcome }: Pick<ShownTrackingLine, 'outcome'>,
  state: TrackingFileState,
): { says: string; tone: Tone } | undefined {
  if (outcome === null || state === 'judged' || state === 'discarded') return undefined;
  return outcome === 'waiting' && state === 'cancelled'
    ? { says: 'Not begun', tone: 'quiet' }
    : outcomeWords[outcome];
}

/** What a list is called among others: where it shares its name with one of them, by its time too. */
export function nameAmong(
  file: Pick<ListedTrackingFile, 'id' | 'name' | 'startedAt'>,
  files: readonly Pick<ListedTrackingFile, 'id' | 'name'>[],
): string {
  const name = file.name || 'A list without a name';
  const isShared = files.some(({ id, name: other }) => id !== file.id && other === file.name);
  if (!isShared) return name;
  const at = new Date(file.startedAt);
  return `${name}, ${at.toLocaleString('en', { dateStyle: 'medium', timeStyle: 'medium' })}`;
}

/** The work that is owed is looked for this often, ms (worker/cron). */
const sweepMs = 60_000;

/** When a list of which nothing moved goes on. @param now ms */
export function goesOnWords(goesOnAt: number, now: number): string {
  const by = Math.ceil(Math.max(goesOnAt, now) / sweepMs) * sweepMs;
  return `Nothing moved for a while. It goes on by itself at ${clockTime(by)} at the latest.`;
}

/** The same number on a line of another order: remarked, and shipped all the same. */
export const alsoOnWords = (line: number): string =>
  `Also on line ${line.toLocaleString('en')}: fine if they go in one parcel.`;

/** Why a line is rejected, and what to do. */
export function rejectedWords(why: TrackingRejectedFor): string {
  switch (why.kind) {
    case 'no-order':
      return 'It names no order: write its number, here or at the source store.';
    case 'unknown-order':
      return 'No connected store has an order of this number, among the newest 10,000. Check the number and the store.';
    case 'several-orders':
      return `Several orders have this number: ${why.stores.join(', ')}. Write one of these in the column “store”, or the source store’s own order number.`;
    case 'not-pushed':
      return 'It is at no source store yet. Push it first, or ship it in its own store.';
    case 'nothing-left':
      return 'Nothing of it is left to ship. Take the line out.';
    case 'cancelled':
      return 'It was cancelled. Look at the order before anything is sent.';
    case 'no-number':
      return 'It has no whole tracking number. Spreadsheets shorten long ones (9.4E+21): write it as text.';
    case 'no-such-sku':
      return why.sku === ''
        ? 'Several SKUs are left of it: say of which this quantity is.'
        : `Nothing of it has the SKU ${why.sku}. Use the selling store’s SKU, or the source’s.`;
    case 'sku-unclear':
      return `The SKU ${why.sku} is one thing of it at the selling store and another at the source store. Ship it from Orders.`;
    case 'number-taken':
      return `Order ${why.order} of ${why.store} was shipped with this number already. Check the number; where both are in one parcel, ship this one from Orders.`;
    case 'too-many':
      return `Only ${why.left === 1 ? '1 unit is' : `${why.left} units are`} left. Write fewer.`;
    case 'quantity-unreadable':
      return 'Its quantity is no whole number from 1. Leave it empty for all that is left.';
    case 'too-long':
      return 'Carrier or number is longer than 100 characters, or has characters that cannot be printed.';
    case 'twice':
      return `Line ${why.line.toLocaleString('en')} ships the same units. Leave one of them, or give each its SKU and quantity.`;
  }
}

/** How many lines a view has. */
export function countOf(
  file: Pick<
    TrackingFile,
    'state' | 'ships' | 'rejected' | 'looksWrong' | 'failed' | 'shippedBefore' | 'done'
  >,
  view: TrackingView,
): number {
  const notBegun = file.state === 'cancelled' ? file.ships - file.done : 0;
  const failed = file.failed + file.shippedBefore + notBegun;
  return {
    ships: file.ships - failed,
    rejected: file.rejected,
    'looks-wrong': file.looksWrong,
    failed,
  }[view];
}

export const linesText = (count: number): string =>
  `${count.toLocaleString('en')} ${count === 1 ? 'line' : 'lines'}`;

export const shipmentsText = (count: number): string =>
  `${count.toLocaleString('en')} ${count === 1 ? 'shipment' : 'shipments'}`;

/** What Apply does. */
export function applyWords({ shipments, stores }: TrackingFile): string {
  if (shipments === 0) return 'Nothing of it can be shipped.';
  const at = stores === 1 ? 'one store' : `${stores} stores`;
  return `Nothing is shipped yet. Applying makes ${shipmentsText(shipments)} at ${at}; the selling stores then mail their customers carrier and number.`;
}

/** What came of it. */
export function endWords({ shipped, shippedBefore, failed, ships, done }: TrackingFile): string {
  const parts = [
    shipped > 0 ? `${linesText(shipped)} shipped` : 'Nothing shipped',
    shippedBefore > 0 ? `${linesText(shippedBefore)} left alone, since something changed` : '',
    failed > 0 ? `${linesText(failed)} failed` : '',
    done < ships ? `${linesText(ships - done)} not begun` : '',
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}
