// What a newcomer finds after the first start, the three steps that the people at the sandbox stores can do, and what
// a restart keeps.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routerClient } from '../../../scripts/local/router-client.ts';
import type { RunStore } from '../../../scripts/local/run-file.ts';
import { build } from '../../../scripts/start/build.ts';
import { type Instance, openInstance } from '../../../scripts/start/open-instance.ts';
import { listNewestOrders, readOrder } from '../../../scripts/stores/find-source-orders.ts';

const soon = { timeout: 20_000, interval: 100 };

let folder = '';
let instance: Instance;

const open = (examples: boolean) =>
  openInstance({ folder, port: 0, storePorts: [0, 0, 0], examples });
const router = () => routerClient(instance.run.dashboard);
const store = (name: string): RunStore => {
  const found = instance.run.stores.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`No store ${name}`);
  return found;
};
const placedAt = async (name: string) =>
  (await listNewestOrders(store(name))).map((order) => order.tags).reverse();
const statuses = async () => {
  const { rows } = await router().orderPush.list.query({});
  return rows.map(({ storeName, pushStatus }) => `${storeName}: ${pushStatus}`).sort();
};
const guide = async () => {
  const told = await router().guide.get.query();
  if (!told) throw new Error('There is no guide');
  return told;
};

const asFirstSent = [
  'Harbor Goods: not-eligible',
  'Mug Street: failed',
  'Mug Street: partial',
  'Mug Street: success',
];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crossdock-first-'));
  await build();
  instance = await open(true);
});

afterAll(async () => {
  await instance?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a first start', () => {
  it('[OP8] has sent four orders, each where it should be', async () => {
    expect(instance.sentExamples).toBe(true);
    expect(await statuses()).toEqual(asFirstSent);
    const { rows } = await router().orderPush.list.query({});
    const finished = rows.find(({ pushStatus }) => pushStatus === 'success');
    expect(finished?.pushes.map(({ shipments }) => shipments.map((one) => one.state))).toEqual([
      ['created'],
    ]);
    const failed = rows.find(({ pushStatus }) => pushStatus === 'failed');
    expect(failed?.pushes.map(({ failureKind }) => failureKind)).toEqual(['too-few']);
  });

  it('brings the tracking of the finished one back onto the customer’s order', async () => {
    const [oldest] = (await listNewestOrders(store('Mug Street'))).reverse();
    const order = await readOrder(store('Mug Street'), oldest?.id ?? '');
    expect(order.displayFulfillmentStatus).toBe('FULFILLED');
    expect(order.fulfillments.map(({ trackingInfo }) => trackingInfo)).toEqual([
      [{ company: 'UPS', number: '1Z827WK70341975328' }],
    ]);
  });

  it('is not repeated by a restart, with or without examples asked for', async () => {
    for (const examples of [true, false]) {
      await instance.close();
      instance = await open(examples);
      expect([instance.sentExamples, await statuses()]).toEqual([false, asFirstSent]);
    }
  });

  it('that was ended in the middle is finished by the next, and nothing is sent twice', async () => {
    await instance.close();
    const { since } = JSON.parse(await readFile(join(folder, 'desk.json'), 'utf8'));
    await writeFile(join(folder, 'desk.json'), '{"examples":"begun"}');
    instance = await open(true);
    expect([instance.sentExamples, await statuses()]).toEqual([true, asFirstSent]);
    expect(await placedAt('Mug Street')).toEqual([
      ['example', 'example-finished'],
      ['example', 'example-partial'],
      ['example', 'example-failed'],
    ]);
    expect(await placedAt('North Supply')).toHaveLength(2);
    expect((await guide()).since).toBeGreaterThan(since);
  });
});

