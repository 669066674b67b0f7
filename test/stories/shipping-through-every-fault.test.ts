// Every call of a press on Ship may fail, before it takes effect or after: pressed again, each unit ships once.
import { expect, it } from 'vitest';
import type { FaultPlan } from '../support/fault-points.ts';
import { personOf } from '../support/person.ts';
import { openWorld } from '../support/world.ts';

const minute = 60_000;

/** Presses Ship until nothing is left, the first time with a fault on the way. Webhooks come as ever. */
async function shipThrough(fault: FaultPlan | undefined) {
  const world = await openWorld();
  // What is lost comes back by what is owed: no comparison at the quarter of an hour helps.
  await world.putOffReconciling();
  const { street, source, faults } = world;
  const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
  await world.run(minute);
  const person = personOf(world);
  const [row] = (await person.orders.toShip({})).rows;
  const press = () =>
    person.orders
      .ship({ pushId: row?.push?.id ?? '', carrier: 'UPS', number: '1Z-ONCE' })
      .then(({ kind }) => kind)
      .catch(() => 'broken');
  faults.plan(fault);
  const presses = [await press()];
  const calls = faults.count();
  const hit = faults.hit();
  faults.plan(undefined);
  while (presses.at(-1) !== 'nothing-left' && presses.length < 6) {
    // A press that could not let go keeps others from it for three minutes.
    if (presses.at(-1) === 'being-shipped') await world.run(3 * minute);
    presses.push(await press());
  }
  await world.run(20 * minute);
  const [made] = await source.listOrders();
  const sold = await street.readOrder(placed.id);
  const numbers = (of: typeof sold | undefined) =>
    of?.fulfillments.map(({ trackingInfo, ...shipment }) => [
      trackingInfo[0]?.number,
      shipment.fulfillmentLineItems.nodes.map(({ quantity }) => quantity),
    ]);
  const outcome = { there: numbers(made), back: numbers(sold), end: presses.at(-1) };
  world.close();
  return { hit, calls, outcome };
}

const once = [['1Z-ONCE', [2]]];
const { calls, outcome } = await shipThrough(undefined);

it.each(['before', 'after'] as const)(
  `[SO1, TR1] any of the ${calls} calls of a press may fail %s taking effect`,
  { timeout: 120_000 },
  async (when) => {
    expect(outcome).toEqual({ there: once, back: once, end: 'nothing-left' });
    for (let at = 1; at <= calls; at += 1) {
      const shipped = await shipThrough({ at, when });
      expect({ at, ...shipped }).toEqual({ ...shipped, at, hit: expect.any(String), outcome });
    }
  },
);
