// Whoever ships a list of tracking numbers is killed at every step of it: what is repeated ships nothing twice (SO1).
import { afterEach, describe, expect, it } from 'vitest';
import { lostWords } from '../../src/mirror/tracking-look.ts';
import { trackingFileTurn } from '../../worker/tracking-files.ts';
import type { FaultPlan } from '../support/fault-points.ts';
import { personOf } from '../support/person.ts';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;

describe('a list of tracking numbers whose worker is killed', () => {
  let world: World;
  afterEach(() => world.close());

  const me = () => personOf(world).trackingFiles;

  /** An order of three units, at its source, that a list ships in two parcels. */
  const place = () =>
    world.street.placeOrder([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'TEE-M', quantity: 1 },
    ]);

  const judge = async (order: string): Promise<string> => {
    const text = [
      'order,sku,qty,carrier,number',
      `${order},MUG-RED,1,UPS,ONE-${order}`,
      `${order},MUG-RED,1,UPS,TWO-${order}`,
      `${order},TEE-M,1,UPS,TWO-${order}`,
    ].join('\n');
    return (await me().judge({ name: order, text })).id;
  };

  /** A turn of the list that fails at one call; every message in flight is lost with it. @returns calls it made */
  const killedTurn = async (id: string, fault: FaultPlan | undefined): Promise<number> => {
    await me().carryOut({ id });
    world.faults.plan(fault);
    await trackingFileTurn(world.edge, world.road, { accountId: 'demo', id }).catch(
      () => undefined,
    );
    const calls = world.faults.count();
    if (fault && world.faults.hit() === undefined) throw new Error(`${fault.at} was not reached`);
    world.faults.plan(undefined);
    world.queues.loseAll();
    return calls;
  };

  it('[SO1] ships every unit once at most, whichever call is the last', {
    timeout: 400_000,
  }, async () => {
    world = await openWorld();
    await world.putOffReconciling();
    for (const sku of ['MUG-RED', 'TEE-M']) await world.source.setStock(sku, 1_000);
    await world.run(minute);
    const unharmed = await place();
    await world.run(minute);
    const calls = await killedTurn(await judge(unharmed.name), undefined);
    expect(calls).toBeGreaterThan(20);
    const plans = Array.from({ length: calls }, (_, at) =>
      (['before', 'after'] as const).map((when) => ({ at: at + 1, when })),
    ).flat();
    const killed = [];
    for (const plan of plans) killed.push({ plan, order: await place() });
    await world.run(5 * minute);
    const lists: { plan: FaultPlan | undefined; id: string; orderId: string }[] = [];
    for (const { plan, order } of killed) {
      const id = await judge(order.name);
      await killedTurn(id, plan);
      lists.push({ plan, id, orderId: order.id });
    }
    await world.run(30 * minute);
    const wrong: unknown[] = [];
    const lost: unknown[] = [];
    for (const { plan, id, orderId } of lists) {
      const file = await me().get({ id });
      const sold = await world.street.readOrder(orderId);
      const parcels = sold.fulfillments
        .map(({ trackingInfo }) => trackingInfo[0]?.number?.replace(sold.name, ''))
        .sort();
      const is = [file.state, file.shipped, parcels, sold.displayFulfillmentStatus];
      if (JSON.stringify(is) === '["applied",3,["ONE-","TWO-"],"FULFILLED"]') continue;
      const failed = (await me().lines({ id, view: 'failed' })).rows;
      if (failed.length + file.shipped === 3 && failed.every(({ says }) => says === lostWords))
        lost.push([plan?.when, parcels]);
      else wrong.push({ plan, is });
    }
    expect(wrong).toEqual([]);
    // Of a shipment that never arrived nobody knows that: it is not sent again, and all else of its order is.
    expect(lost).toEqual([
      ['before', ['TWO-']],
      ['before', ['ONE-']],
    ]);
    // Of the newest source orders the second lost one, and of others two parcels: no unit goes twice, as the store itself sees to.
    const made = (await world.source.listOrders()).map(({ fulfillments }) => fulfillments.length);
    expect(made.filter((parcels) => parcels !== 2)).toEqual([1]);
  });

  it('[SO1] goes on soon after its worker died with the turn, and says when', async () => {
    world = await openWorld();
    await world.putOffReconciling();
    const { name } = await place();
    await world.run(minute + 7_000);
    const id = await judge(name);
    expect((await me().get({ id })).goesOnAt).toBe(null);
    await killedTurn(id, { at: 3, when: 'before', dies: true });
    const died = world.edge.now();
    const { state, done, goesOnAt } = await me().get({ id });
    expect([state, done, goesOnAt && goesOnAt - died]).toEqual(['applying', 0, 75_000]);
    await world.run(75_000 + minute);
    expect(await me().get({ id })).toMatchObject({ state: 'applied', shipped: 3, goesOnAt: null });
  });
});
