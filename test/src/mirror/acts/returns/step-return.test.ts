// Which call comes next for a return, decided by how it stands at the other store.
import { describe, expect, it } from 'vitest';
import type { ReturnWish } from '../../../../../src/mirror/acts/returns/return-families.ts';
import { stepReturn } from '../../../../../src/mirror/acts/returns/step-return.ts';
import type { PlatformReturn } from '../../../../../src/platforms/aftermath.ts';
import { act, line, order, returned, units } from './returns-desk.ts';

const wishOf = (over: Partial<ReturnWish> = {}): ReturnWish => ({
  ...{ kind: 'return-source', state: 'open', returnId: 'S' },
  lines: [
    {
      ...{ destinationLineId: 'd1', quantity: 2, processed: 0, reason: 'unwanted' },
      locationId: undefined,
    },
  ],
  ...over,
});

const came = (processed: number, locationId?: string): ReturnWish =>
  wishOf({ lines: wishOf().lines.map((one) => ({ ...one, processed, locationId })) });

const shelf = ({ locationId }: { locationId: string | undefined }) =>
  locationId === 'shop' ? 'main' : undefined;

const step = (wish: ReturnWish, returns: PlatformReturn[], over = {}, isAnswered = false) =>
  stepReturn(
    act(wish, { isAnswered }),
    wish,
    order({
      lines: [
        line(wish.kind === 'return-source' ? 's1' : 'd1', {
          destinationLineId: wish.kind === 'return-source' ? 'd1' : undefined,
          ...over,
        }),
      ],
      returns,
    }),
    shelf,
  );

const differs = { kind: 'stop', stop: 'return-differs' };
const done = { kind: 'done' };
const s = (state: PlatformReturn['state'], processed = 0) =>
  returned('S', state, [units('s1', 2, { processed })]);

describe('the next call for a return', () => {
  const note = 'As on #1001. (Crossdock ma_0123456789abcdef)';
  const make = wishOf({ returnId: undefined });

  it('[RV3] makes it with our mark', () => {
    expect(step(make, [])).toEqual({
      kind: 'return',
      move: {
        does: 'make',
        draft: {
          ...{ orderId: 'order', state: 'open' },
          lines: [{ lineId: 's1', quantity: 2, reason: 'unwanted', note }],
        },
      },
    });
  });

  it('[RV3] makes none where one carries our mark', () => {
    const ours = returned('X', 'requested', [units('s1', 2, { note })]);
    expect(step(make, [ours])).toEqual({ kind: 'done', madeId: 'X' });
  });

  it('[RV3] makes none of more units than left, but of what there is where a person says so', () => {
    const left = { current: 3, open: 2 };
    expect(step(make, [], left)).toEqual({ kind: 'stop', stop: 'not-enough-left' });
    expect(step(make, [], left, true)).toMatchObject({
      move: { does: 'make', draft: { lines: [{ lineId: 's1', quantity: 1 }] } },
    });
    expect(step(make, [], { current: 0 }, true)).toEqual(done);
  });

  it('[RV3] waits at the customer’s store for the parcel', () => {
    const here = { ...make, kind: 'return-destination' } as const;
    expect(step(here, [], { open: 2 })).toMatchObject({ kind: 'wait' });
    expect(step(here, [], { current: 1 })).toEqual({ kind: 'stop', stop: 'not-enough-left' });
  });

  it.each<[string, ReturnWish, PlatformReturn, object]>([
    ['approves it', wishOf(), s('requested'), { does: 'approve', returnId: 'S' }],
    ['closes it', wishOf({ state: 'closed' }), s('open', 1), { does: 'close', returnId: 'S' }],
    [
      'declines it',
      wishOf({ state: 'declined' }),
      s('requested'),
      { does: 'decline', returnId: 'S', note: 'As on #1001.' },
    ],
    ['cancels it', wishOf({ state: 'cancelled' }), s('open'), { does: 'cancel', returnId: 'S' }],
    [
      'processes what is missing',
      came(2),
      s('open', 1),
      {
        does: 'process',
        units: {
          returnId: 'S',
          lines: [{ returnLineId: 'r-s1', quantity: 1, restockAt: undefined }],
        },
      },
    ],
    [
      'puts it on the shelf',
      came(1, 'shop'),
      s('open'),
      {
        does: 'process',
        units: { returnId: 'S', lines: [{ returnLineId: 'r-s1', quantity: 1, restockAt: 'main' }] },
      },
    ],
    [
      'puts it on none that is mapped to none',
      came(1, 'stall'),
      s('open'),
      {
        does: 'process',
        units: {
          returnId: 'S',
          lines: [{ returnLineId: 'r-s1', quantity: 1, restockAt: undefined }],
        },
      },
    ],
  ])('[RV3] %s', (_, wish, one, move) => {
    expect(step(wish, [one])).toEqual({ kind: 'return', move });
  });

  it.each<[string, ReturnWish, PlatformReturn]>([
    ['approved', wishOf(), s('closed')],
    ['processed', came(1), s('closed', 1)],
    ['processed further', came(1), s('open', 2)],
    ['closed', wishOf({ state: 'closed' }), s('closed')],
    ['cancelled instead', wishOf({ state: 'declined' }), s('cancelled')],
    ['declined instead', wishOf({ state: 'cancelled' }), s('declined')],
  ])('[RV3] does nothing where it is %s already', (_, wish, one) => {
    expect(step(wish, [one])).toEqual(done);
  });

  it.each<[string, ReturnWish, PlatformReturn]>([
    ['approves what was declined', wishOf(), s('declined')],
    ['processes what is closed', came(2), s('closed', 1)],
    ['processes what was cancelled', came(1), s('cancelled')],
    ['declines what was approved', wishOf({ state: 'declined' }), s('open')],
    ['cancels what came back', wishOf({ state: 'cancelled' }), s('open', 1)],
    ['closes what was never approved', wishOf({ state: 'closed' }), s('requested')],
    ['touches what is not there', wishOf(), returned('X', 'open', [])],
  ])('[RV3] never %s: a person is asked', (_, wish, one) => {
    expect(step(wish, [one])).toEqual(differs);
  });

  it('[RV3] processes no more units than the return has, unless a person says so', () => {
    expect(step(came(3), [s('open', 1)])).toEqual({ kind: 'stop', stop: 'not-enough-left' });
    expect(step(came(3), [s('open', 1)], {}, true)).toMatchObject({
      move: { does: 'process', units: { lines: [{ quantity: 1 }] } },
    });
  });
});
