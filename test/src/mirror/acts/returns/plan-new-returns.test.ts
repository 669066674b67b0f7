// Which returns get a counterpart at the other store, with which units, and that each does once.
import { describe, expect, it } from 'vitest';
import { line, maker, part, planned, returned, units } from './returns-desk.ts';

const nothing = { acts: [], moot: [] };
const steps = (...acts: string[]) => ({ acts, moot: [] });

describe('a return without a counterpart', () => {
  it.each([
    ['requested', 'requested', 0],
    ['open', 'open', 0],
    ['closed', 'open', 2],
  ] as const)('[RV3] that is %s is made at the source as %s', (state, as, processed) => {
    const sold = [returned('D', state, [units('d1', 2, { processed })])];
    expect(planned({ sold, parts: [part('p1', [])] })).toEqual(
      steps(`p1 return-source make ${as}: 2 of d1 (D:made)`),
    );
  });

  it.each(['declined', 'cancelled', 'closed'] as const)(
    '[RV3] that is %s and of which nothing came back is made nowhere',
    (state) => {
      const sold = [returned('D', state, [units('d1', 2)])];
      expect(planned({ sold, parts: [part('p1', [])] })).toEqual(nothing);
      const parts = [part('p1', [returned('S', state, [units('s1', 2)])])];
      expect(planned({ parts })).toEqual(nothing);
    },
  );

  it('[RV3] at the source is made at the customer’s store, lines that stand at the source only left out', () => {
    const made = returned('S', 'open', [units('s1', 1), units('s9', 1)]);
    const parts = [
      part('p1', [made], {}, { lines: [line('s1', { destinationLineId: 'd1' }), line('s9')] }),
    ];
    expect(planned({ parts })).toEqual(steps('p1 return-destination make open: 1 of d1 (S:made)'));
  });

  it('[RV3] is made once, whatever became of the act that makes it', () => {
    const sold = [returned('D', 'open', [units('d1', 2)])];
    for (const state of ['ready', 'creating', 'failed', 'withdrawn'] as const)
      expect(
        planned({ sold, parts: [part('p1', [])], acts: [maker('return-source', 'D', { state })] }),
      ).toEqual(nothing);
  });

  it('[RV3] that carries our mark is ours, though its answer was lost', () => {
    const act = maker('return-source', 'D', { state: 'creating' });
    const sold = [returned('D', 'open', [units('d1', 2)])];
    const note = `As on #1001. (Crossdock ${act.id})`;
    const parts = [part('p1', [returned('S', 'open', [units('s1', 2, { note })])])];
    expect(planned({ sold, parts, acts: [act] })).toEqual(nothing);
  });

  it('[RV3] goes to the parts that shipped its units', () => {
    const sold = [returned('D', 'open', [units('d1', 3)])];
    const one = (pushId: string, current: number, open: number) =>
      part(
        pushId,
        [],
        {},
        {
          lines: [line('s1', { destinationLineId: 'd1', ordered: current, current, open })],
        },
      );
    expect(
      planned({
        sold,
        parts: [one('p1', 1, 1), one('p2', 2, 0), one('p3', 1, 0)],
        soldLine: { ordered: 4 },
      }),
    ).toEqual(
      steps(
        'p2 return-source make open: 2 of d1 (D:made)',
        'p3 return-source make open: 1 of d1 (D:made)',
      ),
    );
  });

  it('[RV3] of units that the source never shipped asks a person, the others go at once', () => {
    const sold = [returned('D', 'open', [units('d1', 3)])];
    const lines = [line('s1', { destinationLineId: 'd1', open: 2 })];
    expect(planned({ sold, parts: [part('p1', [], {}, { lines })] })).toEqual(
      steps(
        'p1 return-source make open: 1 of d1 (D:made)',
        'p1 return-source make open: 2 of d1 (D:never-left, not-enough-left)',
      ),
    );
  });

  it('[RV3] of units that were never pushed is the customer’s store’s own', () => {
    const sold = [returned('D', 'open', [units('d1', 1)])];
    const lines = [line('s1', { destinationLineId: 'd1', open: 3 })];
    const parts = [part('p1', [], {}, { lines })];
    expect(planned({ sold, parts, soldLine: { ordered: 4, current: 4 } })).toEqual(nothing);
  });

  it('[RV3] from before the part was made is none of its units', () => {
    const sold = [returned('D', 'closed', [units('d1', 1, { processed: 1 })])];
    const parts = [part('p1', [], { sourceOrderAt: '2026-11-25T00:00:00Z' })];
    expect(planned({ sold, parts, soldLine: { ordered: 4, current: 4 } })).toEqual(nothing);
  });

  it('[RV3] takes no units that another return takes', () => {
    const sold = [
      returned('D1', 'open', [units('d1', 2)]),
      returned('D2', 'open', [units('d1', 1)]),
    ];
    const parts = [
      part('p1', [], {}, { lines: [line('s1', { destinationLineId: 'd1', current: 2 })] }),
      part('p2', [], {}, { lines: [line('s1', { destinationLineId: 'd1', current: 1 })] }),
    ];
    expect(planned({ sold, parts })).toEqual(
      steps(
        'p1 return-source make open: 2 of d1 (D1:made)',
        'p2 return-source make open: 1 of d1 (D2:made)',
      ),
    );
  });

  it('[RV3] at a source order that is gone or was cancelled is nowhere', () => {
    const sold = [returned('D', 'open', [units('d1', 1)])];
    expect(planned({ sold, parts: [part('p1', [], { made: 'gone' })] })).toEqual(nothing);
    const cancelledAt = '2026-11-23T13:00:00Z';
    expect(planned({ sold, parts: [part('p1', [], {}, { cancelledAt })] })).toEqual(nothing);
  });
});
