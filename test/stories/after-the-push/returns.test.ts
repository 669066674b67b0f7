// Units come back at Mug Street or at North Supply: both stores have one return, and the shelf gets them once.
import { afterEach, describe, expect, it } from 'vitest';
import {
  openReturnsPlay,
  processWithRefund,
  type ReturnsPlay,
} from '../../support/returns-play.ts';

let play: ReturnsPlay;
afterEach(() => play.world.close());

const begin = async (...asked: Parameters<typeof openReturnsPlay>) => {
  play = await openReturnsPlay(...asked);
  return play;
};

const mug = (quantity: number) => [{ sku: 'MUG-RED', quantity }];
const atMain = (units: number) => ({
  'MUG-RED at Main warehouse': { available: units, committed: 0, on_hand: units },
});
/** Of three mugs. */
const back = (state: string, units: number, processed: number) => [
  `${state}: ${units} of line 1, ${processed} processed, UNWANTED`,
];

describe('a return that Mug Street’s customer asks for', () => {
  it('[RV3] is declined at North Supply where Mug Street declines it', async () => {
    const { street, sold, soldReturn, rest, end } = await begin();
    await street.requestReturn(sold, mug(1));
    await rest();
    expect((await end()).source).toEqual(back('REQUESTED', 1, 0));
    await street.declineReturn(await soldReturn(), 'Worn');
    await rest();
    const ended = back('DECLINED', 1, 0);
    expect(await end()).toMatchObject({ street: ended, source: ended, asked: [], shelves: {} });
  });

  it('[RV3] is declined at Mug Street where North Supply declines it', async () => {
    const { street, source, sold, madeReturn, rest, end } = await begin();
    await street.requestReturn(sold, mug(1));
    await rest();
    await source.declineReturn(await madeReturn());
    await rest();
    const ended = back('DECLINED', 1, 0);
    expect(await end()).toMatchObject({ street: ended, source: ended, asked: [], shelves: {} });
  });

  it('[RV3] is approved at Mug Street where North Supply approves it, and cancelled at both', async () => {
    const { street, source, sold, soldReturn, madeReturn, rest, end } = await begin();
    await street.requestReturn(sold, mug(2));
    await rest();
    await source.approveReturn(await madeReturn());
    await rest();
    expect((await end()).street).toEqual(back('OPEN', 2, 0));
    await street.cancelReturn(await soldReturn());
    await rest();
    const ended = back('CANCELED', 2, 0);
    expect(await end()).toMatchObject({ street: ended, source: ended, asked: [], shelves: {} });
    await street.requestReturn(sold, mug(3));
    await rest();
    expect((await end()).source).toEqual([...ended, ...back('REQUESTED', 3, 0)]);
  });

  it('[RV3] that was withdrawn before anybody looked is never made at North Supply', async () => {
    const { street, sold, soldReturn, rest, end } = await begin();
    await street.requestReturn(sold, mug(1));
    await street.cancelReturn(await soldReturn());
    await rest();
    expect(await end()).toMatchObject({ street: back('CANCELED', 1, 0), source: [], asked: [] });
  });

  it('[RV3] comes back unit by unit: those that Mug Street put on its shelf are on North Supply’s', async () => {
    const { street, sold, soldReturn, rest, end } = await begin();
    const id = await street.openReturn(sold, mug(3));
    expect(id).toBe(await soldReturn());
    await street.processReturn(id, { lines: mug(1), restockAt: 'Mug Street shop' });
    await street.processReturn(id, { lines: mug(1) });
    await rest();
    expect(await end()).toMatchObject({
      source: back('OPEN', 3, 2),
      shelves: atMain(1),
      asked: [],
    });
    await street.closeReturn(id);
    await rest();
    const ended = back('CLOSED', 3, 2);
    expect(await end()).toMatchObject({ street: ended, source: ended, asked: [] });
    expect((await end()).shelves).toMatchObject(atMain(1));
  });

  it('[RV3] is refunded with its units: both refunds have them, and the shelf has them once', async () => {
    const { street, sold, soldReturn, rest, end } = await begin();
    await street.openReturn(sold, mug(2));
    await processWithRefund(street, sold, await soldReturn(), {
      ...{ amount: '36.00', restockAt: 'Mug Street shop' },
    });
    await rest();
    const { whole, shelves, asked } = await end();
    expect(whole.street).toMatchObject({ returns: back('CLOSED', 2, 2), paidBack: '36.00' });
    expect(whole.source).toMatchObject([{ returns: back('CLOSED', 2, 2) }]);
    expect(whole.source[0]?.refunds).toEqual([
      expect.stringMatching(/^2 of line 1 \([\d.]+\) NO_RESTOCK nowhere; paid back/),
    ]);
    expect(shelves).toMatchObject(atMain(2));
    expect(asked).toEqual([]);
  });

  it('[RV3] of units that North Supply never shipped waits for a person', async () => {
    const { street, source, sold, world, rest, end } = await begin(undefined, false);
    await street.ship(sold, { company: 'By hand', number: 'OWN-1' });
    await rest();
    await street.requestReturn(sold, mug(1));
    await rest();
    const asked = await world.database.db.query.mirrorActs.findMany();
    expect(asked.filter(({ kind }) => kind === 'return-source')).toMatchObject([
      { state: 'failed', stop: 'not-enough-left' },
    ]);
    expect((await end()).source).toEqual([]);
    expect((await source.listOrders()).length).toBe(1);
  });

  it('[RV3] that one store declined and the other approved waits for a person, until they agree', async () => {
    const { street, source, sold, soldReturn, madeReturn, rest, end } = await begin();
    await street.requestReturn(sold, mug(1));
    await rest();
    const made = await madeReturn();
    await source.approveReturn(made);
    await street.declineReturn(await soldReturn());
    await rest();
    expect(await end()).toMatchObject({
      ...{ street: back('DECLINED', 1, 0), source: back('OPEN', 1, 0) },
      asked: ['return-source: return-differs'],
    });
    await source.cancelReturn(made);
    await rest();
    expect(await end()).toMatchObject({ source: back('CANCELED', 1, 0), asked: [] });
  });

  it('[RV3] of the second of two lines of one SKU is one of that line at North Supply', async () => {
    const { street, sold, rest, end } = await begin([
      { sku: 'MUG-RED', quantity: 1 },
      { sku: 'MUG-RED', quantity: 2 },
    ]);
    const [, second] = (await street.readAfter(sold)).lines;
    await street.openReturn(sold, [{ lineId: second?.id ?? '', quantity: 1 }]);
    await rest();
    const open = ['OPEN: 1 of line 2, 0 processed, UNWANTED'];
    expect(await end()).toMatchObject({ street: open, source: open, asked: [] });
  });
});

