import { describe, expect, it } from 'vitest';
import { type DriftWhy, type PlaceNow, standingOf } from '../../../src/reconcile/drift.ts';

const place: PlaceNow = {
  state: 'aligned',
  shows: 7,
  suspense: 0,
  stopped: false,
  storeAway: false,
};
const waiting = (why: DriftWhy) => ({ outcome: 'waiting' as const, why, shown: 7 });

describe('what has become of a drift', () => {
  it.each<[string, DriftWhy, Partial<PlaceNow> | undefined, string, DriftWhy]>([
    ['an edit whose place is right again', 'set-back', {}, 'repaired', 'set-back'],
    ['missing units that were sold', 'sale-awaited', {}, 'repaired', 'sale-found'],
    [
      'missing units that no order explained',
      'sale-awaited',
      { shows: 10 },
      'repaired',
      'set-back',
    ],
    ['a number that arrived late', 'on-its-way', {}, 'repaired', 'written-again'],
    [
      'missing units without an order yet',
      'sale-awaited',
      { suspense: 2 },
      'waiting',
      'sale-awaited',
    ],
    [
      'one its place stocks no more, whose units are missing until they are written off',
      'not-stocked',
      { suspense: 2 },
      'waiting',
      'not-stocked',
    ],
    [
      'one its place stocks no more, written back there',
      'not-stocked',
      {},
      'repaired',
      'not-stocked',
    ],
    [
      'one its place stocks no more, whose number its store refuses',
      'not-stocked',
      { state: 'blocked' },
      'left',
      'not-stocked',
    ],
    ['one being written', 'set-back', { state: 'writing' }, 'waiting', 'set-back'],
    ['one its store refuses', 'set-back', { state: 'blocked' }, 'left', 'refused'],
    [
      'one that waits for a person',
      'set-back',
      { state: 'writing', stopped: true },
      'left',
      'stopped',
    ],
    [
      'one of a store that is shut',
      'set-back',
      { state: 'writing', storeAway: true },
      'left',
      'store-away',
    ],
    ['one whose link was paused', 'set-back', { state: 'paused' }, 'left', 'set-back'],
    ['one whose ledger keeps it no more', 'set-back', undefined, 'left', 'set-back'],
  ])('[RC1] %s', (_, why, now, outcome, then) => {
    expect(standingOf(waiting(why), now && { ...place, ...now })).toEqual({ outcome, why: then });
  });

  it('[RC1] what was settled stays settled', () => {
    const settled = { outcome: 'repaired', why: 'number-taken' } as const;
    expect(standingOf({ ...settled, shown: 7 }, { ...place, suspense: 3 })).toEqual(settled);
  });
});
