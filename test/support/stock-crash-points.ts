// A sale without Order Push and a delivery at the source, with a call on their way failing. Two files share this, so that two
// cores do.
import type { FaultPlan } from './fault-points.ts';
import { openWorld, type World } from './world.ts';

const second = 1_000;
const minute = 60 * second;

const open = async (): Promise<World> => {
  const world = await openWorld();
  // What is lost comes back by what is owed: no comparison at the quarter of an hour helps.
  await world.putOffReconciling();
  await world.applyFirstLevels();
  await world.run(10 * second);
  return world;
};

/** Harbor Goods sells three, and North Supply gets ten. */
async function travel(world: World, settleFor: number): Promise<void> {
  await world.harbor.placeOrder([{ sku: 'MUG-RED', quantity: 3 }]);
  await world.run(10 * second);
  if (world.faults.hit()) world.queues.loseAll();
  const [level] = await world.source.levels('MUG-RED');
  await world.source.setStock('MUG-RED', (level?.available ?? 0) + 10, level?.location);
  await world.run(settleFor);
}

export async function countStockCalls(): Promise<number> {
  const world = await open();
  world.faults.plan(undefined);
  await travel(world, minute);
  const calls = world.faults.count();
  world.close();
  return calls;
}

export async function stockOutcomeOf(fault: FaultPlan) {
  const world = await open();
  world.faults.plan(fault);
  await travel(world, 15 * minute);
  const outcome = {
    hit: world.faults.hit() ?? `call ${fault.at} was not reached`,
    source: await world.source.available('MUG-RED'),
    street: (await world.street.levels('MUG-RED'))[0]?.available,
    harbor: (await world.harbor.levels('MUG-RED'))[0]?.available,
    wrong: world.ledgers().flatMap((ledger) => ledger.mismatches),
    counting: world.ledgers().filter((ledger) => ledger.held + ledger.settled > 0).length,
  };
  world.close();
  return outcome;
}

/** Three sold and ten received: every store shows it, and nothing counts any more. */
export const stockRight = { source: 57, street: 57, harbor: 57, wrong: [], counting: 0 };
