/** Drift: one place whose store shows another number than we hold, found by reconciling, and what became of it (RC1). */

/** Why a place was repaired, waits, or was left. */
export type DriftWhy =
  /** The source's number was read again and taken over. */
  | 'number-taken'
  /** Somebody edited it at the destination: our number was written again. */
  | 'set-back'
  /** That edit was passed on to the source, as the connection says. */
  | 'passed-on'
  /** The missing units were sold: their order was found. */
  | 'sale-found'
  /** Units are missing there, and no order says why yet. */
  | 'sale-awaited'
  /** Our number had not arrived there: written again. */
  | 'written-again'
  /** The place does not stock it any more. */
  | 'not-stocked'
  /** The store's own time of it is older than our last write: compared again next time. */
  | 'older'
  /** Writing it would show many SKUs as sold out and waits for a person (ST8). */
  | 'stopped'
  /** The store refuses the number. */
  | 'refused'
  /** The store lets us in no more. */
  | 'store-away'
  /** Being written. */
  | 'on-its-way';

export type DriftOutcome = 'repaired' | 'waiting' | 'left';

export type DriftSide = 'source' | 'destination';

/** One place of one run. */
export type Drift = {
  side: DriftSide;
  /** The ledger it belongs to. */
  sourceStoreId: string;
  inventoryItemId: string;
  /** The ledger's name of the place at a destination; the location at a source. */
  place: string;
  locationId: string;
  /** What the store shows; undefined where the place does not stock it any more. */
  shown: number | undefined;
  /** What we held it to show. */
  expected: number | undefined;
  outcome: DriftOutcome;
  why: DriftWhy;
};

/** How a drift stands by what its place and its store are now. */
export type PlaceNow = {
  state: 'waiting' | 'aligned' | 'writing' | 'blocked' | 'paused' | 'ended';
  /** What it shows, as last confirmed. */
  shows: number | undefined;
  /** Units missing there without an order yet. */
  suspense: number;
  stopped: boolean;
  storeAway: boolean;
};

/**
 * What has become of a drift at a destination since it was found.
 * @param before as it was last told
 * @param now the place's copy; undefined where the ledger keeps it no longer
 */
export function standingOf(
  before: { outcome: DriftOutcome; why: DriftWhy; shown: number | undefined },
  now: PlaceNow | undefined,
): { outcome: DriftOutcome; why: DriftWhy } {
  const { outcome, why } = before;
  if (outcome !== 'waiting') return { outcome, why };
  if (!now || now.state === 'paused' || now.state === 'waiting') return { outcome: 'left', why };
  // That it is not stocked there says more than that its units are missing, or that writing it was refused.
  const isGone = why === 'not-stocked';
  if (now.suspense > 0) return { outcome: 'waiting', why: isGone ? why : 'sale-awaited' };
  if (now.state === 'aligned' || now.state === 'ended')
    return { outcome: 'repaired', why: repairedBy(before, now) };
  if (now.state === 'blocked') return { outcome: 'left', why: isGone ? why : 'refused' };
  if (now.stopped) return { outcome: 'left', why: 'stopped' };
  if (now.storeAway) return { outcome: 'left', why: 'store-away' };
  return { outcome, why };
}

/** Missing units that were written back were no sale; what was on its way arrived. */
function repairedBy(
  { why, shown }: { why: DriftWhy; shown: number | undefined },
  { shows }: PlaceNow,
): DriftWhy {
  if (why === 'sale-awaited') return (shows ?? 0) > (shown ?? 0) ? 'set-back' : 'sale-found';
  return why === 'on-its-way' ? 'written-again' : why;
}
