// What a ledger says of numbers that reconciling brings to it, and that it does with them what it does with every number.
import { describe, expect, it } from 'vitest';
import { linkTo, main, openLedgerDesk, overflow } from '../../../support/ledger-desk.ts';

const second = 1_000;
const minute = 60 * second;

type Desk = ReturnType<typeof openLedgerDesk>;

/** An export's hint of what a destination shows. */
const hint = (desk: Desk, store: string, available: number, at = desk.clock.now()) =>
  desk.ledger.judgeTargets(desk.setup, [
    { target: desk.target(store), available, storeAt: at, begun: undefined },
  ])[0];

describe('a destination that reconciling looks at', () => {
  it.each([
    ['what it should show', 10, 'same'],
    ['more', 14, 'higher'],
    ['fewer', 7, 'lower'],
  ])('[RC1] shows %s', async (_, available, made) => {
    const desk = openLedgerDesk();
    await desk.begin(10);
    desk.clock.advance(minute);
    expect(hint(desk, 'street', available)).toEqual({
      target: desk.target('street'),
      expected: 10,
      made,
    });
    expect(desk.ledger.compare()).toEqual([]);
  });

  it('[RC1, ST3] that shows more is set back with what it shows as the number to compare with', async () => {
    const desk = openLedgerDesk();
    await desk.begin(10);
    desk.clock.advance(minute);
    hint(desk, 'street', 14);
    expect(await desk.takeRows()).toMatchObject([
      { target: desk.target('street'), value: 10, changeFrom: 14 },
    ]);
  });

  it('[RC1] whose edits are passed on says so', async () => {
    const desk = openLedgerDesk([linkTo('street', { edits: 'pass-on' }), linkTo('harbor')]);
    await desk.begin(10);
    desk.clock.advance(minute);
    expect(hint(desk, 'street', 14)).toMatchObject({ made: 'passed-on' });
  });

  it('[RC1] said something older than is known: nothing is concluded', async () => {
    const desk = openLedgerDesk();
    await desk.begin(10);
    expect(hint(desk, 'street', 3, desk.clock.now() - minute)).toMatchObject({ made: 'older' });
    expect(desk.shows()).toMatchObject({ street: { expected: 10, sellable: 10 } });
  });

  it('[RC1, ST8] whose first levels nobody applied is noted, and not written', async () => {
    const desk = openLedgerDesk([linkTo('street', { alignedAt: undefined }), linkTo('harbor')]);
    await desk.begin(10);
    await desk.takeRows();
    desk.clock.advance(minute);
    expect(hint(desk, 'street', 3)).toMatchObject({ made: 'first' });
    expect(await desk.takeRows()).toEqual([]);
  });

  it('[RC1] is not one of its places', async () => {
    const desk = openLedgerDesk();
    await desk.begin(10);
    const seen = { target: 'cn-x/v@loc/x', available: 1, storeAt: 1, begun: undefined };
    expect(desk.ledger.judgeTargets(desk.setup, [seen])).toEqual([
      { target: 'cn-x/v@loc/x', expected: undefined, made: 'unknown' },
    ]);
  });
});

describe('a source that reconciling reads again', () => {
  const read = (desk: Desk, atMain: number, atOverflow: number) =>
    desk.ledger.judgeSource(desk.setup, {
      begun: desk.clock.now(),
      levels: [
        { locationId: main, available: atMain, storeAt: desk.clock.now() },
        { locationId: overflow, available: atOverflow, storeAt: desk.clock.now() },
      ],
      actor: 'north',
      cause: 'reconciling north',
    });

  it('[RC1, ST7] names the places whose number was not known, and its movement says why', async () => {
    const desk = openLedgerDesk();
    await desk.begin(10);
    desk.clock.advance(minute);
    expect(read(desk, 4, 0)).toEqual([{ locationId: main, was: 10, now: 4 }]);
    expect(desk.ledger.movements({ before: undefined, limit: 1 }).rows).toMatchObject([
      { kind: 'drift-repaired', levelDelta: -6, cause: 'reconciling north' },
    ]);
    expect(read(desk, 4, 0)).toEqual([]);
  });

  it('[RC1] finds no drift in what our own push took', async () => {
    const desk = openLedgerDesk();
    await desk.begin(10);
    desk.sold('street', '1001', 2);
    desk.clock.advance(2 * second);
    desk.pushed('street', '1001', 2, { locationId: main });
    desk.clock.advance(minute);
    expect(read(desk, 8, 0)).toEqual([]);
    expect(desk.ledger.view()).toMatchObject({ free: 8, settled: 0 });
  });

  it('[RC1] finds no drift in its very first reading', () => {
    const desk = openLedgerDesk();
    expect(read(desk, 10, 3)).toEqual([]);
    expect(desk.ledger.view()).toMatchObject({ free: 13 });
    expect(desk.ledger.movements({ before: undefined, limit: 5 }).rows).toMatchObject([
      { kind: 'received' },
      { kind: 'received' },
    ]);
  });
});
