/**
 * For every N, the N-th call after a parcel was copied fails while its copy is to follow, before it takes effect or after;
 * then everything in flight is lost, as when a worker is killed.
 */
import type { FaultPlan } from './fault-points.ts';
import { shippedOrder } from './shipped-order.ts';
import { openWorld, type World } from './world.ts';

const minute = 60_000;
const ups = (...numbers: string[]) => ({ company: 'UPS', numbers });

type Order = Awaited<ReturnType<typeof shippedOrder>>;

/** What happens to the copied parcel, at the source or by a person here. */
export const happenings = {
  'its number is corrected and it is delivered': async ({ source }: World, { made }: Order) => {
    await source.changeTracking(made, 0, ups('1Z-B'));
    await source.deliver(made, 0, 'DELIVERED');
  },
  'it is taken back and leaves anew': async ({ source }: World, { made }: Order) => {
    await source.takeShipmentBack(made, 0);
    await source.shipLine(made, 0, 2, ups('1Z-B'));
  },
} as const;

export type Happening = keyof typeof happenings;

type Outcome = {
  standing: (readonly [(string | null)[], string, Record<number, number>])[];
  open: number[];
  sourceOrders: number;
  owed: number;
  mails: string[];
};

/** The end of both roads, whatever failed on them. */
export const repaired: Record<Happening, Outcome> = {
  'its number is corrected and it is delivered': {
    standing: [[['1Z-B'], 'DELIVERED', { 0: 2 }]],
    open: [0, 3, 1],
    ...{ sourceOrders: 1, owed: 0, mails: ['shipping_confirmation', 'shipping_update'] },
  },
  'it is taken back and leaves anew': {
    standing: [[['1Z-B'], 'FULFILLED', { 0: 2 }]],
    open: [0, 3, 1],
    ...{ sourceOrders: 1, owed: 0, mails: ['shipping_confirmation', 'shipping_confirmation'] },
  },
};

async function travel(
  world: World,
  happening: Happening,
  fault: FaultPlan | undefined,
): Promise<Order> {
  // What is lost comes back by what is owed: no comparison at the quarter of an hour helps.
  await world.putOffReconciling();
  const order = await shippedOrder(world);
  await world.source.shipLine(order.made, 0, 2, ups('1Z-A'));
  await world.run(minute);
  await happenings[happening](world, order);
  world.faults.plan(fault);
  const until = world.clock.now() + (fault ? 20 * minute : minute);
  for (let second = 0; second < 10 && !world.faults.hit(); second += 1) {
    await world.run(1000);
    if (world.faults.hit()) world.queues.loseAll();
  }
  await world.run(until - world.clock.now());
  return order;
}

/** Calls of the road when nothing fails, in its first ten seconds. */
export async function countCalls(happening: Happening): Promise<number> {
  const world = await openWorld();
  await travel(world, happening, undefined);
  const calls = world.faults.count();
  world.close();
  return calls;
}

/** What both stores and our rows have in the end when a call has failed. */
export async function outcomeOf(
  happening: Happening,
  fault: FaultPlan,
): Promise<Outcome & { hit: string | undefined }> {
  const world = await openWorld();
  const order = await travel(world, happening, fault);
  const outcome = {
    hit: world.faults.hit(),
    standing: (await order.standing()).map(
      ({ numbers, delivery, units }) => [numbers, delivery, units] as const,
    ),
    open: await order.open(),
    sourceOrders: await order.sourceOrders(),
    owed: (await order.rows()).filter(({ dueAt }) => dueAt !== null).length,
    mails: order.mails(),
  };
  world.close();
  return outcome;
}
