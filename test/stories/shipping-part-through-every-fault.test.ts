// Every call of a press that ships a part may fail, before it takes effect or after, and the worker may die at it: a
// person who looks again and presses for what is then seen ships each unit once.
import { expect, it } from 'vitest';
import type { FaultPlan } from '../support/fault-points.ts';
import { personOf } from '../support/person.ts';
import { openWorld } from '../support/world.ts';

const minute = 60_000;
/** Of three, two are to go now. */
const wanted = 2;

/** Presses until two units are gone, the first time with a fault on the way. Webhooks come as ever. */
async function shipThrough(fault: FaultPlan | undefined) {
  const world = await openWorld();
  await world.putOffReconciling();
  const { street, source, faults } = world;
  const placed = await street.placeOrder([
    { sku: 'MUG-RED', quantity: 3 },
    { sku: 'MUG-RED', quantity: 3 },
  ]);
  await world.run(minute);
  const person = personOf(world);
  const look = async () => (await person.orders.toShip({})).rows[0];
  /** As a person does who has units to ship: looks what is left, and presses for what is missing. */
  const press = async (plan?: FaultPlan) => {
    const row = await look();
    const seen = (row?.lines ?? []).map(({ orderLineId, left }) => ({
      orderLineId,
      left: left ?? 0,
    }));
    const second = seen[1];
    const quantity = (second?.left ?? 0) - (3 - wanted);
    if (!row?.push || !second || quantity <= 0) return 'done';
    const lines = [{ orderLineId: second.orderLineId, quantity }];
    faults.plan(plan);
    return person.orders
      .ship({ pushId: row.push.id, carrier: 'UPS', number: '1Z-ONCE', lines, seen })
      .then(({ kind }) => kind)
      .catch(() => 'broken');
  };
  const presses = [await press(fault)];
  const calls = faults.count();
  const hit = faults.hit();
  faults.plan(undefined);
  for (let turn = 0; turn < 6 && presses.at(-1) !== 'done'; turn += 1) {
    // At once, as people do; then when a lease has ended and the store has told what it shipped.
    if (turn > 0) await world.run(4 * minute);
    presses.push(await press());
  }
  await world.run(20 * minute);
  const [made] = await source.listOrders();
  const sold = await street.readOrder(placed.id);
  const units = (of: typeof sold | undefined) =>
    of?.fulfillments.flatMap(({ fulfillmentLineItems }) =>
      fulfillmentLineItems.nodes.map(({ quantity }) => quantity),
    );
  const outcome = { there: units(made), back: units(sold), end: presses.at(-1) };
  world.close();
  return { hit, calls, outcome };
}

const { calls, outcome } = await shipThrough(undefined);

it.each([
  ['before', false],
  ['after', false],
  // To die before a call is to die after the one before it.
  ['after', true],
] as const)(
  `[SO1] any of the ${calls} calls of a press for a part may fail %s taking effect (and the worker die: %s)`,
  { timeout: 300_000 },
  async (when, dies) => {
    expect(outcome).toEqual({ there: [wanted], back: [wanted], end: 'done' });
    for (let at = 1; at <= calls; at += 1) {
      const shipped = await shipThrough({ at, when, dies });
      expect({ at, ...shipped }).toEqual({ ...shipped, at, hit: expect.any(String), outcome });
    }
  },
);
