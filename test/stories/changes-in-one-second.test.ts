// Two changes of one second carry the same time, so nobody knows which was the last: the store is asked, once for many.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;
const skus = ['MUG-RED', 'MUG-BLUE', 'TEE-S', 'TEE-M', 'TEE-L', 'TOTE-NAT'];

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.applyFirstLevels();
  await world.run(10 * second);
});
afterEach(() => world.close());

/**
 * Readings of levels from now on.
 * @param lost which of them get no answer, counted from 1
 */
function noteReadings(...lost: number[]): string[] {
  const asked: string[] = [];
  const { fetch } = world.edge;
  world.edge.fetch = async (request) => {
    const { operationName } = (await request.clone().json()) as { operationName: string };
    const answer = await fetch(request);
    if (operationName.startsWith('Levels')) asked.push(operationName);
    if (operationName.startsWith('Levels') && lost.includes(asked.length))
      throw new TypeError('the answer was lost');
    return answer;
  };
  return asked;
}

it('[ST5] one SKU counted twice within a second is read at once', async () => {
  const readings = noteReadings();
  await world.source.setStock('MUG-RED', 30, 'Main warehouse');
  await world.run(200);
  await world.source.setStock('MUG-RED', 20, 'Main warehouse');
  await world.run(200);
  expect(readings).toHaveLength(1);
  await world.run(minute);
  expect((await world.street.levels('MUG-RED'))[0]?.available).toBe(30);
  expect(readings).toHaveLength(1);
});

it('[ST5] many SKUs counted twice within a second share their readings, and every store shows the last', async () => {
  const readings = noteReadings();
  for (const units of [30, 20])
    for (const sku of skus) {
      await world.source.setStock(sku, units, 'Main warehouse');
      await world.run(20);
    }
  await world.run(minute);
  expect(readings.length).toBeLessThanOrEqual(2);
  for (const sku of skus) {
    const has = await world.source.available(sku);
    expect([sku, (await world.street.levels(sku))[0]?.available]).toEqual([sku, has]);
    expect([sku, (await world.harbor.levels(sku))[0]?.available]).toEqual([sku, has]);
  }
  expect(world.ledgers().flatMap((ledger) => ledger.mismatches)).toEqual([]);
});

it('[ST5] shared readings whose answers are lost are made again', async () => {
  const readings = noteReadings(1, 2);
  for (const units of [30, 20])
    for (const sku of skus) {
      await world.source.setStock(sku, units, 'Main warehouse');
      await world.run(20);
    }
  await world.run(5 * minute);
  expect(readings.length).toBeGreaterThan(2);
  for (const sku of skus)
    expect([sku, (await world.street.levels(sku))[0]?.available]).toEqual([
      sku,
      await world.source.available(sku),
    ]);
});
