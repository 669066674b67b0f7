// Somebody at Mug Street fulfils by hand what North Supply ships: linked, or a person chooses between two numbers (TR3).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../support/person.ts';
import { shippedOrder } from '../support/shipped-order.ts';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;
const ups = (...numbers: string[]) => ({ company: 'UPS', numbers });

describe('a parcel that somebody entered by hand', () => {
  let world: World;
  let order: Awaited<ReturnType<typeof shippedOrder>>;
  beforeEach(async () => {
    world = await openWorld();
    order = await shippedOrder(world);
  });
  afterEach(() => world.close());

  const [mugs, moreMugs] = [0, 1];
  /** By hand with one number, at the source with another. */
  const conflict = async () => {
    await world.street.shipLine(order.sold, mugs, 2, ups('BY-HAND'));
    await world.source.shipLine(order.made, mugs, 2, ups('1Z-A'));
    await world.run(minute);
    const rows = await order.rows();
    return rows[0]?.id ?? '';
  };
  const numbers = async () =>
    (await order.standing()).map((parcel) => [parcel.numbers, parcel.units]);
  const states = async () => (await order.rows()).map(({ state, dueAt }) => [state, dueAt]);
  const choose = (shipmentId: string, choice: 'ours' | 'theirs') =>
    world.road.chooseShipment('demo', shipmentId, choice, 'Dana');

  it('[TR3] with another number is a conflict that shows both, and is tried no further', async () => {
    await conflict();
    const [row] = await order.rows();
    expect(row).toMatchObject({
      ...{ state: 'failed', dueAt: null, failureKind: 'shipped-by-hand' },
      tracking: { numbers: ['1Z-A'] },
      conflict: { tracking: { numbers: ['BY-HAND'] }, lines: [{ quantity: 2 }] },
    });
    expect(await order.steps()).toContain('shipment-conflict');
    const calls = world.storeCalls();
    await world.putOffReconciling();
    await world.run(10 * minute);
    expect(world.storeCalls()).toBe(calls);
    expect(await numbers()).toEqual([[['BY-HAND'], { 0: 2 }]]);
  });

  it('[TR3] with another number holds up no other parcel of the order', async () => {
    await conflict();
    await world.source.shipLine(order.made, moreMugs, 3, ups('1Z-B'));
    await world.run(minute);
    expect(await numbers()).toEqual([
      [['BY-HAND'], { 0: 2 }],
      [['1Z-B'], { 1: 3 }],
    ]);
  });

  it('[TR3] shows the source’s number once a person chose that, and follows from then on', async () => {
    const id = await conflict();
    expect(await choose(id, 'ours')).toEqual({ kind: 'chosen' });
    await world.run(minute);
    expect(await numbers()).toEqual([[['1Z-A'], { 0: 2 }]]);
    expect(await states()).toEqual([['created', null]]);
    expect(order.mails()).toEqual(['shipping_update']);
    await world.source.changeTracking(order.made, 0, ups('1Z-C'));
    await world.run(minute);
    expect(await numbers()).toEqual([[['1Z-C'], { 0: 2 }]]);
    await world.source.takeShipmentBack(order.made, 0);
    await world.run(minute);
    expect(await numbers()).toEqual([]);
    expect(await order.open()).toEqual([2, 3, 1]);
  });

  it('[TR3] stays as it is once a person chose that, whatever the source does after it', async () => {
    const id = await conflict();
    expect(await choose(id, 'theirs')).toEqual({ kind: 'chosen' });
    await world.run(minute);
    expect(await states()).toEqual([['created', null]]);
    await world.source.changeTracking(order.made, 0, ups('1Z-C'));
    await world.source.deliver(order.made, 0, 'IN_TRANSIT');
    await world.run(minute);
    await world.source.takeShipmentBack(order.made, 0);
    await world.run(minute);
    expect(await order.standing()).toMatchObject([{ numbers: ['BY-HAND'], delivery: 'FULFILLED' }]);
    expect(await states()).toEqual([['created', null]]);
    expect(order.mails()).toEqual([]);
  });

  it('[TR3] is chosen about once, by its own account, and the person stands on timeline and Activity', async () => {
    const id = await conflict();
    expect(await world.road.chooseShipment('other', id, 'ours', 'Dana')).toEqual({
      kind: 'no-conflict',
    });
    const both = await Promise.all([choose(id, 'theirs'), choose(id, 'theirs')]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['chosen', 'no-conflict']);
    expect(await choose(id, 'ours')).toEqual({ kind: 'no-conflict' });
    await world.run(minute);
    expect(await numbers()).toEqual([[['BY-HAND'], { 0: 2 }]]);
    const { rows } = await personOf(world).activity.list({ kind: 'tracking' });
    expect(rows.filter(({ kind }) => kind === 'shipment-chosen')).toMatchObject([
      { actor: 'Dana' },
    ]);
  });

  it('[TR3] is linked once the source corrects its number to the one entered by hand', async () => {
    await conflict();
    await world.source.changeTracking(order.made, 0, ups('BY-HAND'));
    await world.run(minute);
    expect(await states()).toEqual([['created', null]]);
    expect(await numbers()).toEqual([[['BY-HAND'], { 0: 2 }]]);
    expect(order.mails()).toEqual([]);
  });

  it('[TR3] is no conflict any more once the source takes its parcel back', async () => {
    const id = await conflict();
    await world.source.takeShipmentBack(order.made, 0);
    await world.run(minute);
    expect(await states()).toEqual([['withdrawn', null]]);
    expect(await choose(id, 'ours')).toEqual({ kind: 'no-conflict' });
    expect(await numbers()).toEqual([[['BY-HAND'], { 0: 2 }]]);
  });

  it('[TR3] as one for what the source ships in two parcels is linked to both, with both numbers', async () => {
    await world.street.shipLine(order.sold, moreMugs, 3, ups('BY-HAND'));
    await world.source.shipLine(order.made, moreMugs, 1, ups('1Z-A'));
    await world.source.shipLine(order.made, moreMugs, 2, ups('1Z-B'));
    await world.run(minute);
    const rows = await order.rows();
    expect(rows.map(({ state }) => state)).toEqual(['failed', 'failed']);
    for (const { id } of rows) {
      expect(await choose(id, 'ours')).toEqual({ kind: 'chosen' });
      await world.run(minute);
    }
    expect(await numbers()).toEqual([[['1Z-A', '1Z-B'], { 1: 3 }]]);
    await world.source.takeShipmentBack(order.made, 0);
    await world.run(minute);
    expect(await numbers()).toMatchObject([[expect.arrayContaining(['1Z-B']), { 1: 3 }]]);
    await world.source.takeShipmentBack(order.made, 1);
    await world.run(minute);
    expect(await numbers()).toEqual([]);
  });

  it('[TR3] as two for what the source ships in one is chosen about one by one', async () => {
    await world.street.shipLine(order.sold, moreMugs, 2, ups('HAND-2'));
    await world.street.shipLine(order.sold, moreMugs, 1, ups('HAND-1'));
    await world.source.shipLine(order.made, moreMugs, 3, ups('1Z-A'));
    await world.run(minute);
    const [row] = await order.rows();
    expect(row?.conflict).toMatchObject({ tracking: { numbers: ['HAND-2'] } });
    await choose(row?.id ?? '', 'theirs');
    await world.run(minute);
    expect((await order.rows())[0]?.conflict).toMatchObject({ tracking: { numbers: ['HAND-1'] } });
    await choose(row?.id ?? '', 'ours');
    await world.run(minute);
    expect(await numbers()).toEqual([
      [['HAND-2'], { 1: 2 }],
      [['1Z-A'], { 1: 1 }],
    ]);
    expect(await states()).toEqual([['created', null]]);
  });
});

