// The rules of one ledger, one by one: what counts, until when, and what each destination may show.
import { describe, expect, it } from 'vitest';
import { linkTo, main, openLedgerDesk, overflow } from '../../../support/ledger-desk.ts';

const second = 1_000;

describe('a pushed sale', () => {
  it('[ST1] counts from when it is known until a reading of the source includes it', async () => {
    const desk = openLedgerDesk();
    await desk.begin(10);
    desk.sold('street', '1001', 2);
    // The store that sold it shows less by itself; only the other one is written.
    expect(desk.shows()).toMatchObject({
      street: { expected: 8, sellable: 8 },
      harbor: { sellable: 8 },
    });
    expect(await desk.takeRows()).toMatchObject([
      { target: desk.target('harbor'), value: 8, changeFrom: 10 },
    ]);
    desk.clock.advance(2 * second);
    desk.pushed('street', '1001', 2, { locationId: main });
    expect(desk.ledger.view()).toMatchObject({ free: 8, held: 0, settled: 2 });
    // The source's own webhook, of the same second: exactly what the push leaves.
    desk.sourceSays(8);
    expect(desk.ledger.view()).toMatchObject({
      free: 8,
      held: 0,
      settled: 0,
      levels: [{ available: 8 }, { available: 0 }],
    });
    expect(desk.ledger.compare()).toEqual([]);
  });

  it('[ST3] whose webhook comes before the answer to our create counts twice for a moment, never not at all', async () => {
    const desk = openLedgerDesk();
    await desk.begin(10);
    desk.sold('street', '1001', 2);
    desk.clock.advance(2 * second);
    const created = desk.clock.now();
    desk.sourceSays(8, { at: created });
    expect(desk.ledger.view()?.free).toBe(6);
    desk.clock.advance(1 * second);
    desk.pushed('street', '1001', 2, { at: created, locationId: main });
    // Of one second: only a reading can tell.
    expect(desk.ledger.view()?.free).toBe(6);
    desk.clock.advance(4 * second);
    expect(await desk.takeErrands()).toContainEqual(expect.objectContaining({ of: 'read-source' }));
    desk.readSource(8);
    expect(desk.ledger.view()?.free).toBe(8);
    expect(desk.ledger.compare()).toEqual([]);
  });

  it('[ST5] is not ended by a webhook from before it that arrives after it', async () => {
    const desk = openLedgerDesk();
    await desk.begin(10);
    const early = desk.clock.now();
    desk.clock.advance(2 * second);
    desk.sold('street', '1001', 2);
    desk.clock.advance(2 * second);
    desk.pushed('street', '1001', 2, { locationId: main });
    desk.sourceSays(9, { at: early });
    // The source sold one itself before; ours is not in that number.
    expect(desk.ledger.view()).toMatchObject({ free: 7, settled: 2 });
    desk.sourceSays(7, { at: desk.clock.now() + second });
    expect(desk.ledger.view()).toMatchObject({ free: 7, settled: 0 });
    desk.sourceSays(9, { at: early });
    expect(desk.ledger.view()).toMatchObject({ free: 7, levels: [{ available: 7 }, {}] });
  });

  it('[ST1] whose location is never named ends when every location was read since', async () => {
    const desk = openLedgerDesk();
    await desk.begin(6, 4);
    desk.sold('street', '1001', 2);
    desk.pushed('street', '1001', 2);
    desk.clock.advance(2 * second);
    desk.sourceSays(4, { locationId: main });
    expect(desk.ledger.view()).toMatchObject({ free: 6, settled: 2 });
    desk.clock.advance(2 * second);
    desk.readSource(4, 4);
    expect(desk.ledger.view()).toMatchObject({ free: 8, settled: 0 });
    expect(desk.ledger.compare()).toEqual([]);
  });

  it('[ST1] that the source cancelled is held again, for the customer has bought it', async () => {
    const desk = openLedgerDesk();
    await desk.begin(10);
    desk.sold('street', '1001', 2);
    desk.pushed('street', '1001', 2, { locationId: main });
    desk.clock.advance(2 * second);
    desk.sourceSays(8);
    desk.ledger.unsettle('push:1001');
    expect(desk.ledger.view()).toMatchObject({ free: 6, held: 2 });
    desk.clock.advance(2 * second);
    desk.sourceSays(10);
    expect(desk.ledger.view()).toMatchObject({ free: 8, held: 2 });
    expect(desk.ledger.endHold({ key: 'street/1001', person: 'Dana' })).toBe(true);
    expect(desk.ledger.view()).toMatchObject({ free: 10, held: 0 });
    expect(desk.ledger.compare()).toEqual([]);
  });
});

