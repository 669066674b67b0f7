// A list of tracking numbers whose answers are lost: what may be on its way is looked for and never sent again (SO1).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { looksMost, lostWords } from '../../src/mirror/tracking-look.ts';
import { personOf } from '../support/person.ts';
import { openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60_000;

describe('a list of tracking numbers whose answers are lost', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.putOffReconciling();
  });
  afterEach(() => world.close());

  const me = () => personOf(world).trackingFiles;
  const place = async (sku: string, quantity = 1) => {
    const placed = await world.street.placeOrder([{ sku, quantity }]);
    await world.run(minute);
    return placed;
  };
  const judge = async (text: string) => (await me().judge({ name: 'numbers.csv', text })).id;
  const linesOf = async (id: string) =>
    (await me().lines({ id })).rows.map(({ outcome, says }) => [outcome, says]);
  const shippedThere = async () =>
    (await world.source.listOrders())
      .toReversed()
      .flatMap(({ fulfillments }) =>
        fulfillments.map(({ trackingInfo: [tracking] }) => tracking?.number),
      );
  const isOfSource = (request: Request) => new URL(request.url).port === '4401';
  /** Keeps back the first shipment whose call has this text: no answer comes, and it may be let go later. */
  const keepBack = (text: string) => {
    const { fetch } = world.edge;
    const kept: { late?: Request; creates: number } = { creates: 0 };
    world.edge.fetch = async (request) => {
      const body = await request.clone().text();
      const isCreate = isOfSource(request) && body.includes('fulfillmentCreate(');
      if (!isCreate || !body.includes(text)) return fetch(request);
      kept.creates += 1;
      if (kept.creates > 1) return fetch(request);
      kept.late = new Request(request.url, { method: 'POST', headers: request.headers, body });
      throw new Error('no answer');
    };
    return {
      creates: () => kept.creates,
      arrives: async () => {
        if (!kept.late) throw new Error('Nothing was kept back');
        await fetch(kept.late);
      },
    };
  };

  it('[SO1] what never arrives is not sent again; a person is told to look, and other orders go', async () => {
    const [first, other] = [await place('MUG-RED', 2), await place('TEE-M')];
    const id = await judge(
      [
        'order,sku,qty,number',
        `${first.name},MUG-RED,1,LOST-1`,
        `${first.name},MUG-RED,1,NEXT-1`,
        `${other.name},TEE-M,1,OTHER-1`,
      ].join('\n'),
    );
    const kept = keepBack('LOST-1');
    await me().carryOut({ id });
    await world.run(10 * second);
    // What else there is of the order waits until it is known what is left of it.
    expect(await linesOf(id)).toEqual([
      ['waiting', `${lostWords} Looked for 0 of ${looksMost} times.`],
      ['waiting', null],
      ['shipped', null],
    ]);
    await world.run(10 * minute);
    expect(await linesOf(id)).toEqual([
      ['failed', lostWords],
      ['shipped', null],
      ['shipped', null],
    ]);
    expect(kept.creates()).toBe(1);
    expect(await shippedThere()).toEqual(['NEXT-1', 'OTHER-1']);
    expect(await me().get({ id })).toMatchObject({ state: 'applied', done: 3, failed: 1 });
  });

  it('[SO1] what arrives late is found, and what follows of the order is shipped', async () => {
    const { name } = await place('MUG-RED', 2);
    const id = await judge(
      `order,sku,qty,number\n${name},MUG-RED,1,LOST-1\n${name},MUG-RED,1,NEXT-1`,
    );
    const kept = keepBack('LOST-1');
    await me().carryOut({ id });
    await world.run(30 * second);
    await kept.arrives();
    await world.run(5 * minute);
    expect(await linesOf(id)).toEqual([
      ['shipped', null],
      ['shipped', null],
    ]);
    expect(kept.creates()).toBe(1);
    expect(await shippedThere()).toEqual(['LOST-1', 'NEXT-1']);
  });

  it('[SO1] cancelled while it is looked for, it is not called untouched', async () => {
    const { name } = await place('MUG-RED', 2);
    const id = await judge(
      `order,sku,qty,number\n${name},MUG-RED,1,LOST-1\n${name},MUG-RED,1,NEXT-1`,
    );
    const kept = keepBack('LOST-1');
    await me().carryOut({ id });
    await world.run(30 * second);
    expect(await me().cancel({ id })).toMatchObject({ state: 'cancelled', done: 1, failed: 1 });
    await world.run(10 * minute);
    expect(await linesOf(id)).toEqual([
      ['failed', expect.stringContaining(lostWords)],
      ['waiting', null],
    ]);
    expect(kept.creates()).toBe(1);
  });

  it('[SO1] where nothing could be sent, it is sent a little later', async () => {
    const { name } = await place('MUG-RED');
    const id = await judge(`${name},N-1`);
    const { fetch } = world.edge;
    let refused = 0;
    world.edge.fetch = async (request) => {
      if (refused > 0 || !isOfSource(request)) return fetch(request);
      refused += 1;
      throw new Error('no connection');
    };
    await me().carryOut({ id });
    await world.run(2 * minute);
    expect(refused).toBe(1);
    expect(await linesOf(id)).toEqual([['shipped', null]]);
    expect(await shippedThere()).toEqual(['N-1']);
  });

  it('[SO1] an order that its own store shipped after the list was read ships nothing', async () => {
    const placed = await place('MUG-RED');
    const id = await judge(`${placed.name},N-1`);
    await world.street.ship(placed.id, { company: 'UPS', number: 'OWN' });
    await world.run(minute);
    await me().carryOut({ id });
    await world.run(5 * minute);
    expect(await linesOf(id)).toEqual([
      [
        'shipped-before',
        'The store that sold it has shipped it already: look at the order before you ship it.',
      ],
    ]);
    expect(await shippedThere()).toEqual([]);
    const again = await judge(`${placed.name},N-2`);
    expect((await me().lines({ id: again })).rows.map(({ why }) => why?.kind)).toEqual([
      'nothing-left',
    ]);
  });

  it('[SO1] a number that another order was shipped with is rejected', async () => {
    const [first, other] = [await place('MUG-RED'), await place('TEE-M')];
    await me().carryOut({ id: await judge(`${first.name},1Z5R89390357567127`) });
    await world.run(5 * minute);
    const id = await judge(`${other.name},1z5r 8939 0357 5671 27`);
    expect((await me().lines({ id })).rows.map(({ why }) => why)).toEqual([
      { kind: 'number-taken', order: first.name, store: 'Mug Street' },
    ]);
  });
});
