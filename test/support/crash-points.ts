/**
 * For every N, the N-th call of the road fails, before it takes effect or after; then everything in flight is lost.
 * Two files share this, so that two cores do.
 */
import type { FaultPlan } from './fault-points.ts';
import { groupsOf, toldOf } from './told.ts';
import { openWorld, type World } from './world.ts';

const minute = 60_000;

/** What is lost comes back by what is owed: no comparison at the quarter of an hour helps. */
async function open(): Promise<World> {
  const world = await openWorld();
  await world.putOffReconciling();
  return world;
}

/** The road from a paid order to its tracking, with a fault planned on the way. */
async function travel(world: World, settleFor: number): Promise<string> {
  const placed = await world.street.placeOrder([
    { sku: 'MUG-RED', quantity: 2 },
    { sku: 'TEE-M', quantity: 1 },
  ]);
  await runThroughFault(world, settleFor);
  const [made] = await world.source.listOrders();
  if (made?.sourceIdentifier)
    await world.source.ship(made.id, { company: 'UPS', number: '1Z-CRASH' });
  await runThroughFault(world, settleFor);
  return placed.id;
}

/** Runs on; the moment the fault has hit, every message in flight is gone, as when a worker is killed. */
async function runThroughFault(world: World, ms: number): Promise<void> {
  const until = world.clock.now() + ms;
  // Without a setback the road takes seconds: a fault that has not hit by then is not on this half of it.
  for (let second = 0; second < 10 && !world.faults.hit(); second += 1) {
    await world.run(1000);
    if (world.faults.hit()) world.queues.loseAll();
  }
  await world.run(until - world.clock.now());
}

/** Calls of the road when nothing fails. */
export async function countCalls(): Promise<number> {
  const world = await open();
  world.faults.plan(undefined);
  await travel(world, minute);
  const calls = world.faults.count();
  world.close();
  return calls;
}

type Outcome = {
  sourceOrders: number;
  taken: number;
  shipments: (string | null | undefined)[];
  mails: number;
  charges: string[];
  owed: number;
  /** What the source store's people were told, and how many the bell counts. */
  told: number[];
};

/** One of everything, and nothing owed. */
export const repaired: Outcome = {
  sourceOrders: 1,
  taken: 2,
  shipments: ['1Z-CRASH'],
  mails: 1,
  charges: [],
  owed: 0,
  told: [1, 1],
};

/** What is left at the stores and with us when a call has failed and all is repaired. */
export async function outcomeOf(fault: FaultPlan): Promise<Outcome & { hit: string }> {
  const world = await open();
  world.faults.plan(fault);
  const stock = await world.source.available('MUG-RED');
  // Nothing at the store saves us: a second create would be accepted, and look-ups see the first one late.
  Object.assign(world.source.store.faults, {
    duplicateIdMetafields: 'accept',
    searchLagSeconds: 30,
    customIdLagSeconds: 30,
  });
  const orderId = await travel(world, 20 * minute);
  const hit = world.faults.hit() ?? `call ${fault.at} was not reached`;
  const made = (await world.source.listOrders()).filter((order) => order.sourceIdentifier);
  const sold = await world.street.readOrder(orderId);
  const db = world.edge.database('demo');
  const charges = world
    .ledgers()
    .filter((of) => of.held > 0 || of.settled > 0 || of.mismatches.length > 0)
    .map(
      (of) => `${of.sku}: ${of.held} held, ${of.settled} settled, ${of.mismatches.length} wrong`,
    );
  const outcome = {
    hit,
    sourceOrders: made.length,
    taken: stock - (await world.source.available('MUG-RED')),
    shipments: sold.fulfillments.map((parcel) => parcel.trackingInfo[0]?.number),
    mails: world.street.store.state.mails
      .all()
      .filter((mail) => mail.kind === 'shipping_confirmation').length,
    charges: charges.sort(),
    owed: (await db.query.pushes.findMany()).filter((push) => push.dueAt).length,
    told: [
      (await toldOf(world, 'new-order-received')).length,
      ...(await groupsOf(world, 'new-order-received')),
    ],
  };
  world.close();
  return outcome;
}