describe('an order', () => {
  it('[ST7] that changes moves its charge, and an older reading of it moves nothing', async () => {
    const desk = openLedgerDesk();
    await desk.begin(10);
    const placed = desk.clock.now();
    desk.sold('street', '1001', 3);
    desk.clock.advance(2 * second);
    desk.sold('street', '1001', 1, { createdAt: placed });
    desk.sold('street', '1001', 3, { at: placed });
    desk.sold('street', '1001', 1, { createdAt: placed });
    expect(desk.ledger.view()).toMatchObject({ free: 9, held: 1 });
    expect(desk.ledger.movements({ before: undefined, limit: 9 }).rows).toMatchObject([
      { kind: 'released', chargeDelta: -2, freeBefore: 7, freeAfter: 9, cause: 'street #1001' },
      { kind: 'held', chargeDelta: 3, freeBefore: 10, freeAfter: 7 },
      { kind: 'received', levelDelta: 10 },
    ]);
  });
});

describe('a destination that says what it shows', () => {
  it('[ST4] is not written because it says what we wrote', async () => {
    const desk = openLedgerDesk();
    await desk.begin(10);
    desk.sourceSays(7);
    const rows = await desk.takeRows();
    expect(rows.map(({ value }) => value)).toEqual([7, 7]);
    for (const row of rows) desk.written(row);
    desk.says('street', 7, desk.clock.now());
    desk.clock.advance(second);
    desk.says('harbor', 7);
    desk.clock.advance(second);
    expect(await desk.takeRows()).toEqual([]);
  });

  it('[ST4] is not read either because its echo came before the answer to our write', async () => {
    const desk = openLedgerDesk();
    await desk.begin(10);
    desk.sourceSays(7);
    const rows = await desk.takeRows();
    desk.clock.advance(second);
    desk.says('street', 7);
    for (const row of rows) desk.written(row);
    desk.clock.advance(120 * second);
    expect(await desk.takeErrands()).toEqual([]);
    expect(await desk.takeRows()).toEqual([]);
  });

  it('[ST3] fewer than expected, before its order came: the units count, and the order takes them over', async () => {
    const desk = openLedgerDesk();
    await desk.begin(10);
    desk.says('street', 8);
    expect(desk.shows()).toMatchObject({
      street: { expected: 8, sellable: 8, suspense: 2 },
      harbor: { sellable: 8 },
    });
    desk.sold('street', '1001', 2);
    expect(desk.shows()).toMatchObject({
      street: { expected: 8, suspense: 0 },
      harbor: { sellable: 8 },
    });
    expect(desk.ledger.view()).toMatchObject({ free: 8, held: 2 });
    expect(desk.ledger.compare()).toEqual([]);
  });

  it('[ST5] fewer than expected and no order in a minute: it was an edit, and is set back', async () => {
    const desk = openLedgerDesk();
    await desk.begin(10);
    desk.says('street', 4);
    await desk.takeRows();
    desk.clock.advance(60 * second);
    expect(await desk.takeErrands()).toContainEqual(
      expect.objectContaining({ of: 'read-orders', storeId: 'street' }),
    );
    desk.ledger.ordersRead({ storeId: 'street', begun: desk.clock.now() - second });
    expect(desk.shows()).toMatchObject({ street: { suspense: 6 } });
    desk.ledger.ordersRead({ storeId: 'street', begun: desk.clock.now() });
    expect(desk.shows()).toMatchObject({ street: { suspense: 0, sellable: 10, expected: 4 } });
    expect(await desk.takeRows()).toContainEqual(
      expect.objectContaining({ target: desk.target('street'), value: 10, changeFrom: 4 }),
    );
  });

  it('[ST3] more than expected: it is set back at once', async () => {
    const desk = openLedgerDesk();
    await desk.begin(10);
    desk.says('street', 15);
    expect(await desk.takeRows()).toMatchObject([
      { target: desk.target('street'), value: 10, changeFrom: 15 },
    ]);
  });

  it('[ST2] an edit that its connection passes on goes to the source, and is not undone meanwhile', async () => {
    const desk = openLedgerDesk([linkTo('street', { edits: 'pass-on' }), linkTo('harbor')]);
    await desk.begin(10);
    desk.says('street', 15);
    expect(await desk.takeRows()).toEqual([]);
    const sent = desk.ledger.takeAdjustment(1);
    expect(sent).toMatchObject({ delta: 5, locationId: main, changeFrom: 10 });
    desk.ledger.adjusted(1, { kind: 'adjusted', at: desk.clock.now(), available: 15 });
    expect(await desk.takeRows()).toMatchObject([{ target: desk.target('harbor'), value: 15 }]);
    expect(desk.ledger.compare()).toEqual([]);
  });

  it('[ST3] a sale that leaves exactly the number we were writing is still a sale', async () => {
    const desk = openLedgerDesk();
    await desk.begin(10);
    desk.sold('harbor', '7', 1);
    const [row] = await desk.takeRows();
    expect(row).toMatchObject({ target: desk.target('street'), value: 9, changeFrom: 10 });
    // Meanwhile street sells one: it shows 9 before our write arrives, which is refused as stale.
    if (row) desk.outcome(row, { kind: 'stale', available: 9, at: desk.iso() });
    expect(desk.shows()).toMatchObject({ street: { suspense: 1, sellable: 8, expected: 9 } });
    expect((await desk.takeRows()).map(({ value }) => value).sort()).toEqual([8, 8]);
  });

  it('[ST5] a write whose answer was lost is asked about, and repeating an outcome changes nothing', async () => {
    const desk = openLedgerDesk();
    await desk.begin(10);
    desk.sourceSays(7);
    const [row] = await desk.takeRows();
    if (!row) throw new Error('no row');
    desk.written(row);
    const before = desk.shows();
    desk.written(row);
    expect(desk.shows()).toEqual(before);
  });
});

