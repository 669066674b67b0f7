// What a look plans about two returns that are one: steps, contradictions, and never one thing twice.
import { describe, expect, it } from 'vitest';
import type { ReturnWish } from '../../../../../src/mirror/acts/returns/return-families.ts';
import { type PlatformReturn, returnStates } from '../../../../../src/platforms/aftermath.ts';
import { maker, part, planned, returned, units } from './returns-desk.ts';

const nothing = { acts: [], moot: [] };
const steps = (...acts: string[]) => ({ acts, moot: [] });

type Shelved = { locationId: string; quantity: number }[];

const unsent = [
  { ...{ id: 'e', variantId: undefined, sku: '', quantity: 1, processed: 0 }, lineIds: [] },
];

/** `open 1`: open, and one of its two units came back; `and one to send`: with something else instead. */
const one = (id: string, lineId: string, said: string, restocked: Shelved): PlatformReturn => {
  const [word, processed, ...more] = said.split(' ');
  const state = returnStates.find((known) => known === word) ?? 'open';
  const line = units(lineId, 2, { processed: Number(processed), restocked });
  return returned(id, state, [line], more.length > 0 ? unsent : []);
};

/** D at the customer's store was first; S follows at the source. */
const pair = (sold: string, made: string, restocked: Shelved = [], shelved: Shelved = []) => ({
  sold: [one('D', 'd1', sold, restocked)],
  parts: [part('p1', [one('S', 's1', made, shelved)])],
  acts: [maker('return-source', 'D', { madeId: 'S' })],
});

