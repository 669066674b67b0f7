// Returns while answers and webhooks are lost: nothing is made or processed twice, and reconciling finds the rest.
import { afterEach, describe, expect, it } from 'vitest';
import { orderTopics } from '../../support/arrivals-held.ts';
import { personOf } from '../../support/person.ts';
import { openReturnsPlay, type ReturnsPlay } from '../../support/returns-play.ts';

const minute = 60_000;
const two = [{ sku: 'MUG-RED', quantity: 2 }];
const processed = ['OPEN: 2 of line 1, 2 processed, UNWANTED'];
const shelf = { 'MUG-RED at Main warehouse': { available: 2, committed: 0, on_hand: 2 } };

let play: ReturnsPlay;
afterEach(() => play.world.close());

/** Two mugs come back to Mug Street, which puts them on its shelf. */
const comeBack = async ({ street, sold, soldReturn }: ReturnsPlay) => {
  await street.openReturn(sold, two);
  await street.processReturn(await soldReturn(), { restockAt: 'Mug Street shop' });
};

describe('a return whose call is not answered', () => {
  it.each(['returnCreate', 'returnProcess'])(
    '[RV3] %s did it and nobody heard: it is found, and done once',
    async (call) => {
      play = await openReturnsPlay();
      Object.assign(play.source.store.faults.cutAfter, { next: 1, only: [call] });
      await comeBack(play);
      await play.rest();
      expect(play.source.store.faults.cutAfter.next).toBe(0);
      const { street, source, asked, shelves } = await play.end();
      expect({ street, source, asked }).toEqual({
        street: processed,
        source: processed,
        asked: [],
      });
      expect(shelves).toMatchObject(shelf);
    },
  );

  it.each(['returnCreate', 'returnProcess'])(
    '[RV3] %s never arrived: it is looked for at first, and sent again only after ten minutes',
    async (call) => {
      play = await openReturnsPlay();
      Object.assign(play.source.store.faults.cutBefore, { next: 1, only: [call] });
      await comeBack(play);
      await play.world.run(9 * minute);
      const [meanwhile] = (await play.end()).source;
      expect(meanwhile).toBe(
        call === 'returnCreate' ? undefined : 'OPEN: 2 of line 1, 0 processed, UNWANTED',
      );
      await play.world.run(5 * minute);
      const { source, asked, shelves } = await play.end();
      expect({ source, asked }).toEqual({ source: processed, asked: [] });
      expect(shelves).toMatchObject(shelf);
    },
  );
});

describe('a return that no webhook told of', () => {
  const dropAll = ({ street, source }: ReturnsPlay) => {
    for (const { store } of [street, source])
      Object.assign(store.faults.dropWebhooks, { probability: 1, only: orderTopics });
  };

  it('[RV3] at Mug Street is found by reconciling, with all that became of it', async () => {
    play = await openReturnsPlay();
    dropAll(play);
    await comeBack(play);
    await play.rest();
    expect((await play.end()).source).toEqual([]);
    await personOf(play.world).reconciles.start({ kind: 'changed' });
    await play.rest();
    await personOf(play.world).reconciles.start({ kind: 'changed' });
    await play.rest();
    const { source, asked, shelves } = await play.end();
    expect({ source, asked }).toEqual({ source: processed, asked: [] });
    expect(shelves).toMatchObject(shelf);
  });

  it('[RV3] at North Supply is found by reconciling, unit after unit', async () => {
    play = await openReturnsPlay();
    dropAll(play);
    const { source, made, madeReturn, rest, end, world } = play;
    await source.openReturn(made, two);
    for (const units of [1, 2]) {
      await source.processReturn(await madeReturn(), {
        lines: [{ sku: 'MUG-RED', quantity: 1 }],
        restockAt: 'Main warehouse',
      });
      await rest();
      await personOf(world).reconciles.start({ kind: 'changed' });
      await rest();
      await personOf(world).reconciles.start({ kind: 'changed' });
      await rest();
      const { street, asked } = await end();
      expect(street).toEqual([`OPEN: 2 of line 1, ${units} processed, UNWANTED`]);
      expect(asked).toEqual([]);
    }
    expect((await end()).shelves).toMatchObject(shelf);
  });
});