describe('a destination without Order Push', () => {
  it('[ST2] lowers the source once, by an adjustment that says what it expects', async () => {
    const desk = openLedgerDesk();
    await desk.begin(10);
    desk.sold('street', '1001', 2, { path: 'adjust' });
    desk.sold('street', '1001', 2, { path: 'adjust' });
    expect(await desk.takeErrands()).toMatchObject([{ of: 'adjust', number: 1 }]);
    const sent = desk.ledger.takeAdjustment(1);
    expect(sent).toMatchObject({ delta: -2, locationId: main, changeFrom: 10 });
    expect(desk.ledger.takeAdjustment(1)).toEqual(sent);
    desk.ledger.adjusted(1, { kind: 'adjusted', at: desk.clock.now(), available: 8 });
    desk.ledger.adjusted(1, { kind: 'adjusted', at: desk.clock.now(), available: 8 });
    expect(desk.ledger.view()).toMatchObject({ free: 8, held: 0, levels: [{ available: 8 }, {}] });
    // Its own webhook coming back is no news.
    desk.sourceSays(8);
    expect(desk.ledger.view()?.free).toBe(8);
    expect(desk.ledger.compare()).toEqual([]);
  });

  it('[ST2] gives back what is wanted no more, and moves to a push only after it gave all back', async () => {
    const desk = openLedgerDesk();
    await desk.begin(10);
    const placed = desk.clock.now();
    desk.sold('street', '1001', 3, { path: 'adjust' });
    desk.ledger.takeAdjustment(1);
    desk.ledger.adjusted(1, { kind: 'adjusted', at: desk.clock.now(), available: 7 });
    desk.clock.advance(2 * second);
    desk.sold('street', '1001', 2, { path: 'adjust', createdAt: placed });
    expect(desk.ledger.takeAdjustment(2)).toMatchObject({ delta: 1, changeFrom: 7 });
    desk.ledger.adjusted(2, { kind: 'adjusted', at: desk.clock.now(), available: 8 });
    expect(desk.ledger.view()).toMatchObject({ free: 8, held: 0 });
    desk.clock.advance(2 * second);
    expect(desk.sold('street', '1001', 2, { path: 'push', createdAt: placed })).toEqual({
      held: 0,
      adjusted: 2,
    });
    expect(desk.ledger.takeAdjustment(3)).toMatchObject({ delta: 2, changeFrom: 8 });
    desk.ledger.adjusted(3, { kind: 'adjusted', at: desk.clock.now(), available: 10 });
    expect(desk.ledger.view()).toMatchObject({ free: 8, held: 2 });
    expect(desk.ledger.compare()).toEqual([]);
  });

  it('[ST2] takes from the group’s first location that has enough', async () => {
    const desk = openLedgerDesk();
    await desk.begin(1, 9);
    desk.sold('street', '1001', 2, { path: 'adjust' });
    expect(desk.ledger.takeAdjustment(1)).toMatchObject({ locationId: overflow, changeFrom: 9 });
  });

  it('[ST5] a stale adjustment is read and planned anew; an unknown one is shown', async () => {
    const desk = openLedgerDesk();
    await desk.begin(10);
    desk.sold('street', '1001', 2, { path: 'adjust' });
    desk.ledger.takeAdjustment(1);
    desk.ledger.adjusted(1, { kind: 'stale' });
    expect(await desk.takeErrands()).toContainEqual(expect.objectContaining({ of: 'read-source' }));
    desk.clock.advance(second);
    desk.readSource(9);
    expect(desk.ledger.takeAdjustment(2)).toMatchObject({ delta: -2, changeFrom: 9 });
    desk.ledger.adjusted(2, { kind: 'unknown' });
    expect(desk.ledger.view()).toMatchObject({ unknownAdjustments: 1, held: 2, free: 7 });
    expect(desk.ledger.takeAdjustment(3)).toBeUndefined();
  });
});

