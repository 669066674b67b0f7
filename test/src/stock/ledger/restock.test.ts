// A destination puts units of a cancelled or refunded order back on its own shelf, and the source gets them a little later.
import { beforeEach, describe, expect, it } from 'vitest';
import { openLedger } from '../../../../src/stock/ledger/ledger.ts';
import { linkTo, main, openLedgerDesk } from '../../../support/ledger-desk.ts';

const second = 1_000;
const minute = 60 * second;
const passesOn = { edits: 'pass-on' } as const;

type Desk = ReturnType<typeof openLedgerDesk>;
let desk: Desk;

/** Street sold three of ten, a push took them at the source, and every number says so. */
async function begin(links = [linkTo('street'), linkTo('harbor')]): Promise<void> {
  desk = openLedgerDesk(links);
  await desk.begin(10);
  desk.says('street', 7);
  desk.sold('street', '1', 3, { pushed: 0 });
  desk.clock.advance(2 * second);
  desk.pushed('street', '1', 3, { locationId: main });
  desk.clock.advance(2 * second);
  desk.sourceSays(7);
  await writeAll();
  desk.clock.advance(30 * second);
  expect(numbers()).toMatchObject({ street: 7, held: 0, settled: 0, free: 7 });
  expect(await desk.takeRows()).toEqual([]);
  await desk.takeErrands();
}

/** Stores take what is on its way. */
async function writeAll(): Promise<void> {
  for (const row of await desk.takeRows()) desk.written(row);
}

function numbers() {
  const { held, settled, free } = desk.ledger.view() ?? {};
  const shown = Object.entries(desk.shows()).map(([store, { expected }]) => [store, expected]);
  return { ...Object.fromEntries(shown), held, settled, free };
}

/** What leaves for stores from now on, over so long: store, number it replaces, number. */
async function writtenWithin(ms: number): Promise<string[]> {
  const written: string[] = [];
  for (let passed = 0; passed < ms; passed += second) {
    desk.clock.advance(second);
    for (const row of await desk.takeRows()) {
      written.push(`${row.locationId} ${row.changeFrom} -> ${row.value}`);
      desk.written(row);
    }
  }
  return written;
}

/** Adjustments that left for the source, by units. */
async function adjustedWithin(ms: number): Promise<number[]> {
  const adjusted: number[] = [];
  for (let passed = 0; passed < ms; passed += second) {
    desk.clock.advance(second);
    for (const errand of await desk.takeErrands()) {
      if (errand.of !== 'adjust') continue;
      const sent = desk.ledger.takeAdjustment(errand.number);
      if (!sent) continue;
      adjusted.push(sent.delta);
      desk.ledger.adjusted(errand.number, {
        kind: 'adjusted',
        at: desk.clock.now(),
        available: sent.changeFrom + sent.delta,
      });
    }
  }
  return adjusted;
}

const cancelled = () => desk.sold('street', '1', 0, { pushed: 3 });
const harborOnly = 'loc/harbor 7 -> 10';

