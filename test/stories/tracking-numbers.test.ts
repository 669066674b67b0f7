// A warehouse has many numbers at once: a list is shown as what it would ship, and only then shipped (SO1).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureAccount } from '../../db/records/accounts.ts';
import { personOf } from '../support/person.ts';
import { openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60_000;
const upsNumber = '1Z5R89390357567127';

describe('many tracking numbers at once', () => {
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
  const linesOf = async (id: string) =>
    (await me().lines({ id })).rows.map(({ line, why, outcome }) => [line, why?.kind, outcome]);
  const says = async (id: string) => (await me().lines({ id })).rows.map((line) => line.says);
  const applied = async (id: string) => {
    await me().carryOut({ id });
    await world.run(5 * minute);
    return me().get({ id });
  };
  /** What the source store shipped, order by order, oldest first. */
  const shippedThere = async () =>
    (await world.source.listOrders())
      .toReversed()
      .map(({ fulfillments }) =>
        fulfillments.map(({ trackingInfo: [tracking], fulfillmentLineItems }) =>
          [
            tracking?.company,
            tracking?.number,
            ...fulfillmentLineItems.nodes.map(
              ({ quantity, lineItem }) => `${quantity} ${lineItem.sku}`,
            ),
          ].join(' '),
        ),
      );
  /** Counts the calls that change something at a store. */
  const countWrites = () => {
    const { fetch } = world.edge;
    const written: string[] = [];
    world.edge.fetch = async (request) => {
      const text = await request.clone().text();
      if (/"query":"\s*mutation/.test(text)) written.push(text.slice(0, 80));
      return fetch(request);
    };
    return written;
  };
  const acts = async () =>
    (await world.database.db.query.activity.findMany())
      .filter(({ kind }) => kind.startsWith('tracking-file'))
      .map(({ actor, kind, name, after }) => [actor, kind, name, after]);

  it('[SO1] a list with errors ships nothing before Apply, and then the lines without', async () => {
    const first = await place(['MUG-RED', 2]);
    const second = await place(['MUG-BLUE', 1]);
    const written = countWrites();
    const id = await judge(
      [
        'Order number;Tracking number;Carrier',
        `${first.name};${upsNumber};`,
        `#9999;${upsNumber};UPS`,
        `${second.name.replace('#', '')};;UPS`,
        `${second.name.toLowerCase()};12345;UPS`,
      ].join('\r\n'),
    );
    await world.run(5 * minute);
    expect(written).toEqual([]);
    expect(await linesOf(id)).toEqual([
      [2, undefined, 'waiting'],
      [3, 'unknown-order', null],
      [4, 'no-number', null],
      [5, undefined, 'waiting'],
    ]);
    expect(await me().get({ id })).toMatchObject({
      state: 'judged',
      name: 'numbers.csv',
      askedBy: 'You',
      lines: 4,
      ships: 2,
      rejected: 2,
      looksWrong: 1,
      shipments: 2,
      stores: 1,
    });
    expect((await me().lines({ id, view: 'looks-wrong' })).rows).toMatchObject([
      { line: 5, number: '12345', orderName: second.name, storeName: 'Mug Street' },
    ]);
    expect((await me().lines({ id })).rows[0]).toMatchObject({ carrier: 'UPS', looksWrong: false });
    expect(await shippedThere()).toEqual([[], []]);

    expect(await applied(id)).toMatchObject({ state: 'applied', done: 2, shipped: 2, failed: 0 });
    expect(await shippedThere()).toEqual([
      [`UPS ${upsNumber} 2 MUG-RED`],
      ['UPS 12345 1 MUG-BLUE'],
    ]);
    const sold = await world.street.readOrder(first.id);
    expect(sold.displayFulfillmentStatus).toBe('FULFILLED');
    expect(sold.fulfillments.map(({ trackingInfo }) => trackingInfo)).toMatchObject([
      [{ company: 'UPS', number: upsNumber }],
    ]);
    expect(await acts()).toEqual([
      ['You', 'tracking-file-applied', 'numbers.csv', '2 lines to ship'],
    ]);
    const events = await world.database.db.query.orderEvents.findMany();
    const asked = events.filter(({ kind }) => kind === 'ship-asked').map(({ detail }) => detail);
    expect(asked.toSorted()).toEqual([
      'UPS 12345, by a list of tracking numbers',
      `UPS ${upsNumber}, by a list of tracking numbers`,
    ]);
    expect((await me().list({})).files).toMatchObject([{ id, state: 'applied', ships: 2 }]);
  });

  it('[SO1, TR2] several parcels of one order go by SKU and quantity; what has one number goes together', async () => {
    const placed = await place(['MUG-RED', 2], ['TEE-M', 1]);
    const id = await judge(
      [
        'order,sku,qty,carrier,tracking',
        `${placed.name},MUG-RED,1,UPS,ONE-1`,
        `${placed.name},mug-red,1,UPS,TWO-1`,
        `${placed.name},TEE-M,,ups,TWO-1`,
        `${placed.name},TEE-M,1,UPS,THREE-1`,
        `${placed.name},MUG-RED,3,UPS,FOUR-1`,
      ].join('\n'),
    );
    expect((await me().lines({ id, view: 'rejected' })).rows.map(({ why }) => why)).toEqual([
      { kind: 'twice', line: 4 },
      { kind: 'too-many', left: 2 },
    ]);
    expect(await me().get({ id })).toMatchObject({ ships: 3, shipments: 2 });
    expect(await applied(id)).toMatchObject({ state: 'applied', shipped: 3 });
    expect(await shippedThere()).toEqual([['UPS ONE-1 1 MUG-RED', 'UPS TWO-1 1 MUG-RED 1 TEE-M']]);
    const { displayFulfillmentStatus, fulfillments } = await world.street.readOrder(placed.id);
    expect([displayFulfillmentStatus, fulfillments.length]).toEqual(['FULFILLED', 2]);
  });

  it('[SO1] two people who apply one list at once ship it once', async () => {
    const placed = await place(['MUG-RED', 2]);
    const id = await judge(`${placed.name},${upsNumber}`);
    const other = personOf(world, undefined, { personId: 'other', person: 'Ines' });
    await Promise.all([
      me().carryOut({ id }),
      other.trackingFiles.carryOut({ id }),
      me().carryOut({ id }),
    ]);
    await world.run(5 * minute);
    expect(await shippedThere()).toEqual([[`UPS ${upsNumber} 2 MUG-RED`]]);
    expect(await acts()).toHaveLength(1);
    expect(await applied(id)).toMatchObject({ state: 'applied', shipped: 1 });
    expect(await shippedThere()).toHaveLength(1);
  });

  it('[SO1] two lists about one order, applied one after the other, ship it once', async () => {
    const placed = await place(['MUG-RED', 2]);
    const first = await judge(`${placed.name},${upsNumber}`);
    const second = await judge(`${placed.name},OTHER-1`);
    await me().carryOut({ id: first });
    await me().carryOut({ id: second });
    await world.run(5 * minute);
    expect(await shippedThere()).toEqual([[`UPS ${upsNumber} 2 MUG-RED`]]);
    expect(await me().get({ id: second })).toMatchObject({ shipped: 0, shippedBefore: 1 });
    expect(await says(second)).toEqual([
      'North Supply has nothing of it left to ship: it was shipped or cancelled there.',
    ]);
  });

  it('[SO1] ships no unit that somebody else shipped meanwhile, and no other one for it', async () => {
    const placed = await place(['MUG-RED', 2], ['TEE-M', 1]);
    const id = await judge(
      [
        'order,sku,qty,number',
        `${placed.name},MUG-RED,1,MINE-1`,
        `${placed.name},TEE-M,1,TEE-1`,
      ].join('\n'),
    );
    const [made] = await world.source.listOrders();
    await world.source.ship(made?.id ?? '', { company: 'UPS', number: 'THEIRS' }, { 'MUG-RED': 1 });
    expect(await applied(id)).toMatchObject({ state: 'applied', shipped: 1, shippedBefore: 1 });
    expect(await shippedThere()).toEqual([['UPS THEIRS 1 MUG-RED', ' TEE-1 1 TEE-M']]);
    expect((await says(id))[0]).toContain('Something else is left at North Supply');
  });

  it('[SO1] cancelled on the way, what is shipped stays and the rest is not shipped', async () => {
    const orders = [];
    for (let at = 0; at < 12; at += 1) orders.push(await place(['MUG-RED', 1]));
    const id = await judge(orders.map(({ name }, at) => `${name},N-${at}`).join('\n'));
    const { fetch } = world.edge;
    let creates = 0;
    world.edge.fetch = async (request) => {
      const isCreate = (await request.clone().text()).includes('fulfillmentCreate(');
      if (isCreate) creates += 1;
      const answer = await fetch(request);
      if (isCreate && creates === 2)
        await personOf(world, undefined, {
          personId: 'other',
          person: 'Ines',
        }).trackingFiles.cancel({ id });
      return answer;
    };
    expect(await applied(id)).toMatchObject({ state: 'cancelled', done: 2, shipped: 2 });
    world.edge.fetch = fetch;
    await world.run(10 * minute);
    expect((await shippedThere()).flat()).toHaveLength(2);
    expect((await acts()).at(-1)).toEqual([
      'Ines',
      'tracking-file-cancelled',
      'numbers.csv',
      '1 of 12 lines done',
    ]);
    await me().carryOut({ id });
    await world.run(5 * minute);
    expect((await shippedThere()).flat()).toHaveLength(2);
  });

  it('[SO1] goes on by turns, though every message between them is lost', async () => {
    const orders = [];
    for (let at = 0; at < 12; at += 1) orders.push(await place(['MUG-RED', 1]));
    const id = await judge(orders.map(({ name }, at) => `${name},N-${at}`).join('\n'));
    await me().carryOut({ id });
    world.queues.loseAll();
    await world.run(2 * minute);
    expect(await me().get({ id })).toMatchObject({ state: 'applied', done: 12, shipped: 12 });
    expect((await shippedThere()).flat()).toHaveLength(12);
  });

  it('[SO1] says of each line why it did not go, and goes on with the others', async () => {
    const first = await place(['MUG-RED', 1]);
    const second = await place(['MUG-BLUE', 1]);
    const third = await place(['TEE-M', 1]);
    const id = await judge(
      [first, second, third].map(({ name }, at) => `${name},N-${at}`).join('\n'),
    );
    const [, made] = (await world.source.listOrders()).toReversed();
    const [group] = world.source.store.state.fulfillmentOrders.in(made?.id ?? '');
    await world.source.post(
      `mutation Hold($id: ID!) { fulfillmentOrderHold(id: $id,
        fulfillmentHold: { reason: AWAITING_PAYMENT }) { userErrors { message } } }`,
      { id: group?.id },
    );
    await world.street.cancel(first.id);
    await world.run(minute);
    expect(await applied(id)).toMatchObject({ state: 'applied', shipped: 1, failed: 2 });
    expect((await me().lines({ id, view: 'failed' })).rows.map((line) => line.says)).toEqual([
      'Its customer’s order was cancelled: look at the order before you ship it.',
      expect.stringMatching(/^North Supply takes no shipment of it now \(.*ON_HOLD/),
    ]);
    expect((await shippedThere()).flat()).toEqual([' N-2 1 TEE-M']);
  });

  it('[SO1] waits where the store asks to wait', async () => {
    const placed = await place(['MUG-RED', 1]);
    const id = await judge(`${placed.name},${upsNumber}`);
    Object.assign(world.source.store.faults.throttle, { next: 30 });
    await me().carryOut({ id });
    await world.run(second);
    Object.assign(world.source.store.faults.throttle, { next: 0 });
    await world.run(5 * minute);
    expect(await me().get({ id })).toMatchObject({ state: 'applied', shipped: 1 });
  });

  it('[SO1] is for source stores, and for its own account', async () => {
    const placed = await place(['MUG-RED', 1]);
    const text = `${placed.name},${upsNumber}`;
    const id = await judge(text);
    const forbidden = { code: 'FORBIDDEN', message: 'Tracking numbers are for source stores.' };
    const ask = { name: 'x', text, storeId: world.street.id };
    await expect(me().judge(ask)).rejects.toMatchObject(forbidden);
    await ensureAccount(world.database.db, 'other', 0);
    const stranger = personOf(world, 'other').trackingFiles;
    await expect(stranger.judge({ name: 'x', text })).rejects.toMatchObject(forbidden);
    for (const act of [stranger.get({ id }), stranger.carryOut({ id }), stranger.lines({ id })])
      await expect(act).rejects.toMatchObject(forbidden);
    await expect(me().get({ id: 'tf_unknown' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await me().discard({ id });
    await expect(me().carryOut({ id })).rejects.toMatchObject({ code: 'CONFLICT' });
    await world.run(minute);
    expect((await shippedThere()).flat()).toEqual([]);
    const atSource = await me().judge({ name: 'x', text, storeId: world.source.id });
    expect(await me().get(atSource)).toMatchObject({ ships: 1 });
  });

  it.each([
    ['a workbook', 'PK\u0003\u0004 workbook', 'This is a workbook'],
    ['nothing', '', 'Nothing is written there'],
    ['a head without numbers', 'order,carrier\n1,UPS', 'tracking_number is missing'],
    ['a thousand lines and one', `order,number\n${'1,2\n'.repeat(1001)}`, '1,000 lines'],
    ['201 KB', 'x'.repeat(201 * 1024), 'more than 200 KB'],
  ])('[SO1] says why %s cannot be read', async (_, text, message) => {
    await expect(me().judge({ name: 'x', text })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringContaining(message),
    });
  });
});
