// Order Push is off until the plan includes it and the switch is on, and older orders wait for a person.
import { afterEach, describe, expect, it } from 'vitest';
import { personOf } from '../support/person.ts';
import { openWorld, type World, type WorldOptions } from '../support/world.ts';

const minute = 60_000;

describe('an order of a store whose Order Push is off', () => {
  let world: World;
  afterEach(() => world.close());

  const placeAndWait = async (options: WorldOptions, change = {}) => {
    world = await openWorld(options);
    const before = (await world.source.listOrders()).length;
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], change);
    await world.run(10 * minute);
    const [shown] = (await personOf(world).orderPush.list({ limit: 1 })).rows;
    return { made: (await world.source.listOrders()).length - before, shown };
  };

  it('[OP3, OP4] stays where it is while the switch is off', async () => {
    const { made, shown } = await placeAndWait({ street: { orderPush: false } });
    expect(made).toBe(0);
    expect(shown).toMatchObject({ decision: 'switched-off', pushes: [] });
  });

  it('[OP3] stays where it is below the Traction plan, whatever the switch says', async () => {
    const { made, shown } = await placeAndWait({ street: { plan: 'starter', orderPush: true } });
    expect(made).toBe(0);
    expect(shown).toMatchObject({ decision: 'plan-too-low', pushes: [] });
  });

  it('[OP15] stays where it is when it was placed before the switch went on', async () => {
    const { made, shown } = await placeAndWait({}, { processedAt: '2026-11-23T11:59:59Z' });
    expect(made).toBe(0);
    expect(shown).toMatchObject({ decision: 'placed-before-switch', pushes: [] });
  });

  it('[OP4] is known and counted against the source’s stock all the same', async () => {
    await placeAndWait({ street: { orderPush: false } });
    const { free, held, levels } = world.ledgerOf('MUG-RED');
    expect(held).toBe(1);
    expect(free).toBe(levels.reduce((sum, level) => sum + level.available, 0) - 1);
  });
});