describe('the three steps', () => {
  it('begin with none of the examples, at the stores’ own pages', async () => {
    expect(await guide()).toEqual({
      since: expect.any(Number),
      sellName: 'Mug Street',
      sellUrl: `${store('Mug Street').baseUrl}/admin/orders/new`,
      shipName: 'North Supply',
      placed: null,
      source: null,
      shipped: false,
      returned: null,
      trouble: null,
    });
    expect((await fetch((await guide()).sellUrl)).status).toBe(200);
    await expect(router().guide.act.mutate({ step: 'ship' })).rejects.toThrow(
      'There is no order to ship yet: place one first.',
    );
  });

  it('are done for whoever asks, once each, however often it is pressed', async () => {
    const before = (await listNewestOrders(store('Mug Street'))).length;
    const press = (step: 'place' | 'ship') =>
      Promise.all([1, 2, 3].map(() => router().guide.act.mutate({ step })));
    await press('place');
    await expect.poll(async () => (await guide()).source, soon).not.toBeNull();
    await press('place');
    expect(await listNewestOrders(store('Mug Street'))).toHaveLength(before + 1);

    const { source, shipped } = await guide();
    expect([source?.name, shipped]).toEqual([expect.stringMatching(/^#5\d{3}$/), false]);
    expect((await fetch(source?.url ?? '')).status).toBe(200);

    await press('ship');
    await expect.poll(async () => (await guide()).returned, soon).not.toBeNull();
    const { placed, returned } = await guide();
    const [newest] = await listNewestOrders(store('Mug Street'));
    expect(placed?.orderName).toBe(newest?.name);
    const order = await readOrder(store('Mug Street'), newest?.id ?? '');
    expect(order.fulfillments.map(({ trackingInfo }) => trackingInfo)).toEqual([[returned]]);
  });

  it('begin again with Reset, which deletes nothing, and the next order is another one', async () => {
    const { placed: first } = await guide();
    const { since } = await router().guide.reset.mutate();
    expect(await guide()).toMatchObject({ since, placed: null, shipped: false, returned: null });
    await router().guide.act.mutate({ step: 'place' });
    await expect.poll(async () => (await guide()).placed, soon).not.toBeNull();
    expect((await guide()).placed?.orderId).not.toBe(first?.orderId);
    expect(await statuses()).toHaveLength(asFirstSent.length + 2);
  });

  it('keep where they are over a restart', async () => {
    const before = await guide();
    await instance.close();
    instance = await open(true);
    // A store has another port after this restart, and with it another address.
    expect((await guide()).placed).toEqual(before.placed);
    expect((await guide()).since).toBe(before.since);
  });

  it('say so where a store refuses what was asked for', async () => {
    await router().guide.reset.mutate();
    const faults = async (settings: object) => {
      const { faultsUrl } = store('North Supply');
      const headers = { 'content-type': 'application/json' };
      await fetch(faultsUrl, { method: 'PATCH', headers, body: JSON.stringify(settings) });
    };
    await router().guide.act.mutate({ step: 'place' });
    await expect.poll(async () => (await guide()).source, soon).not.toBeNull();
    await faults({ refuse: 401 });
    await expect(router().guide.act.mutate({ step: 'ship' })).rejects.toThrow(/^North Supply/);
    await faults({ refuse: null });
  });
});

describe('a restart', () => {
  it('[OP3] keeps the plan and the switch that a person chose for a store', async () => {
    const terms = async () =>
      (await router().stores.list.query())
        .filter(({ name }) => name !== 'North Supply')
        .map(({ name, plan, orderPushOn }) => [name, plan, orderPushOn]);
    const idOf = async (name: string) =>
      (await router().stores.list.query()).find((one) => one.name === name)?.id ?? '';
    const chosen = [
      ['Harbor Goods', 'traction', true],
      ['Mug Street', 'scale', false],
    ] as const;
    for (const [name, plan, on] of chosen) {
      const storeId = await idOf(name);
      await router().plans.change.mutate({ storeId, plan });
      await router().pushSettings.switch.mutate({ storeId, on });
    }
    const sinceOf = async () => {
      const { stores } = await router().pushSettings.list.query({});
      return stores.map(({ storeName, since }) => [storeName, since]);
    };
    const [asChosen, since] = [(await terms()).toSorted(), await sinceOf()];
    expect(asChosen).toEqual(chosen);
    await instance.close();
    instance = await open(true);
    expect((await terms()).toSorted()).toEqual(asChosen);
    expect(await sinceOf()).toEqual(since);
  });
});
