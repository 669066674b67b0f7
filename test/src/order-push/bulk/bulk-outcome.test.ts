import { describe, expect, it } from 'vitest';
import type { BulkKind } from '../../../../src/order-push/bulk/bulk.ts';
import {
  outcomeOf,
  outcomeWithinMs,
  type PresentEffect,
  type PresentOrder,
} from '../../../../src/order-push/bulk/bulk-outcome.ts';

const now = 1_000_000;
const handedAt = now - 5_000;

const effect = (change: Partial<PresentEffect>): PresentEffect => ({
  state: 'created',
  dueAt: null,
  since: handedAt + 1,
  failureKind: null,
  ...change,
});

const order = (change: Partial<PresentOrder>): PresentOrder => ({
  handedAt,
  effects: [],
  decision: 'pushed',
  staysFor: null,
  storeWaitsFor: null,
  reading: 'done',
  ...change,
});

const there = effect({});
const due = effect({ state: 'ready', dueAt: now });
const soon = effect({ state: 'ready', dueAt: now + 1_000 });
const later = effect({ state: 'ready', dueAt: now + 1_001, failureKind: 'unreachable' });
const throttled = effect({ state: 'ready', dueAt: now + 9_000, failureKind: 'throttled' });
const creating = effect({ state: 'creating', dueAt: now + 9_000 });
const refused = effect({ state: 'failed', failureKind: 'refused' });
const old = (of: PresentEffect): PresentEffect => ({ ...of, since: handedAt - 1 });

describe('what became of an order of a bulk run', () => {
  it.each<[string, BulkKind, Partial<PresentOrder>, string, string | null]>([
    ['is at its source', 'retry', { effects: [there] }, 'went', null],
    ['goes now', 'retry', { effects: [due] }, 'working', null],
    ['goes within a second', 'retry', { effects: [soon] }, 'working', null],
    ['is being created', 'retry', { effects: [creating] }, 'working', null],
    ['is asked to wait a moment', 'retry', { effects: [throttled] }, 'working', null],
    ['goes later by itself', 'retry', { effects: [later] }, 'later', 'unreachable'],
    ['failed again', 'retry', { effects: [refused] }, 'failed', 'refused'],
    ['failed in one of its parts', 'retry', { effects: [later, refused] }, 'failed', 'refused'],
    ['has a part under way', 'retry', { effects: [refused, creating] }, 'working', null],
    ['was there before', 'retry', { effects: [old(there)] }, 'went', null],
    [
      'is not to go any more',
      'retry',
      { decision: 'plan-too-low', staysFor: 'plan-too-low' },
      'stays',
      'plan-too-low',
    ],
    ['is withdrawn and decided about', 'retry', { decision: 'pushed' }, 'working', null],

    ['is not read yet', 'recheck', { reading: 'waiting', decision: 'on-hold' }, 'working', null],
    [
      'stays as it was',
      'recheck',
      { decision: 'on-hold', staysFor: 'on-hold' },
      'stays',
      'on-hold',
    ],
    ['goes now, decided anew', 'recheck', { reading: 'waiting', effects: [due] }, 'working', null],
    ['went, decided anew', 'recheck', { effects: [there] }, 'went', null],
    [
      'has a line that still stays',
      'recheck',
      { effects: [old(there)], staysFor: 'not-linked' },
      'stays',
      'not-linked',
    ],
    [
      'has a new part for that line',
      'recheck',
      { effects: [old(refused), there], staysFor: 'not-linked' },
      'went',
      null,
    ],
    ['has nothing that stays', 'recheck', { effects: [old(there)] }, 'went', null],
    ['is decided about again', 'recheck', { decision: 'pushed' }, 'working', null],
    [
      'could not be read',
      'recheck',
      { reading: 'failed', storeWaitsFor: 'unauthorized' },
      'failed',
      'unauthorized',
    ],
    ['is not known here yet', 'push', { decision: undefined, reading: 'waiting' }, 'working', null],
    [
      'is held all the same',
      'push',
      { decision: 'high-risk', staysFor: 'high-risk' },
      'stays',
      'high-risk',
    ],
    ['goes by hand', 'push', { effects: [creating], reading: 'done' }, 'working', null],
    ['is gone from its store', 'push', { decision: undefined }, 'stays', null],
  ])('[OP9] %s (%s)', (_, kind, change, outcome, why) => {
    expect(outcomeOf(kind, order(change), now)).toEqual({ outcome, why });
  });

  it('[OP9] without an outcome after two minutes goes on by itself, and says why it waits', () => {
    const at = handedAt + outcomeWithinMs;
    const waits = order({ effects: [creating, { ...throttled, dueAt: at + 9_000 }] });
    expect(outcomeOf('retry', waits, at)).toEqual({ outcome: 'working', why: null });
    expect(outcomeOf('retry', waits, at + 1)).toEqual({ outcome: 'later', why: 'throttled' });
    const shut = order({ reading: 'waiting', storeWaitsFor: 'unauthorized' });
    expect(outcomeOf('recheck', shut, at + 1)).toEqual({ outcome: 'later', why: 'unauthorized' });
  });
});