describe('a return that North Supply opens', () => {
  it('[RV3] is cancelled at Mug Street with it', async () => {
    const { source, made, madeReturn, rest, end } = await begin();
    await source.openReturn(made, mug(1));
    await rest();
    expect((await end()).street).toEqual(back('OPEN', 1, 0));
    await source.cancelReturn(await madeReturn());
    await rest();
    const ended = back('CANCELED', 1, 0);
    expect(await end()).toMatchObject({ street: ended, source: ended, asked: [], shelves: {} });
  });

  it('[RV3] before Mug Street knows of its parcel waits for the parcel', async () => {
    const { source, made, rest, end } = await begin(undefined, false);
    await source.ship(made, { company: 'UPS', number: '1Z-OUT' });
    Object.assign(play.street.store.faults.cutBefore, { next: 1, only: ['fulfillmentCreate'] });
    await source.openReturn(made, mug(2));
    await rest();
    expect((await end()).street).toEqual([]);
    await play.world.run(20 * 60_000);
    const open = back('OPEN', 2, 0);
    expect(await end()).toMatchObject({ street: open, source: open, asked: [] });
  });

  it('[RV3] comes back in part and is closed: so it is at Mug Street, and no shelf there has it', async () => {
    const { source, made, madeReturn, rest, end } = await begin();
    await source.openReturn(made, mug(2));
    await source.processReturn(await madeReturn(), {
      ...{ lines: mug(1), restockAt: 'Overflow' },
    });
    await source.closeReturn(await madeReturn());
    await rest();
    const ended = back('CLOSED', 2, 1);
    expect(await end()).toMatchObject({ street: ended, source: ended, asked: [] });
    expect((await end()).shelves).toMatchObject({
      'MUG-RED at Overflow': { available: 1, committed: 0, on_hand: 1 },
    });
  });

  it.each([
    ['ask', '0.00', ['pay-destination: refund-money']],
    ['pay-back', '10.00', []],
    ['leave', '0.00', []],
  ] as const)(
    '[RV3] and refunds comes off the customer’s order, its money as Mug Street has set: %s',
    async (sourceRefunds, paidBack, asked) => {
      const { world, street, source, made, madeReturn, rest, end } = await begin();
      await world.setOrderPush(street, { sourceRefunds });
      await source.openReturn(made, mug(2));
      await processWithRefund(source, made, await madeReturn(), {
        ...{ amount: '10.00', restockAt: 'Main warehouse' },
      });
      await rest();
      const { whole, shelves, ...other } = await end();
      expect(other.asked).toEqual(asked);
      expect(whole.source).toMatchObject([{ returns: back('CLOSED', 2, 2) }]);
      expect(whole.street).toMatchObject({ returns: back('CLOSED', 2, 2), paidBack });
      expect(shelves).toMatchObject(atMain(2));
    },
  );

  it('[RV3] is closed again by nobody where somebody opens it once more', async () => {
    const { street, source, made, soldReturn, madeReturn, rest, end } = await begin();
    await source.openReturn(made, mug(1));
    await source.closeReturn(await madeReturn());
    await rest();
    expect(await end()).toMatchObject({ street: [], source: back('CLOSED', 1, 0) });
    await source.reopenReturn(await madeReturn());
    await rest();
    await source.closeReturn(await madeReturn());
    await rest();
    expect((await end()).street).toEqual(back('CLOSED', 1, 0));
    await street.reopenReturn(await soldReturn());
    await rest();
    expect(await end()).toMatchObject({ street: back('OPEN', 1, 0), asked: [] });
  });
});