describe('a link without Apply', () => {
  it('[ST8] is read and never written, and its first reading is no sale', async () => {
    const desk = openLedgerDesk([linkTo('street', { alignedAt: undefined }), linkTo('harbor')]);
    await desk.begin(10);
    desk.says('street', 3);
    desk.clock.advance(2 * second);
    desk.says('street', 5);
    expect(desk.shows()).toMatchObject({
      street: { state: 'waiting', expected: 5, sellable: 10, suspense: 0 },
    });
    desk.sold('street', '1001', 1, { path: 'adjust' });
    expect(desk.ledger.takeAdjustment(1)).toBeUndefined();
    expect((await desk.takeRows()).map(({ target }) => target)).toEqual([desk.target('harbor')]);
    desk.tell({ links: [linkTo('street'), linkTo('harbor')] });
    expect(await desk.takeRows()).toMatchObject([
      { target: desk.target('street'), value: 9, zeroing: false },
    ]);
    expect(desk.ledger.takeAdjustment(1)).toMatchObject({ delta: -1 });
  });
});

describe('allowances', () => {
  it('[ST6] change what a store shows as soon as they are told, and tell a zero from a sale', async () => {
    const desk = openLedgerDesk();
    await desk.begin(10);
    desk.tell({
      links: [linkTo('street', { buffer: 20 }), linkTo('harbor', { sharePercent: 50, cap: 4 })],
    });
    expect(await desk.takeRows()).toMatchObject([
      { value: 4, zeroing: false },
      { value: 0, zeroing: true },
    ]);
  });

  it('[ST8] shown as sold out by groups that a person agreed to are not asked about again, and any later cause is', async () => {
    const desk = openLedgerDesk([linkTo('street')]);
    desk.readSource(9, 4);
    desk.readTarget('street', 13);
    await desk.takeRows();
    const served = (sourceLocationIds: string[], zeroAgreedAt: number | null) => {
      const [link] = desk.setup.links;
      const [group] = link?.groups ?? [];
      if (!link || !group) throw new Error('no group');
      return { links: [{ ...link, groups: [{ ...group, sourceLocationIds, zeroAgreedAt }] }] };
    };
    const [, overflow = ''] = desk.setup.sourceLocationIds;
    desk.tell(served(['nowhere'], desk.clock.now()));
    expect(await desk.takeRows()).toMatchObject([{ value: 0, zeroing: false }]);
    const agreedAt = desk.clock.now();
    desk.tell(served([overflow], agreedAt));
    expect(await desk.takeRows()).toMatchObject([{ value: 4 }]);
    desk.tell(served(['nowhere'], agreedAt));
    expect(await desk.takeRows()).toMatchObject([{ value: 0, zeroing: true }]);
  });
});
