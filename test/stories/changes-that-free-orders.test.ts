// A setting, the switch, a plan or a link is changed: what that frees goes by itself, also where the worker dies on the way.
import { afterEach, describe, expect, it } from 'vitest';
import type { OrderPushSettings } from '../../src/order-push/settings.ts';
import type { FaultPlan } from '../support/fault-points.ts';
import { personOf } from '../support/person.ts';
import { pushedTo } from '../support/seen-orders.ts';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;
const oneMug = [{ sku: 'MUG-RED', quantity: 1 }];
const teapots = [{ sku: 'TEAPOT-WHT', quantity: 3 }];

let world: World;
afterEach(() => world.close());

const open = async () => {
  world = await openWorld();
  await world.applyFirstLevels();
  await world.run(minute);
  await world.putOffReconciling();
};
const person = () => personOf(world);
const street = () => ({ storeId: world.street.id });
const streetSettings = async () => {
  const [store] = (await person().pushSettings.list(street())).stores;
  if (!store) throw new Error('Mug Street has no settings');
  return store;
};
const save = async (change: Partial<OrderPushSettings>) => {
  const { revision, settings } = await streetSettings();
  const changed = { ...settings, ...change };
  return person().pushSettings.save({ ...street(), revision, settings: changed });
};
const theOrder = async () => {
  const [row] = (await person().orderPush.list({ limit: 1 })).rows;
  return person().orders.get({ orderId: row?.id ?? '' });
};
const ours = async () =>
  (await pushedTo(world.source))
    .map(({ lineItems }) => lineItems.nodes.map(({ quantity, sku }) => `${quantity} ${sku}`).sort())
    .reverse();
/** The source has one teapot, of which nobody heard yet, when somebody buys three. */
const placeShort = async (lines: { sku: string; quantity: number }[]) => {
  world.source.store.faults.dropWebhooks.probability = 1;
  await world.source.setStock('TEAPOT-WHT', 1);
  const placed = await world.street.placeOrder(lines);
  await world.run(minute);
  return placed;
};
const linkOfMug = async () => {
  const page = await person().inventory.sku(world.ledgerOf('MUG-RED'));
  const link = page.links.find(({ destinationName }) => destinationName === 'Mug Street');
  return { connectionId: link?.connectionId ?? '', variantId: link?.variantId ?? '' };
};

/** Makes a change in a new world for each call within it, and lets the worker die just after that call. */
async function dyingAfterEachCall(
  before: () => Promise<unknown>,
  change: () => Promise<unknown>,
  then: (died: boolean) => Promise<void>,
): Promise<number> {
  for (let at = 1; at < 100; at += 1) {
    if (at > 1) world.close();
    await open();
    await before();
    const fault: FaultPlan = { at, when: 'after' };
    world.faults.plan(fault);
    const died = await change().then(
      () => false,
      () => true,
    );
    const isOver = world.faults.hit() === undefined;
    world.faults.plan(undefined);
    await then(died);
    if (isOver) return at;
  }
  throw new Error('It does not come to an end');
}

describe('a change whose worker dies', () => {
  it('[OP12] of settings has the orders looked at that it frees, though nobody presses Save again', async () => {
    const places = await dyingAfterEachCall(
      async () => {
        await world.street.placeOrder(oneMug, { paid: false });
        await world.run(minute);
      },
      () => save({ when: 'placed' }),
      async () => {
        const saved = (await streetSettings()).settings.when === 'placed';
        await world.run(3 * minute);
        expect(await ours()).toEqual(saved ? [['1 MUG-RED']] : []);
      },
    );
    expect(places).toBeGreaterThan(3);
  });

  it('[OP4, ST2] of the switch has what waits counted at the source', async () => {
    let stock = 0;
    await dyingAfterEachCall(
      async () => {
        await world.street.placeOrder(oneMug, { paid: false });
        await world.run(minute);
        stock = await world.source.available('MUG-RED');
      },
      () => person().pushSettings.switch({ ...street(), on: false }),
      async () => {
        const { on } = await streetSettings();
        await world.run(5 * minute);
        expect(await world.source.available('MUG-RED')).toBe(on ? stock : stock - 1);
        expect((await theOrder()).decision).toBe(on ? 'waiting-for-payment' : 'switched-off');
      },
    );
  });

  it('[OP3, ST2] of a plan has what waits counted at the source', async () => {
    let stock = 0;
    await dyingAfterEachCall(
      async () => {
        await world.street.placeOrder(oneMug, { paid: false });
        await world.run(minute);
        stock = await world.source.available('MUG-RED');
      },
      () => person().plans.change({ ...street(), plan: 'starter' }),
      async () => {
        const lowered = (await streetSettings()).plan === 'starter';
        await world.run(5 * minute);
        expect(await world.source.available('MUG-RED')).toBe(lowered ? stock - 1 : stock);
      },
    );
  });

  it('[ST2] of a link that is resumed, and pressed once more, has what it sold counted at the source', async () => {
    let stock = 0;
    let link = { connectionId: '', variantId: '' };
    const resume = () => person().links.pause({ ...link, paused: false });
    await dyingAfterEachCall(
      async () => {
        link = await linkOfMug();
        await person().pushSettings.switch({ ...street(), on: false });
        await person().links.pause({ ...link, paused: true });
        await world.run(minute);
        await world.street.placeOrder(oneMug);
        await world.run(minute);
        stock = await world.source.available('MUG-RED');
      },
      resume,
      async (died) => {
        if (died) await resume();
        await world.run(5 * minute);
        expect(await world.source.available('MUG-RED')).toBe(stock - 1);
        expect(world.ledgers().flatMap(({ mismatches }) => mismatches)).toEqual([]);
      },
    );
  });
});

