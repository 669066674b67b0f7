// What stands with a line that was tried says whether it may be sent again.
import { describe, expect, it } from 'vitest';
import {
  interruptedWords,
  isAllLookedFor,
  lookedForLast,
  lookingWords,
  looksMost,
  looksOf,
  lostWords,
} from '../../../src/mirror/tracking-look.ts';
import { mayPass, trackingOutcome } from '../../../src/mirror/tracking-outcome.ts';

const group = (pushId: string, ...says: (string | null)[]) => ({
  pushId,
  lines: says.map((one) => ({ says: one })),
});

describe('what is looked for', () => {
  it.each([
    [null, undefined],
    [interruptedWords, undefined],
    [lookingWords(0), 0],
    [lookingWords(3), 3],
    [lostWords, looksMost],
    ['Words of an earlier version.', looksMost],
  ])('[SO1] %j was looked for %j times', (says, looks) => {
    expect(looksOf(says)).toBe(looks);
  });

  it('[SO1] what could not be sent may be sent again', () => {
    const shipped = { kind: 'failed', failure: 'unreachable', detail: 'x', shipments: 0 } as const;
    expect(mayPass(shipped)).toBe(true);
    expect(looksOf(trackingOutcome(shipped, 1, 'North Supply')?.says ?? '')).toBeUndefined();
  });

  it.each(['unknown', 'unreadable-reply', 'refused'] as const)(
    '[SO1] %s is never sent again by itself',
    (failure) => {
      expect(mayPass({ kind: 'failed', failure, detail: '', shipments: 0 })).toBe(false);
    },
  );

  it('[SO1] comes last, before what else there is of its push, the least looked for first', () => {
    const groups = [
      group('a', null),
      group('a', lookingWords(2)),
      group('b', lookingWords(1)),
      group('c', interruptedWords),
      group('b', null),
      group('d', null),
    ];
    const [, a, b, c, other, d] = groups;
    expect(lookedForLast(groups)).toEqual([c, d, b, other, a, groups[0]]);
    expect(isAllLookedFor(groups)).toBe(false);
    expect(isAllLookedFor([b, other].flatMap((one) => one ?? []))).toBe(true);
  });
});