describe('a cancelled order whose units Street puts back itself', () => {
  beforeEach(() => begin());

  it('[ST3] is not set back and raised again where its stock is told of first', async () => {
    desk.says('street', 10);
    expect(await writtenWithin(3 * second)).toEqual([]);
    cancelled();
    expect(await writtenWithin(20 * second)).toEqual([]);
    desk.sourceSays(10);
    expect(await writtenWithin(2 * minute)).toEqual([harborOnly]);
    expect(numbers()).toEqual({ street: 10, harbor: 10, held: 0, settled: 0, free: 10 });
    expect(desk.ledger.compare()).toEqual([]);
  });

  it('[ST3] is not set back and raised again where its order is read first', async () => {
    cancelled();
    expect(await writtenWithin(3 * second)).toEqual([]);
    desk.says('street', 10);
    expect(await writtenWithin(20 * second)).toEqual([]);
    desk.sourceSays(10);
    expect(await writtenWithin(2 * minute)).toEqual([harborOnly]);
    expect(numbers()).toMatchObject({ street: 10, harbor: 10, free: 10 });
  });

  it('[ST5] is set back after a minute where the source does not get it, and raised when it does', async () => {
    cancelled();
    desk.says('street', 10);
    expect(await writtenWithin(59 * second)).toEqual([]);
    expect(await writtenWithin(5 * second)).toEqual(['loc/street 10 -> 7']);
    desk.sourceSays(10);
    expect(await writtenWithin(minute)).toEqual([harborOnly, 'loc/street 7 -> 10']);
  });

  it('[ST3] is set back by what the source does not get of it', async () => {
    cancelled();
    desk.says('street', 10);
    desk.clock.advance(5 * second);
    desk.sourceSays(9);
    expect(await writtenWithin(2 * minute)).toEqual(['loc/harbor 7 -> 9', 'loc/street 10 -> 9']);
  });

  it('[ST3] shows fewer by what another store sells meanwhile, and no more than that', async () => {
    cancelled();
    desk.says('street', 10);
    desk.says('harbor', 5);
    desk.sold('harbor', '9', 2, { path: 'adjust' });
    expect(await writtenWithin(5 * second)).toEqual(['loc/street 10 -> 8']);
    desk.sourceSays(10);
    expect(await writtenWithin(2 * minute)).toEqual(['loc/harbor 5 -> 8']);
    expect(numbers()).toMatchObject({ street: 8, harbor: 8, held: 2, free: 8 });
  });

  it('[ST3] explains no more than came off the order: the rest is set back within seconds', async () => {
    desk.says('street', 6);
    desk.sold('street', '2', 1, { pushed: 0 });
    await writeAll();
    desk.clock.advance(5 * second);
    cancelled();
    desk.says('street', 11);
    expect(await writtenWithin(9 * second)).toEqual([]);
    expect(await writtenWithin(2 * second)).toEqual(['loc/street 11 -> 9']);
    expect(await writtenWithin(minute)).toEqual(['loc/street 9 -> 6']);
  });

  it('[ST3] is set back at once beyond that where no other order could be the cause', async () => {
    cancelled();
    desk.says('street', 12);
    expect(await writtenWithin(59 * second)).toEqual(['loc/street 12 -> 10']);
    expect(await writtenWithin(2 * second)).toEqual(['loc/street 10 -> 7']);
  });

  it('[ST3] leaves an edit waiting for an order for seconds only', async () => {
    desk.says('street', 12);
    expect(await writtenWithin(9 * second)).toEqual([]);
    expect(await writtenWithin(2 * second)).toEqual(['loc/street 12 -> 7']);
  });

  it('[ST3] does not wait for an order at a store that sold none', async () => {
    desk.says('harbor', 12);
    expect(await writtenWithin(second)).toEqual(['loc/harbor 12 -> 7']);
  });
});

describe('units that came off a source order before they came off the customer’s', () => {
  beforeEach(() => begin());

  it('[ST3] are free once the customer’s order has them no more, and nothing is shown above', async () => {
    desk.sourceSays(8);
    expect(await writtenWithin(2 * second)).toEqual(['loc/harbor 7 -> 8', 'loc/street 7 -> 8']);
    desk.says('street', 9);
    desk.sold('street', '1', 2, { pushed: 2 });
    expect(await writtenWithin(2 * minute)).toEqual(['loc/street 9 -> 8']);
    expect(numbers()).toMatchObject({ street: 8, harbor: 8, held: 0, free: 8 });
  });

  it('[ST3] count as sold as long as the customer has them', async () => {
    desk.sourceSays(8);
    desk.sold('street', '1', 3, { pushed: 2 });
    expect(numbers()).toMatchObject({ held: 1, free: 7 });
    expect(await writtenWithin(5 * second)).toEqual(['loc/harbor 7 -> 7', 'loc/street 7 -> 7']);
    desk.says('street', 8);
    desk.sold('street', '1', 2, { pushed: 2 });
    expect(await writtenWithin(2 * minute)).toEqual(['loc/harbor 7 -> 8']);
    expect(desk.ledger.compare()).toEqual([]);
  });
});

