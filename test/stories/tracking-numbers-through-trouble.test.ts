// Lists of tracking numbers that ship what nobody meant, or say what is not so (SO1).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../support/person.ts';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;

describe('a list of tracking numbers', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.putOffReconciling();
  });
  afterEach(() => world.close());

  const me = () => personOf(world).trackingFiles;
  const place = async (...lines: [string, number][]) => {
    const placed = await world.street.placeOrder(
      lines.map(([sku, quantity]) => ({ sku, quantity })),
    );
    await world.run(minute);
    return placed;
  };
  const judge = async (text: string) => (await me().judge({ name: 'numbers.csv', text })).id;
  const applied = async (id: string) => {
    await me().carryOut({ id });
    await world.run(10 * minute);
    return me().get({ id });
  };
  const linesOf = async (id: string) =>
    (await me().lines({ id })).rows.map(({ storeName, orderName, why, outcome }) => [
      storeName,
      orderName,
      why?.kind ?? null,
      outcome,
    ]);
  /** Numbers and units that the source shipped. */
  const shippedThere = async () =>
    (await world.source.listOrders()).flatMap(({ fulfillments }) =>
      fulfillments.map(
        ({ trackingInfo: [tracking], fulfillmentLineItems }) =>
          `${tracking?.number}: ${fulfillmentLineItems.nodes.map(({ quantity }) => quantity)}`,
      ),
    );

  it('[SO1] never puts the number of a shipped order on another store’s order of the same number', async () => {
    await world.connectAgain('Harbor Goods', { orderPush: true });
    await world.run(minute);
    const sold = await world.harbor.placeOrder([{ sku: 'MUG-BLUE', quantity: 1 }], {
      name: '#8001',
    });
    await world.run(minute);
    const text = `${sold.name},UPS,1Z5R89390357567127`;
    expect(await applied(await judge(text))).toMatchObject({ shipped: 1 });
    expect((await world.harbor.readOrder(sold.id)).displayFulfillmentStatus).toBe('FULFILLED');
    // Mug Street sells its own order 8001, and the same list is given once more.
    const theirs = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], {
      name: '#8001',
    });
    await world.run(minute);
    const again = await judge(text);
    await applied(again).catch(() => undefined);
    expect((await world.street.readOrder(theirs.id)).fulfillments).toEqual([]);
    expect((await linesOf(again)).map(([, , why]) => why)).not.toEqual([null]);
  });

  it('[SO1] says of an order whose store is named that it is cancelled, whatever another store has of that number', async () => {
    const gone = await world.harbor.placeOrder([{ sku: 'MUG-BLUE', quantity: 1 }], {
      name: '#8001',
    });
    await world.run(minute);
    await world.harbor.cancel(gone.id);
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], { name: '#8001' });
    await world.run(minute);
    const id = await judge('order,store,number\n#8001,Harbor Goods,1Z5R89390357567127');
    expect((await linesOf(id)).map(([, , why]) => why)).toEqual(['cancelled']);
  });

  it('[SO1] one parcel of a list goes once, though its answer is lost and it arrives late', async () => {
    const placed = await place(['MUG-RED', 2]);
    const id = await judge(`order,sku,qty,number\n${placed.name},MUG-RED,1,N-1`);
    const { fetch } = world.edge;
    let late: Request | undefined;
    let creates = 0;
    world.edge.fetch = async (request) => {
      if (!(await request.clone().text()).includes('fulfillmentCreate(')) return fetch(request);
      creates += 1;
      if (creates === 1) {
        // On its way to the store, longer than anybody waits for it.
        late = new Request(request.url, {
          method: 'POST',
          headers: request.headers,
          body: await request.clone().text(),
        });
        throw new Error('no answer');
      }
      return fetch(request);
    };
    await me().carryOut({ id });
    await world.run(minute);
    if (late) await fetch(late);
    await world.run(10 * minute);
    expect(await shippedThere()).toEqual(['N-1: 1']);
  });

  it('[SO1] says “shipped” only of units that went with that very line', async () => {
    const placed = await place(['MUG-RED', 2]);
    const id = await judge(
      [
        'order,sku,qty,carrier,number',
        `${placed.name},MUG-RED,1,UPS,N-1`,
        `${placed.name},MUG-RED,1,FedEx,N-1`,
      ].join('\n'),
    );
    const { fetch: send } = world.edge;
    world.edge.fetch = async (request) => {
      const text = await request.clone().text();
      const answer = await send(request);
      if (text.includes('fulfillmentCreate(')) {
        world.edge.fetch = send;
        const [made] = await world.source.listOrders();
        await world.source.ship(made?.id ?? '', { company: 'USPS', number: 'THEIRS' });
      }
      return answer;
    };
    await applied(id);
    expect(await shippedThere()).toEqual(['N-1: 1', 'THEIRS: 1']);
    expect((await linesOf(id)).map(([, , , outcome]) => outcome)).toEqual([
      'shipped',
      'shipped-before',
    ]);
  });

  it('[SO1] takes a number that a spreadsheet was made to keep as text for the number alone', async () => {
    const placed = await place(['MUG-RED', 1]);
    await applied(await judge(`order,number\n${placed.name},"=""9400111899223197428490"""`));
    expect((await shippedThere()).filter((one) => one.includes('='))).toEqual([]);
  });

  it('[SO1] knows a SKU as the source store lists it, as the pick list has it', async () => {
    const placed = await place(['MUG-RED', 2], ['TEE-M', 1]);
    const { street } = world;
    await world.database.client.execute({
      sql: `update order_lines set sku = 'SELLER-RED' where sku = 'MUG-RED' and order_id like ?`,
      args: [`${street.id}.%`],
    });
    const { orders } = personOf(world);
    expect((await orders.pickList({})).rows.map(({ sku }) => sku)).toContain('MUG-RED');
    const id = await judge(`order,sku,qty,number\n${placed.name},MUG-RED,1,N-1`);
    expect((await linesOf(id)).map(([, , why]) => why)).toEqual([null]);
  });
});
