/**
 * Something happens after a push, and the N-th call of what follows fails, before it takes effect or after; then everything
 * in flight is lost. Every N plays an order of its own in one world.
 */
import type { After } from './after.ts';
import type { FaultPlan } from './fault-points.ts';
import { openWorld, type World } from './world.ts';

const minute = 60_000;

/** A pushed order: the customer's id and its source order's. */
export type Pushed = { soldId: string; madeId: string };

/** What a merchant does after the push; the road is not running yet. */
export type Deed = (world: World, order: Pushed) => Promise<unknown>;

/** Both orders as people see them, without ids and times. */
export type End = { sold: Side; made: Side };

type Side = {
  isCancelled: boolean;
  received: string;
  address: string | null | undefined;
  lines: [sku: string, current: number, unfulfilled: number][];
  refunds: { amount: string; shipping: string; lines: [string, number, string, string | null][] }[];
};

const sideOf = (after: After): Side => ({
  isCancelled: after.cancelledAt !== null,
  received: after.received,
  address: after.address?.address1,
  lines: after.lines.map(({ sku, currentQuantity, unfulfilled }) => [
    sku,
    currentQuantity,
    unfulfilled,
  ]),
  refunds: after.refunds.map(({ amount, shipping, lines }) => ({
    amount,
    shipping,
    lines: lines.map(({ sku, quantity, restock, location }) => [sku, quantity, restock, location]),
  })),
});

export async function openForDeeds(): Promise<World> {
  const world = await openWorld();
  // What is lost comes back by what is owed: no comparison at the quarter of an hour helps.
  await world.putOffReconciling();
  await world.applyFirstLevels();
  for (const sku of ['MUG-RED', 'TEE-M'])
    await world.source.setStock(sku, 10_000, 'Main warehouse');
  await world.run(minute);
  return world;
}

export async function pushOne(world: World): Promise<Pushed> {
  const { id: soldId } = await world.street.placeOrder(
    [
      { sku: 'MUG-RED', quantity: 3 },
      { sku: 'TEE-M', quantity: 1 },
    ],
    { paid: false },
  );
  await world.street.pay(soldId);
  await world.run(minute / 2);
  const [made] = await world.source.listOrders();
  if (!made?.sourceIdentifier?.includes(`:${soldId.split('/').pop()}:`))
    throw new Error('The newest source order is another one');
  return { soldId, madeId: made.id };
}

async function endOf(world: World, { soldId, madeId }: Pushed): Promise<End> {
  return {
    sold: sideOf(await world.street.readAfter(soldId)),
    made: sideOf(await world.source.readAfter(madeId)),
  };
}

/** Lets the N-th call fail among those that looking at both orders and acting on them make until an act is done. */
function onTheRoadOf(world: World, fault: FaultPlan | undefined) {
  const seen = { calls: 0, hit: undefined as string | undefined };
  let isOver = false;
  const { lookAtBoth, carryOut } = world.road;
  const counted =
    (verb: (accountId: string, id: string, swept?: boolean) => Promise<string>) =>
    async (accountId: string, id: string, swept?: boolean) => {
      if (isOver) return verb(accountId, id, swept);
      world.faults.plan(fault && { ...fault, at: fault.at - seen.calls });
      try {
        const what = await verb(accountId, id, swept);
        isOver = what === 'done';
        return what;
      } finally {
        seen.calls += world.faults.count();
        seen.hit = world.faults.hit();
        world.faults.plan(undefined);
        if (seen.hit !== undefined) {
          isOver = true;
          world.queues.loseAll();
        }
      }
    };
  Object.assign(world.road, { lookAtBoth: counted(lookAtBoth), carryOut: counted(carryOut) });
  const stop = () => void Object.assign(world.road, { lookAtBoth, carryOut });
  return { seen, stop };
}

/** Plays the deed with an order of its own. @returns how it ends, the call that failed, and how many calls there were */
export async function play(
  world: World,
  deed: Deed,
  fault: FaultPlan | undefined,
): Promise<{ end: End; hit: string | undefined; calls: number }> {
  const order = await pushOne(world);
  const { seen, stop } = onTheRoadOf(world, fault);
  await deed(world, order);
  await world.run(5 * minute);
  stop();
  return { end: await endOf(world, order), ...seen };
}