describe('two returns that are one', () => {
  it.each([
    ['agree', 'open 1', 'open 1', ''],
    ['are both over', 'declined 0', 'cancelled 0', ''],
    [
      'the customer’s approved',
      'open 0',
      'requested 0',
      'p1 return-source S open: 2 of d1 (D:open:0)',
    ],
    [
      'the source’s approved',
      'requested 0',
      'open 0',
      'p1 return-destination D open: 2 of d1 (S:open:0)',
    ],
    [
      'approved before units come back',
      'open 2',
      'requested 0',
      'p1 return-source S open: 2 of d1 (D:open:0)',
    ],
    [
      'a unit came back to the customer’s store',
      'open 1',
      'open 0',
      'p1 return-source S open: 1 of d1, 1 back (D:open:1)',
    ],
    [
      'a unit came back to the source',
      'open 0',
      'open 1',
      'p1 return-destination D open: 1 of d1, 1 back (S:open:1)',
    ],
    [
      'units come back before it is closed',
      'closed 2',
      'open 1',
      'p1 return-source S open: 1 of d1, 2 back (D:open:2)',
    ],
    [
      'the customer’s closed',
      'closed 1',
      'open 1',
      'p1 return-source S closed: 2 of d1 (D:closed:0)',
    ],
    [
      'the source’s closed',
      'open 1',
      'closed 1',
      'p1 return-destination D closed: 2 of d1 (S:closed:0)',
    ],
    ['the source’s closed before all is sent', 'open 2 and one to send', 'closed 2', ''],
    [
      'declined',
      'declined 0',
      'requested 0',
      'p1 return-source S declined: 2 of d1 (D:declined:0)',
    ],
    [
      'declined at the source',
      'requested 0',
      'declined 0',
      'p1 return-destination D declined: 2 of d1 (S:declined:0)',
    ],
    ['cancelled', 'cancelled 0', 'open 0', 'p1 return-source S cancelled: 2 of d1 (D:cancelled:0)'],
    [
      'cancelled at the source',
      'open 0',
      'cancelled 0',
      'p1 return-destination D cancelled: 2 of d1 (S:cancelled:0)',
    ],
    [
      'declined here, approved there',
      'declined 0',
      'open 0',
      'p1 return-source S declined: 2 of d1 (D:declined:0:differs, return-differs)',
    ],
    [
      'cancelled here, a unit back there',
      'cancelled 0',
      'open 1',
      'p1 return-source S cancelled: 2 of d1 (D:cancelled:0:differs, return-differs)',
    ],
    [
      'cancelled there, closed here',
      'closed 1',
      'cancelled 0',
      'p1 return-destination D cancelled: 2 of d1 (S:cancelled:0:differs, return-differs)',
    ],
    [
      'units here, closed there',
      'open 2',
      'closed 1',
      'p1 return-source S open: 1 of d1, 2 back (D:open:2:differs, return-differs)',
    ],
  ])('[RV3] %s: %s, %s', (_, sold, made, act) => {
    expect(planned(pair(sold, made))).toEqual({ acts: act === '' ? [] : [act], moot: [] });
  });

  it('[RV3] has a step planned once, and none while another is under way', () => {
    const input = pair('open 1', 'open 0');
    const step = (over: object) => ({
      ...maker('return-source', 'D', { id: 'ma_c', cause: 'D:open:1' }),
      wish: { kind: 'return-source', state: 'open', returnId: 'S', lines: [] } satisfies ReturnWish,
      ...over,
    });
    for (const state of ['ready', 'creating', 'failed', 'withdrawn', 'created'] as const)
      expect(planned({ ...input, acts: [...input.acts, step({ state })] })).toEqual(nothing);
    const other = step({ state: 'ready', cause: 'D:open:0' });
    expect(planned({ ...input, acts: [...input.acts, other] })).toEqual(nothing);
  });

  it('[RV3] asks nobody any more once they agree, or another step is wanted', () => {
    const input = pair('open 1', 'open 1');
    const asking = {
      ...maker('return-source', 'D', { id: 'ma_c', cause: 'D:open:1', state: 'failed' }),
      wish: { kind: 'return-source', state: 'open', returnId: 'S', lines: [] } satisfies ReturnWish,
    };
    expect(planned({ ...input, acts: [...input.acts, asking] })).toEqual({
      acts: [],
      moot: ['ma_c'],
    });
    const gone = maker('return-source', 'D', { id: 'ma_d', state: 'failed' });
    expect(planned({ parts: [part('p1', [])], acts: [gone] })).toEqual({
      acts: [],
      moot: ['ma_d'],
    });
  });

  it('[RV3] opened again by somebody is not closed once more', () => {
    const input = pair('open 1', 'closed 1');
    const closed = {
      ...maker('return-source', 'D', { id: 'ma_c', cause: 'D:closed:0' }),
      wish: {
        kind: 'return-source',
        state: 'closed',
        returnId: 'S',
        lines: [],
      } satisfies ReturnWish,
    };
    expect(planned({ ...input, acts: [...input.acts, closed] })).toEqual(nothing);
  });

  it('[RV3] puts units on the shelf that the customer’s store put them on, shelf by shelf', () => {
    const shelves = [
      { locationId: 'shop', quantity: 1 },
      { locationId: 'stall', quantity: 1 },
    ];
    expect(planned(pair('open 2', 'open 0', shelves))).toEqual(
      steps('p1 return-source S open: 1 of d1, 1 back on shop (D:open:1)'),
    );
    const shelved = [{ locationId: 'main', quantity: 1 }];
    const next = pair('open 2', 'open 1', shelves, shelved);
    expect(planned(next)).toEqual(
      steps('p1 return-source S open: 1 of d1, 2 back on stall (D:open:2)'),
    );
  });

  it('[RV3] split over two parts is processed at each, and closed here only once both are', () => {
    const made = (id: string, state: PlatformReturn['state'], processed: number) =>
      returned(id, state, [units('s1', 1, { processed })]);
    const input = (sold: PlatformReturn, one: PlatformReturn, two: PlatformReturn) => ({
      ...{ sold: [sold], parts: [part('p1', [one]), part('p2', [two])] },
      acts: [
        maker('return-source', 'D', { madeId: 'S1' }),
        maker('return-source', 'D', { id: 'ma_e', pushId: 'p2', madeId: 'S2' }),
      ],
    });
    const sold = (state: PlatformReturn['state'], processed: number) =>
      returned('D', state, [units('d1', 2, { processed })]);
    expect(planned(input(sold('open', 2), made('S1', 'open', 0), made('S2', 'open', 0)))).toEqual(
      steps(
        'p1 return-source S1 open: 1 of d1, 1 back (D:open:1)',
        'p2 return-source S2 open: 1 of d1, 1 back (D:open:1)',
      ),
    );
    expect(planned(input(sold('open', 0), made('S1', 'open', 0), made('S2', 'open', 1)))).toEqual(
      steps('p2 return-destination D open: 1 of d1, 1 back (S2:open:1)'),
    );
    expect(planned(input(sold('open', 2), made('S1', 'closed', 1), made('S2', 'open', 1)))).toEqual(
      nothing,
    );
    expect(
      planned(input(sold('requested', 0), made('S1', 'declined', 0), made('S2', 'requested', 0))),
    ).toEqual(
      steps('p1 return-destination D declined: 2 of d1 (S1:declined:0:differs, return-differs)'),
    );
  });
});
