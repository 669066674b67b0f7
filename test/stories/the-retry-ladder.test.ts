// What may pass by itself is tried again on a stated ladder, and after its last rung a person is told.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../support/person.ts';
import { pushedTo } from '../support/seen-orders.ts';
import { openWorld, type World } from '../support/world.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

describe('a source store that stays away', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.putOffReconciling();
  });
  afterEach(() => world.close());

  const thePush = async () =>
    (await personOf(world).orderPush.list({ limit: 1 })).rows[0]?.pushes[0];
  const away = (next: number) => Object.assign(world.source.store.faults.serverError, { next });

  it('[OP11] is asked again after 5 s, 30 s, 2 m, 10 m, 30 m, 2 h, 5 h and 10 h, and then a person is told', async () => {
    away(1_000_000);
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(3 * second);
    const waits: number[] = [];
    for (let rung = 0; rung < 8; rung += 1) {
      const push = await thePush();
      expect(push).toMatchObject({ state: 'ready', failureKind: 'unreachable' });
      const wait = (push?.dueAt ?? 0) - world.clock.now();
      waits.push(wait);
      await world.run(wait + 2 * second);
    }
    const stated = [5, 30, 120, 600, 1800, 7200, 18_000, 36_000].map((wait) => wait * second);
    // Spread by a tenth at most; two seconds of each had passed when it was looked at.
    for (const [rung, wait] of stated.entries()) {
      expect(waits[rung], `rung ${rung + 1}`).toBeGreaterThan(wait - 3 * second);
      expect(waits[rung], `rung ${rung + 1}`).toBeLessThanOrEqual(wait * 1.1);
    }
    expect(await thePush()).toMatchObject({
      state: 'failed',
      failureKind: 'unreachable',
      dueAt: null,
    });
    // Nothing more is asked by itself.
    const calls = world.storeCalls();
    await world.run(2 * hour);
    expect(world.storeCalls()).toBe(calls);
    away(0);
    expect(await pushedTo(world.source)).toEqual([]);
  });

  it('[OP9, OP11] after it, Retry begins anew, and what succeeds ends it', async () => {
    away(1_000_000);
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(20 * hour);
    const failed = await thePush();
    expect(failed?.state).toBe('failed');
    await personOf(world).orderPush.retry({ pushId: failed?.id ?? '' });
    await world.run(minute);
    expect(await thePush()).toMatchObject({ state: 'ready', setbacks: expect.any(Number) });
    away(0);
    await personOf(world).orderPush.retry({ pushId: failed?.id ?? '' });
    await world.run(minute);
    expect(await thePush()).toMatchObject({ state: 'created', failureKind: null, dueAt: null });
    await world.run(2 * hour);
    expect(await pushedTo(world.source)).toHaveLength(1);
  });

  it('[OP11] that asks to wait is given the time it asks for, and climbs no rung', async () => {
    Object.assign(world.source.store.faults.throttle, { next: 30 });
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(10 * minute);
    expect(await thePush()).toMatchObject({ state: 'created', setbacks: 0 });
    expect(await pushedTo(world.source)).toHaveLength(1);
  });
});
