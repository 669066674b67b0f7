// Something else instead: what the customer gets goes to North Supply as a further part, once.
import { afterEach, describe, expect, it } from 'vitest';
import { openReturnsPlay, type ReturnsPlay } from '../../support/returns-play.ts';

let play: ReturnsPlay;
afterEach(() => play.world.close());

const one = [{ sku: 'MUG-RED', quantity: 1 }];

describe('an exchange', () => {
  it('[RV3] at Mug Street: a red mug comes back to North Supply, and the blue mug is ordered there once', async () => {
    play = await openReturnsPlay();
    const { street, source, sold, soldReturn, rest, end } = play;
    await street.openReturn(sold, one, [{ sku: 'MUG-BLUE', quantity: 1 }]);
    await rest();
    expect((await end()).source).toEqual(['OPEN: 1 of line 1, 0 processed, UNWANTED']);
    await street.processReturn(await soldReturn(), { restockAt: 'Mug Street shop' });
    await rest();
    const { whole, shelves, asked } = await end();
    expect(whole.street?.returns).toEqual([
      'OPEN: 1 of line 1, 1 processed, UNWANTED; instead 1 MUG-BLUE, 1 sent',
    ]);
    expect(whole.source.map(({ returns }) => returns)).toEqual([
      ['OPEN: 1 of line 1, 1 processed, UNWANTED'],
      [],
    ]);
    expect(whole.source[1]?.lines).toEqual(['line 2 MUG-BLUE: 1 ordered, 1 left, 1 to ship']);
    expect(await source.listOrders()).toHaveLength(2);
    expect(shelves).toMatchObject({
      'MUG-RED at Main warehouse': { available: 1, on_hand: 1 },
      'MUG-BLUE at Main warehouse': { available: -1, committed: 1, on_hand: 0 },
    });
    expect(asked).toEqual([]);
  });

  it('[RV3] of which the blue mug is sent after the red one came back is not closed meanwhile', async () => {
    play = await openReturnsPlay();
    const { street, source, sold, soldReturn, madeReturn, rest, end } = play;
    await street.openReturn(sold, one, [{ sku: 'MUG-BLUE', quantity: 1 }]);
    await street.processReturn(await soldReturn(), { lines: one, restockAt: 'Mug Street shop' });
    await rest();
    await source.closeReturn(await madeReturn());
    await rest();
    expect((await end()).street).toEqual([
      'OPEN: 1 of line 1, 1 processed, UNWANTED; instead 1 MUG-BLUE, 0 sent',
    ]);
    await street.processReturn(await soldReturn());
    await rest();
    const { whole, asked } = await end();
    expect(whole.street?.returns).toEqual([
      'CLOSED: 1 of line 1, 1 processed, UNWANTED; instead 1 MUG-BLUE, 1 sent',
    ]);
    expect(whole.source).toHaveLength(2);
    expect(asked).toEqual([]);
  });

  it('[RV3] at North Supply: its blue mug stands there only, and the red one’s return at both', async () => {
    play = await openReturnsPlay();
    const { source, made, madeReturn, rest, end } = play;
    await source.openReturn(made, one, [{ sku: 'MUG-BLUE', quantity: 1 }]);
    await source.processReturn(await madeReturn(), { restockAt: 'Main warehouse' });
    await rest();
    const { whole, asked } = await end();
    expect(whole.street?.returns).toEqual(['OPEN: 1 of line 1, 1 processed, UNWANTED']);
    expect(whole.street?.lines).toHaveLength(1);
    expect(whole.source).toHaveLength(1);
    const pushes = await play.world.database.db.query.pushes.findMany();
    expect(pushes.map(({ addedLines }) => addedLines)).toMatchObject([
      [{ sku: 'MUG-BLUE', units: 1 }],
    ]);
    expect(asked).toEqual([]);
  });
});
