import { describe, expect, it } from 'vitest';
import { gatherMail, type Waiting } from '../../../src/notices/gather.ts';

const minute = 60_000;
const now = Date.parse('2026-11-23T12:00:00Z');
let ids = 0;
const waits = (groupId: string, change: Partial<Waiting> = {}): Waiting => {
  ids += 1;
  const base = { noticeId: `n${ids}`, mode: 'at-once', at: now - 1000 } as const;
  return { ...base, groupId, kind: 'push-failed', ...change };
};
const idsOf = (...all: Waiting[]): string[] => all.map(({ noticeId }) => noticeId);

describe('what goes together', () => {
  it('[OP7] nothing of nothing', () => {
    expect(gatherMail([], new Map(), true, now)).toEqual({ messages: [], nextAt: null });
  });

  it('[OP7] repeats in one, other things in others', () => {
    const [a, b, c] = [waits('g1'), waits('g2'), waits('g1')];
    expect(gatherMail([a, b, c], new Map(), false, now)).toEqual({
      messages: [
        { purpose: 'notices', groupId: 'g1', noticeIds: idsOf(a, c) },
        { purpose: 'notices', groupId: 'g2', noticeIds: idsOf(b) },
      ],
      nextAt: null,
    });
  });

  it.each([
    [14 * minute, 0, now + minute],
    [15 * minute - 1, 0, now + 1],
    [15 * minute, 1, null],
  ])('[OP7] told of %i ms ago: %i messages, the next at %s', (ago, many, nextAt) => {
    const gathered = gatherMail([waits('g1')], new Map([['g1', now - ago]]), false, now);
    expect(gathered.messages).toHaveLength(many);
    expect(gathered.nextAt).toBe(nextAt);
  });

  it('[OP7] new orders do not wait for each other', () => {
    const order = waits('g1', { kind: 'new-order-received' });
    const gathered = gatherMail([order], new Map([['g1', now - 1]]), false, now);
    expect(gathered.messages).toHaveLength(1);
  });

  it('[OP7] what waited long comes in one, and the digest is another', () => {
    const old = waits('g1', { at: now - 21 * minute });
    const fresh = waits('g2');
    const kept = waits('g3', { mode: 'digest', at: now - 600 * minute });
    expect(gatherMail([old, fresh, kept], new Map(), true, now).messages).toEqual([
      { purpose: 'digest', groupId: null, noticeIds: idsOf(old, fresh) },
      { purpose: 'digest', groupId: null, noticeIds: idsOf(kept) },
    ]);
    expect(gatherMail([kept], new Map(), false, now)).toEqual({ messages: [], nextAt: null });
  });

  it('[OP7] one thing that waited long goes as it would have', () => {
    const old = waits('g1', { at: now - 90 * minute });
    expect(gatherMail([old], new Map(), false, now).messages).toMatchObject([{ groupId: 'g1' }]);
  });
});
