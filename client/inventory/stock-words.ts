/** Every sentence shown for a kind of stock movement, state or policy. Total: a new kind without words does not compile. */
import type { MovementKind, TargetState } from '../../src/stock/ledger-view.ts';
import type { EditPolicy } from '../../src/stock/setup.ts';

/** Why a number changed. */
export const movementWords: Record<MovementKind, string> = {
  held: 'Sold at a destination',
  released: 'No longer held',
  settled: 'Taken by our push',
  included: 'Now in the source’s own number',
  unsettled: 'Its push is gone: held again',
  received: 'More at the source',
  'sold-at-source': 'Less at the source',
  adjusted: 'Taken at the source',
  unadjusted: 'Given back at the source',
  suspended: 'Missing at a destination',
  explained: 'No longer missing',
  corrected: 'An edit, passed on to the source',
  'drift-repaired': 'Put right after reconciling',
};

/** How a place stands where a destination shows the SKU. */
export const targetStateWords: Record<TargetState, { says: string; next: string }> = {
  waiting: { says: 'Waiting for Apply', next: 'Nothing is written there before you look.' },
  aligned: { says: 'Aligned', next: '' },
  writing: { says: 'Being written', next: '' },
  blocked: { says: 'Blocked', next: 'It is tried again once something changes for it.' },
  paused: { says: 'Paused', next: 'Its link takes no part: nothing is written or counted.' },
  ended: { says: 'Set to zero', next: 'It is being unlinked.' },
};

export const editWords: Record<EditPolicy, { says: string; next: (source: string) => string }> = {
  'set-back': {
    says: 'Set it back',
    next: () => 'Stock that somebody edits there by hand is put back to what may be sold.',
  },
  'pass-on': {
    says: 'Pass it on to the source',
    next: (source) =>
      `The difference is adjusted at ${source}, as if it was counted there, and reaches every other store.`,
  },
};

/** How a sold line is taken at the source. */
export const pathWords: Record<'push' | 'adjust', string> = {
  push: 'by its push',
  adjust: 'by an adjustment of ours',
};

/** `+3`, `−2`, `0`. */
export const signed = (units: number): string =>
  units > 0
    ? `+${units.toLocaleString('en')}`
    : units < 0
      ? `−${(-units).toLocaleString('en')}`
      : '0';

export const unitsText = (units: number): string =>
  units === 1 ? '1 unit' : `${units.toLocaleString('en')} units`;

export const skusText = (skus: number): string =>
  skus === 1 ? '1 SKU' : `${skus.toLocaleString('en')} SKUs`;