describe('an order that loses a unit and wants it again', () => {
  beforeEach(() => begin());

  it('[ST1] holds it until a further part takes it, and counts it once', async () => {
    desk.sold('street', '1', 2, { pushed: 3 });
    desk.says('street', 8);
    desk.clock.advance(5 * second);
    desk.sourceSays(8);
    await writeAll();
    expect(numbers()).toMatchObject({ street: 8, harbor: 8, held: 0, free: 8 });
    desk.sold('street', '1', 3, { pushed: 2 });
    expect(numbers()).toMatchObject({ held: 1, free: 7 });
    desk.clock.advance(second);
    desk.pushed('street', '1', 1, { part: 2 });
    expect(numbers()).toMatchObject({ held: 0, settled: 1, free: 7 });
    desk.clock.advance(5 * second);
    desk.readSource(7);
    desk.sold('street', '1', 3, { pushed: 3 });
    expect(numbers()).toMatchObject({ held: 0, settled: 0, free: 7 });
    expect(desk.ledger.compare()).toEqual([]);
  });

  it('[ST1] lets go first of what a reading of the source has: what was just taken counts on', async () => {
    desk.sold('street', '1', 4, { pushed: 3 });
    desk.clock.advance(second);
    desk.pushed('street', '1', 1, { part: 2 });
    desk.sold('street', '1', 3, { pushed: 3 });
    expect(numbers()).toMatchObject({ held: 0, settled: 1, free: 6 });
    expect(desk.ledger.compare()).toEqual([]);
  });
});

describe('where edits are passed on to the source', () => {
  beforeEach(() => begin([linkTo('street', passesOn), linkTo('harbor')]));

  it('[ST2] units that a cancel put back are none, told of before it', async () => {
    desk.says('street', 10);
    expect(await adjustedWithin(5 * second)).toEqual([]);
    cancelled();
    desk.sourceSays(10);
    desk.ledger.ordersRead({ storeId: 'street', begun: desk.clock.now() + 2 * minute });
    expect(await adjustedWithin(10 * minute)).toEqual([]);
    expect(numbers()).toMatchObject({ street: 10, free: 10 });
  });

  it('[ST2] units that a cancel put back are none, told of after it', async () => {
    cancelled();
    desk.clock.advance(20 * second);
    desk.sourceSays(10);
    // Our raise finds the number there already.
    const row = (await desk.takeRows()).find(({ locationId }) => locationId === 'loc/street');
    if (!row) throw new Error('Street is not raised');
    desk.outcome(row, { kind: 'stale', available: 10, at: desk.iso() });
    expect(await adjustedWithin(10 * minute)).toEqual([]);
    expect(numbers()).toMatchObject({ street: 10, free: 10 });
  });

  it('[ST2] units that are taken off and put on again are none, in whatever number they are seen', async () => {
    desk.sold('street', '1', 2, { pushed: 3 });
    desk.clock.advance(second);
    desk.sold('street', '1', 3, { pushed: 3 });
    desk.says('street', 7);
    expect(await adjustedWithin(10 * minute)).toEqual([]);
  });

  it('[ST2] what no order explains within a search is passed on, once', async () => {
    desk.says('street', 12);
    expect(await adjustedWithin(59 * second)).toEqual([]);
    desk.ledger.ordersRead({ storeId: 'street', begun: desk.clock.now() });
    expect(await adjustedWithin(2 * second)).toEqual([]);
    desk.ledger.ordersRead({ storeId: 'street', begun: desk.clock.now() });
    expect(await adjustedWithin(10 * minute)).toEqual([5]);
    expect(numbers()).toMatchObject({ street: 12, free: 12 });
  });

  it('[ST2] it is searched for, and shown meanwhile', async () => {
    desk.says('street', 12);
    desk.clock.advance(minute);
    expect(await desk.takeErrands()).toMatchObject([{ of: 'read-orders', storeId: 'street' }]);
    expect(await writtenWithin(5 * minute)).toEqual([]);
  });

  it('[ST2] a cancel that put nothing back leaves a later edit what it is', async () => {
    cancelled();
    desk.clock.advance(minute);
    await desk.work();
    expect(await desk.takeErrands()).toMatchObject([{ of: 'read-destination', storeId: 'street' }]);
    desk.readTarget('street', 7, desk.clock.now() - 90 * second);
    desk.clock.advance(minute);
    desk.says('street', 9);
    desk.clock.advance(minute);
    desk.ledger.ordersRead({ storeId: 'street', begun: desk.clock.now() });
    expect(await adjustedWithin(10 * minute)).toEqual([2]);
  });
});

it('[ST7] a ledger of an earlier version wakes up waiting for nothing', async () => {
  await begin([linkTo('street')]);
  for (const column of ['risen', 'above', 'fallen', 'awaited', 'fallen_at'])
    desk.sql.all(`ALTER TABLE targets DROP COLUMN ${column}`);
  const ledger = openLedger(desk.sql, desk.clock.now);
  expect(ledger.view()?.targets).toMatchObject([{ state: 'aligned', expected: 7, sellable: 7 }]);
});
