/** Every sentence shown for a drift: what is there, why, and what a person can do. Total: a new reason must have words. */
import type { DriftOutcome, DriftWhy } from '../../src/reconcile/drift.ts';

type Told = {
  says: string;
  /** While it is not settled, where that is said otherwise. */
  yet?: string;
  /** What a person does about it; empty where nothing is to be done. */
  next: string;
  /** Where that is done, if not on the SKU's own page. */
  path?: string;
};

/** Why a place was repaired, waits, or was left (RC1). */
export const driftWords: Record<DriftWhy, Told> = {
  'number-taken': {
    says: 'The source’s number was read again and taken over.',
    next: '',
  },
  'set-back': {
    says: 'Somebody changed it there. Our number was written again.',
    yet: 'Somebody changed it there. Our number is on its way again.',
    next: '',
  },
  'passed-on': {
    says: 'Somebody changed it there. The difference was passed on to the source.',
    yet: 'Somebody changed it there. The difference is being passed on to the source.',
    next: '',
  },
  'sale-found': { says: 'The missing units were sold: the order was found.', next: '' },
  'sale-awaited': {
    says: 'Units are missing there, and no order says why yet.',
    next: 'They count as sold until one comes, and its orders are read again by itself.',
  },
  'written-again': {
    says: 'Our number had not arrived there. It was written again.',
    yet: 'Our number had not arrived there. It is on its way again.',
    next: '',
  },
  'not-stocked': {
    says: 'The location does not stock it any more.',
    next: 'Stock it there again in the store’s admin, if it is to be sold from there.',
  },
  older: {
    says: 'What the store said is from before our last write.',
    next: 'Nothing to do: it is compared again next time.',
  },
  stopped: {
    says: 'Writing it would set many SKUs to zero at once.',
    next: 'Look at it and choose: keep them, or let them go to zero.',
    path: '/inventory',
  },
  refused: {
    says: 'The store refuses the number.',
    next: 'The SKU’s page says why. Mend that in the store; it is tried again once something changes.',
  },
  'store-away': {
    says: 'The store lets us in no more.',
    next: 'Connect it again. What waits is written then.',
    path: '/stores',
  },
  'on-its-way': { says: 'Our number is being written.', next: '' },
};

/** Where a drift stands. */
export const outcomeWords: Record<DriftOutcome, string> = {
  repaired: 'Repaired',
  waiting: 'Waiting',
  left: 'Left',
};

/** These say why a number is on its way; where it is left all the same, its place takes no part any more. */
const underWay: readonly DriftWhy[] = [
  'set-back',
  'passed-on',
  'sale-found',
  'sale-awaited',
  'written-again',
  'on-its-way',
];

const takesNoPart: Told = {
  says: 'Its link rests, waits for Apply, or is gone: nothing is written there.',
  next: 'The SKU’s page says which.',
};

/** The words for a drift as it stands now. Pure. */
export function driftTold({ why, outcome }: { why: DriftWhy; outcome: DriftOutcome }): Told {
  if (outcome === 'left' && underWay.includes(why)) return takesNoPart;
  const told = driftWords[why];
  return outcome === 'waiting' && told.yet ? { ...told, says: told.yet } : told;
}

/**
 * A number as a store shows it, or as we hold it.
 * @param units null where the location does not stock it, or nothing is known
 * @param none what is said then
 */
export const shownWords = (units: number | null, none: string): string =>
  units === null ? none : units.toLocaleString('en');
