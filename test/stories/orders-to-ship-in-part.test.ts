// People ship parts of one order, at once and meanwhile, and no unit is shipped twice (SO1).
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../support/person.ts';
import { account, openWorld, type World } from '../support/world.ts';

const minute = 60_000;
const ups = { carrier: 'UPS', number: '1Z827WK74630' };
const noor = { personId: 'noor', person: 'Noor' };

describe('shipping a part of an order', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  /** The row of the one order there is, with what a person who looks at it sees left. */
  const theRow = async () => {
    const [row] = (await personOf(world).orders.toShip({})).rows;
    if (!row?.push) throw new Error('Nothing is to ship');
    const seen = row.lines.map(({ orderLineId, left }) => ({ orderLineId, left: left ?? 0 }));
    return { ...row, push: row.push, seen };
  };
  const place = async (lines: { sku: string; quantity: number }[]) => {
    const placed = await world.street.placeOrder(lines);
    await world.run(minute);
    return { placed, row: await theRow() };
  };
  /** Units by line that the source shipped, a list a shipment. */
  const shippedThere = async () =>
    (await world.source.listOrders())[0]?.fulfillments.map((made) =>
      made.fulfillmentLineItems.nodes.map(({ quantity, lineItem }) => [lineItem.id, quantity]),
    );
  /** As shippedThere, at the store that sold it. */
  const shippedBack = async (orderId: string) =>
    (await world.street.readOrder(orderId)).fulfillments.map((made) =>
      made.fulfillmentLineItems.nodes.map(({ quantity, lineItem }) => [lineItem.id, quantity]),
    );
  const lineIdOf = (orderLineId: string) =>
    `gid://shopify/LineItem/${orderLineId.split('.').pop()}`;

  it('[SO1, TR2] ships units of the second of two lines of one SKU, and that line is told', async () => {
    const { placed, row } = await place([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'MUG-RED', quantity: 3 },
    ]);
    expect(row.lines.map(({ sku, quantity, left }) => [sku, quantity, left])).toEqual([
      ['MUG-RED', 2, 2],
      ['MUG-RED', 3, 3],
    ]);
    const [, second] = row.seen;
    const asked = { orderLineId: second?.orderLineId ?? '', quantity: 2 };
    const { orders } = personOf(world);
    const pushId = row.push.id;
    expect(await orders.ship({ pushId, ...ups, lines: [asked], seen: row.seen })).toEqual({
      kind: 'shipped',
      shipments: 1,
      units: 2,
    });
    await world.run(5 * minute);
    expect(await shippedBack(placed.id)).toEqual([[[lineIdOf(asked.orderLineId), 2]]]);
    const after = await theRow();
    expect(after.push).toMatchObject({ unitsLeft: 3, unitsShipped: 2 });
    expect(after.lines.map(({ left }) => left)).toEqual([2, 1]);
    const partly = await orders.toShip({ partly: true });
    expect(partly.rows.map(({ id }) => id)).toEqual([pushId]);

    expect(await orders.ship({ pushId, ...ups, seen: after.seen })).toMatchObject({ units: 3 });
    await world.run(5 * minute);
    expect((await world.street.readOrder(placed.id)).displayFulfillmentStatus).toBe('FULFILLED');
    expect(await shippedBack(placed.id)).toHaveLength(2);
    const { events } = await orders.get({ orderId: row.orderId });
    expect(events.filter(({ kind }) => kind === 'ship-asked').map(({ detail }) => detail)).toEqual([
      'UPS 1Z827WK74630, 2 units',
      'UPS 1Z827WK74630',
    ]);
  });

  it('[SO1] two people who ship the same part at once ship it once', async () => {
    const { row } = await place([{ sku: 'MUG-RED', quantity: 4 }]);
    const { seen } = row;
    const lines = [{ orderLineId: seen[0]?.orderLineId ?? '', quantity: 2 }];
    const press = { pushId: row.push.id, ...ups, lines, seen };
    const outcomes = await Promise.all([
      personOf(world).orders.ship(press),
      personOf(world, account, noor).orders.ship(press),
    ]);
    expect(outcomes).toContainEqual({ kind: 'shipped', shipments: 1, units: 2 });
    const other = outcomes.find(({ kind }) => kind !== 'shipped');
    expect(other).toEqual({ kind: 'being-shipped', by: expect.stringMatching(/^(You|Noor)$/) });
    // Whoever comes after the first finds it changed, and sees what is left now.
    const left = [{ orderLineId: seen[0]?.orderLineId, left: 2 }];
    expect(await personOf(world, account, noor).orders.ship(press)).toEqual({
      kind: 'changed-meanwhile',
      left,
    });
    expect((await shippedThere())?.flat().map(([, quantity]) => quantity)).toEqual([2]);
  });

  it('[SO1] two people who ship all of it at once ship it once', async () => {
    const { placed, row } = await place([{ sku: 'MUG-RED', quantity: 2 }]);
    const press = { pushId: row.push.id, ...ups, seen: row.seen };
    const kinds = (
      await Promise.all([
        personOf(world).orders.ship(press),
        personOf(world, account, noor).orders.ship(press),
      ])
    ).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['being-shipped', 'shipped']);
    expect(await personOf(world).orders.ship(press)).toEqual({ kind: 'nothing-left' });
    await world.run(5 * minute);
    expect(await shippedBack(placed.id)).toHaveLength(1);
  });

  it('[SO1] somebody in the store’s own admin shipped some meanwhile: nothing more is shipped', async () => {
    const { row } = await place([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'TEE-M', quantity: 1 },
    ]);
    const { source } = world;
    const [made] = await source.listOrders();
    await source.ship(made?.id ?? '', { company: 'USPS', number: '94' }, { 'MUG-RED': 1 });
    const [mugs, tee] = row.seen;
    const press = { pushId: row.push.id, ...ups, seen: row.seen };
    const changed = {
      kind: 'changed-meanwhile',
      left: [
        { orderLineId: mugs?.orderLineId, left: 1 },
        { orderLineId: tee?.orderLineId, left: 1 },
      ],
    };
    const { orders } = personOf(world);
    expect(await orders.ship(press)).toEqual(changed);
    const lines = [{ orderLineId: mugs?.orderLineId ?? '', quantity: 2 }];
    expect(await orders.ship({ ...press, lines })).toEqual(changed);
    // Without a word of what was seen, more than is left is not shipped either.
    expect(await orders.ship({ pushId: row.push.id, ...ups, lines })).toEqual(changed);
    expect(await shippedThere()).toHaveLength(1);
    const again = await orders.ship({ ...press, seen: changed.left.map(known) });
    expect(again).toEqual({ kind: 'shipped', shipments: 1, units: 2 });
  });
  const known = ({
    orderLineId = '',
    left,
  }: {
    orderLineId?: string | undefined;
    left: number;
  }) => ({
    ...{ orderLineId, left },
  });

  it('[SO1] somebody in the admin ships it between the look and the press', async () => {
    const { row } = await place([{ sku: 'MUG-RED', quantity: 3 }]);
    const { source } = world;
    const [made] = await source.listOrders();
    const { fetch } = world.edge;
    let first = true;
    world.edge.fetch = async (request) => {
      if (first && (await request.clone().text()).includes('fulfillmentCreate(')) {
        first = false;
        await source.ship(made?.id ?? '', { company: 'USPS', number: '94' }, { 'MUG-RED': 2 });
      }
      return fetch(request);
    };
    const [mugs] = row.seen;
    const lines = [{ orderLineId: mugs?.orderLineId ?? '', quantity: 2 }];
    const press = { pushId: row.push.id, ...ups, lines, seen: row.seen };
    expect(await personOf(world).orders.ship(press)).toEqual({
      kind: 'changed-meanwhile',
      left: [{ orderLineId: mugs?.orderLineId, left: 1 }],
    });
    expect((await shippedThere())?.flat().map(([, quantity]) => quantity)).toEqual([2]);
  });

  it('[SO1] a press whose worker died keeps others from it for three minutes and no longer', async () => {
    const { row } = await place([{ sku: 'MUG-RED', quantity: 1 }]);
    const { clock, database } = world;
    await database.db.run(sql`update pushes set ship_by = 'Noor', ship_claim = 'of a dead worker',
      ship_until = ${clock.now() + 3 * minute}`);
    const press = () =>
      personOf(world).orders.ship({ pushId: row.push.id, ...ups, seen: row.seen });
    expect(await press()).toEqual({ kind: 'being-shipped', by: 'Noor' });
    await world.run(3 * minute);
    expect(await press()).toMatchObject({ kind: 'shipped' });
    const [kept] = await database.db.query.pushes.findMany();
    expect([kept?.shipBy, kept?.shipClaim, kept?.shipUntil]).toEqual([null, null, null]);
  });

  it('[SO1] a press that the store refused lets the next one try', async () => {
    const { row } = await place([{ sku: 'MUG-RED', quantity: 1 }]);
    const press = () =>
      personOf(world).orders.ship({ pushId: row.push.id, ...ups, seen: row.seen });
    world.source.store.faults.refuse = 401;
    expect(await press()).toMatchObject({ kind: 'failed', failure: 'unauthorized' });
    world.source.store.faults.refuse = null;
    expect(await press()).toMatchObject({ kind: 'shipped' });
  });

  it('[SO1] what is on hold there is not shipped, whole or in part', async () => {
    const { row } = await place([{ sku: 'MUG-RED', quantity: 2 }]);
    const [made] = await world.source.listOrders();
    await world.source.hold(made?.id ?? '');
    const lines = [{ orderLineId: row.seen[0]?.orderLineId ?? '', quantity: 1 }];
    const press = { pushId: row.push.id, ...ups, seen: row.seen };
    const closed = { kind: 'closed', why: expect.stringContaining('ON_HOLD') };
    expect(await personOf(world).orders.ship({ ...press, lines })).toEqual(closed);
    expect(await personOf(world).orders.ship(press)).toEqual(closed);
    expect(await shippedThere()).toEqual([]);
  });

  it('[SO1] takes whole units only, of lines of the order, each once, and no more than was seen', async () => {
    const { row } = await place([{ sku: 'MUG-RED', quantity: 3 }]);
    const orderLineId = row.seen[0]?.orderLineId ?? '';
    const wrong: [string, { orderLineId: string; quantity: number }[]][] = [
      ['no line', []],
      ['no unit', [{ orderLineId, quantity: 0 }]],
      ['half a unit', [{ orderLineId, quantity: 1.5 }]],
      ['less than nothing', [{ orderLineId, quantity: -1 }]],
      ['more than was pushed', [{ orderLineId, quantity: 4 }]],
      ['a line of another order', [{ orderLineId: `${row.storeId}.1.1`, quantity: 1 }]],
      ['one line twice', [1, 1].map((quantity) => ({ orderLineId, quantity }))],
    ];
    const refusals: [string, unknown][] = [];
    for (const [what, lines] of wrong)
      await personOf(world)
        .orders.ship({ pushId: row.push.id, ...ups, lines, seen: row.seen })
        .catch((error: unknown) => refusals.push([what, error]));
    expect(refusals).toEqual(
      wrong.map(([what]) => [what, expect.objectContaining({ code: 'BAD_REQUEST' })]),
    );
    await expect(
      personOf(world).orders.ship({
        ...{ pushId: row.push.id, ...ups },
        lines: [{ orderLineId, quantity: 3 }],
        seen: [{ orderLineId, left: 2 }],
      }),
    ).rejects.toMatchObject({ message: 'Only 2 of a line are left, not 3.' });
    expect(await shippedThere()).toEqual([]);
  });
});