describe('a parcel whose customer’s order is not there to take it', () => {
  let world: World;
  let order: Awaited<ReturnType<typeof shippedOrder>>;
  beforeEach(async () => {
    world = await openWorld();
    order = await shippedOrder(world);
  });
  afterEach(() => world.close());

  it('[TR3] fails at once where its units were taken off the order, and a person is told', async () => {
    const { street, source } = world;
    for (const { store } of [street, source]) store.faults.dropWebhooks.probability = 1;
    await street.refund(order.sold, { 'TEE-M': 1 });
    await world.run(5_000);
    source.store.faults.dropWebhooks.probability = 0;
    await source.shipLine(order.made, 2, 1, ups('1Z-T'));
    await world.run(minute);
    expect(await order.rows()).toMatchObject([
      { state: 'failed', dueAt: null, failureDetail: expect.stringMatching(/^NOTHING_LEFT/) },
    ]);
  });

  it('[TR3] ends where the order was cancelled before it got there, says so, and alarms nobody', async () => {
    const { street, source } = world;
    for (const { store } of [street, source]) store.faults.dropWebhooks.probability = 1;
    await street.cancel(order.sold);
    await world.run(5_000);
    source.store.faults.dropWebhooks.probability = 0;
    await source.shipLine(order.made, 0, 2, ups('1Z-A'));
    await world.run(minute);
    expect(await order.rows()).toMatchObject([
      { state: 'withdrawn', dueAt: null, failureKind: 'refused', destinationShipmentIds: [] },
    ]);
    const steps = await order.steps();
    expect(steps).toContain('shipment-not-mirrored');
    expect(steps).not.toContain('tracking-failed');
    const told = await world.database.db.query.notices.findMany();
    expect(told.filter(({ kind }) => kind === 'tracking-failed')).toEqual([]);
  });
});