describe('what the source has too few of', () => {
  it('[OP12] goes below zero once the merchant says so, though its push had failed', async () => {
    await open();
    await placeShort(teapots);
    expect((await theOrder()).pushes).toMatchObject([{ state: 'failed', failureKind: 'too-few' }]);
    const { recheck } = await save({ tooFew: 'below-zero' });
    expect(recheck).toMatchObject({ total: 1 });
    await world.run(3 * minute);
    expect(await ours()).toEqual([['3 TEAPOT-WHT']]);
    expect(await theOrder()).toMatchObject({ pushStatus: 'success' });
    const run = await person().bulk.get({ id: recheck?.id ?? '' });
    expect(run).toMatchObject({ state: 'done', about: 'Mug Street', counts: { went: 1 } });
  });

  it('[OP12, OP6] goes in the units that are there once the merchant says so, though its line had been left behind', async () => {
    await open();
    await placeShort([...oneMug, ...teapots]);
    expect(await ours()).toEqual([['1 MUG-RED']]);
    expect((await save({ tooFew: 'push-available' })).recheck).toMatchObject({ total: 1 });
    await world.run(3 * minute);
    expect(await ours()).toEqual([['1 MUG-RED'], ['1 TEAPOT-WHT']]);
    expect((await theOrder()).lines).toMatchObject([
      { hold: null },
      { hold: 'too-few', heldQuantity: 2 },
    ]);
  });

  it('[OP12] no longer holds its order whole once the merchant says so', async () => {
    await open();
    await save({ linesThatStay: 'hold-order' });
    await placeShort([...oneMug, ...teapots]);
    expect(await ours()).toEqual([]);
    await save({ linesThatStay: 'push-others' });
    await world.run(3 * minute);
    expect(await ours()).toEqual([['1 MUG-RED']]);
  });

  it('[OP12] stays as it is where a setting changes that is not about it', async () => {
    await open();
    await placeShort(teapots);
    expect(await save({ copyNote: false })).toMatchObject({ recheck: null });
    await world.run(3 * minute);
    expect((await theOrder()).pushes).toMatchObject([{ state: 'failed', failureKind: 'too-few' }]);
  });
});

describe('a push that failed or waits, where Order Push goes off', () => {
  const withdrawn = async (why: string) => {
    const order = await theOrder();
    expect(order).toMatchObject({ decision: why });
    expect(order.pushes.filter(({ state }) => state !== 'withdrawn')).toEqual([]);
    expect(await ours()).toEqual([]);
  };

  it.each([
    ['the switch', 'switched-off', () => person().pushSettings.switch({ ...street(), on: false })],
    [
      'the plan',
      'plan-too-low',
      () => person().plans.change({ ...street(), plan: 'starter' as const }),
    ],
  ])(
    '[OP4, ST2] is withdrawn, and its units are taken at the source: by %s',
    async (_, why, off) => {
      await open();
      await placeShort(teapots);
      await world.source.setStock('TEAPOT-WHT', 9);
      world.source.store.faults.dropWebhooks.probability = 0;
      await off();
      await world.run(10 * minute);
      await withdrawn(why);
      expect(await world.source.available('TEAPOT-WHT')).toBe(6);
    },
  );

  it('[OP4, ST2] is so where it waits for its next try, hours from now', async () => {
    await open();
    world.source.store.faults.serverError.next = 1_000;
    await world.street.placeOrder(oneMug);
    await world.run(20 * minute);
    expect((await theOrder()).pushes).toMatchObject([{ state: 'ready' }]);
    world.source.store.faults.serverError.next = 0;
    const stock = await world.source.available('MUG-RED');
    await person().pushSettings.switch({ ...street(), on: false });
    await world.run(5 * minute);
    await withdrawn('switched-off');
    expect(await world.source.available('MUG-RED')).toBe(stock - 1);
  });

  it('[OP4, ST2] is so where its store is connected anew without Order Push', async () => {
    await open();
    await placeShort(teapots);
    world.source.store.faults.dropWebhooks.probability = 0;
    await world.connectAgain('Mug Street', { orderPush: false });
    await world.run(10 * minute);
    await withdrawn('switched-off');
    expect(await world.source.available('TEAPOT-WHT')).toBe(-2);
  });
});

describe('an order that went in part', () => {
  it('[OP4, ST2] has the line that stayed taken at the source once the switch goes off', async () => {
    await open();
    await placeShort([...oneMug, ...teapots]);
    await world.source.setStock('TEAPOT-WHT', 9);
    const { recheck } = await person().pushSettings.switch({ ...street(), on: false });
    expect(recheck).toMatchObject({ total: 1 });
    world.source.store.faults.dropWebhooks.probability = 0;
    await world.run(10 * minute);
    expect(await ours()).toEqual([['1 MUG-RED']]);
    expect(await world.source.available('TEAPOT-WHT')).toBe(6);
    expect(await theOrder()).toMatchObject({ decision: 'switched-off' });
  });
});
