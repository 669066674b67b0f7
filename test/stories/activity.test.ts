// Who did what: whatever a person, a store or Crossdock changed stands on one page, is narrowed, and goes out as a file.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureAccount } from '../../db/records/accounts.ts';
import { activity, orderEvents } from '../../db/schema/index.ts';
import { shownWords } from '../../src/activity/activity-words.ts';
import { activityCsvRoute } from '../../worker/routes/activity-csv.ts';
import { personOf } from '../support/person.ts';
import { account, openWorld, type World } from '../support/world.ts';

const minute = 60_000;
const sam = { personId: 'sam', person: 'Sam Okafor' };

describe('activity', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.applyFirstLevels();
    await world.run(minute);
    await world.putOffReconciling();
  });
  afterEach(() => world.close());

  const list = (input: Parameters<ReturnType<typeof personOf>['activity']['list']>[0] = {}) =>
    personOf(world).activity.list(input);
  /** Rows as a person reads them. */
  const said = async (input: Parameters<typeof list>[0] = {}) =>
    (await list(input)).rows.map((row) => [
      ...[row.actor, shownWords[row.kind], row.storeName, row.order?.name ?? null],
    ]);
  const file = (path: string, options: { accountId?: string; site?: string } = {}) => {
    const { accountId = account, site } = options;
    const edge = { ...world.edge, config: { ...world.edge.config, localAccount: accountId } };
    const headers = site ? { 'sec-fetch-site': site } : {};
    return activityCsvRoute(new Request(`http://127.0.0.1:4400${path}`, { headers }), edge);
  };
  const fileText = async (path: string) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(await (await file(path)).arrayBuffer());

  /** Empties both lists: what a test tells begins here. */
  const forget = async () => {
    await world.database.db.delete(activity);
    await world.database.db.delete(orderEvents);
  };

  it('[AC2] has a setting changed, a push retried and an order shipped, each with who did it', async () => {
    await forget();
    const { street, source } = world;
    const person = personOf(world, account, sam);
    await person.pushSettings.switch({ storeId: street.id, on: false });
    await person.pushSettings.switch({ storeId: street.id, on: true });
    await world.run(minute);

    source.store.faults.refuse = 401;
    const order = await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    source.store.faults.refuse = null;
    const [failed] = (await person.orderPush.list({ view: 'failed' })).rows;
    const pushId = failed?.pushes[0]?.id ?? '';
    await person.orderPush.retry({ pushId });
    await world.run(2 * minute);
    await personOf(world).orders.ship({ pushId, carrier: 'UPS', number: '1Z827WK74630' });
    await world.run(2 * minute);

    expect(await said({ storeId: street.id, kind: 'settings', actor: 'Sam Okafor' })).toEqual([
      ['Sam Okafor', 'Order Push switched', 'Mug Street', null],
      ['Sam Okafor', 'Order Push switched', 'Mug Street', null],
    ]);
    const about = ['Mug Street', order.name];
    expect(await said({ actor: 'Sam Okafor', kind: 'orders' })).toEqual([
      ['Sam Okafor', 'Retried by hand', ...about],
    ]);
    expect(await said({ actor: 'You', kind: 'tracking' })).toEqual([
      ['You', 'Ship pressed on the Orders page', ...about],
    ]);
    expect((await said({ kind: 'tracking', storeId: source.id })).reverse()).toEqual([
      ['You', 'Ship pressed on the Orders page', ...about],
      ['North Supply', 'Shipped by the source store', ...about],
      ['Crossdock', 'Tracking returned to the customer’s order', ...about],
    ]);
    // Another destination has nothing to do with it.
    expect(await said({ kind: 'tracking', storeId: world.harbor.id })).toEqual([]);
    expect(await said({ kind: 'orders', storeId: world.harbor.id })).toEqual([]);
    const all = await list({});
    const at = all.rows.map((row) => row.at);
    expect(at).toEqual(at.toSorted((one, other) => other - one));
    expect(JSON.stringify(all)).not.toContain(source.token);
    expect(await person.activity.actors()).toEqual(
      expect.arrayContaining(['Crossdock', 'North Supply', 'Sam Okafor', 'You']),
    );
  });

  /** Fills the lists with so many rows of each, a minute apart, and of one actor among a hundred. */
  const fill = async (count: number) => {
    const order = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    await forget();
    const [row] = await world.database.db.query.orders.findMany();
    if (!row) throw new Error('no order');
    const numbers = `with recursive n (i) as (select 1 union all select i + 1 from n where i < ${count})`;
    const now = world.clock.now();
    await world.database.client.batch([
      `insert into activity (id, account_id, at, actor, kind, store_id, subject, name) ${numbers}
        select 'ac_' || i, '${account}', ${now} - i * ${minute}, iif(i % 100 = 0, 'Sam Okafor', 'You'), 'link-paused',
          '${world.street.id}', 'v', 'SKU-' || i from n`,
      `insert into order_events (id, account_id, order_id, at, kind, actor) ${numbers}
        select 'ps_' || i || ':there', '${account}', '${row.id}', ${now} - i * ${minute}, 'push-created', 'Crossdock' from n`,
    ]);
    return { now, order };
  };

  it('[AC2] goes through 5,000 rows by key without double or gap while new ones arrive', async () => {
    const { now } = await fill(2_500);
    const seen: string[] = [];
    let cursor: string | undefined;
    let page = 0;
    do {
      const { rows, next, lookedTo } = await list({ cursor, limit: 100 });
      expect(lookedTo).toBeNull();
      seen.push(...rows.map(({ id }) => id));
      cursor = next ?? undefined;
      page += 1;
      await world.database.client.execute(`insert into activity (id, account_id, at, actor, kind, subject, name)
        values ('new_${page}', '${account}', ${now + page}, 'You', 'signed-in', '', '')`);
    } while (cursor);
    expect(seen).toHaveLength(5_000);
    expect(new Set(seen).size).toBe(5_000);
    expect(seen.filter((id) => id.startsWith('new_'))).toEqual([]);
    const [newest] = (await list({ limit: 1 })).rows;
    expect(newest?.id).toBe(`new_${page}`);
  });

  it('[AC2] looks through 2,000 rows of each list for what is rare, says how far, and goes on', async () => {
    const { now } = await fill(5_000);
    const nothing = await list({ kind: 'sign-ins' });
    expect(nothing).toMatchObject({ rows: [], lookedTo: now - 2_000 * minute });
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const read = await list({ actor: 'Sam Okafor', cursor, limit: 100 });
      found.push(...read.rows.map(({ id }) => id));
      cursor = read.next ?? undefined;
    } while (cursor);
    expect(found).toEqual(Array.from({ length: 50 }, (_, at) => `ac_${(at + 1) * 100}`));
    // Days bound the look by themselves.
    const day = { from: now - 250 * minute, to: now - 50 * minute };
    const ofDay = await list({ actor: 'Sam Okafor', ...day });
    expect(ofDay.rows.map(({ id }) => id)).toEqual(['ac_100', 'ac_200']);
    expect(ofDay).toMatchObject({ next: null, lookedTo: null });
  });

  it('[AC2] goes out as a file of what is shown, with the words of the page and safe from formulas', async () => {
    const { order, now } = await fill(1);
    await forget();
    const { db } = world.database;
    const row = { accountId: account, storeId: world.street.id, subject: 'x' };
    await db.insert(activity).values([
      {
        ...{ ...row, id: 'ac_1', at: now + 1, actor: 'You', kind: 'plan-changed' },
        ...{ name: 'Mug Street', before: 'starter', after: 'traction' },
      },
      {
        ...{ ...row, id: 'ac_2', at: now + 2, actor: '=cmd|"/c"!A0', kind: 'link-made' },
        ...{ name: '+MUG, "red"\r\nnew', before: null, after: '\u202egnirts' },
      },
      {
        ...{ ...row, id: 'ac_3', at: now + 3, actor: 'Sam Okafor', kind: 'signed-in' },
        ...{ storeId: null, name: '' },
      },
    ]);
    const [made] = await db.query.orders.findMany();
    const step = { accountId: account, orderId: made?.id ?? '', actor: 'Crossdock' };
    await db
      .insert(orderEvents)
      .values([
        { ...step, id: 'ps_1:failed', at: now + 4, kind: 'push-failed', detail: 'too-few' },
      ]);
    const time = (ms: number) => new Date(now + ms).toISOString();
    const lines = [
      `${time(4)},Crossdock,Push failed,Mug Street,,,The source store has too few units,${order.name}`,
      `${time(3)},Sam Okafor,Signed in,,,,,`,
      `${time(2)},"'=cmd|""/c""!A0",Linked,Mug Street,"'+MUG, ""red""\r\nnew",,\u202egnirts,`,
      `${time(1)},You,Plan changed,Mug Street,Mug Street,starter,traction,`,
    ];
    const head = '\ufefftime,who,what,store,about,before,after,order';
    expect(await fileText('/files/activity.csv')).toBe(`${[head, ...lines].join('\r\n')}\r\n`);
    const [first, second, third, fourth] = lines;
    const narrowed = async (search: string) =>
      (await fileText(`/files/activity.csv?${search}`)).slice(head.length + 2);
    expect(await narrowed('kind=sign-ins')).toBe(`${second}\r\n`);
    expect(await narrowed(`store=${world.street.id}`)).toBe(
      `${[first, third, fourth].join('\r\n')}\r\n`,
    );
    expect(await narrowed('actor=You')).toBe(`${fourth}\r\n`);
    expect(await narrowed(`from=${now + 2}&to=${now + 4}`)).toBe(`${second}\r\n${third}\r\n`);
    expect(await narrowed('actor=Nobody')).toBe('');
    const answer = await file('/files/activity.csv');
    const day = new Date(now).toISOString().slice(0, 10);
    expect(answer.headers.get('content-disposition')).toContain(`Activity ${day}.csv`);
    await answer.body?.cancel();
  });

  it('[AC2] streams whatever its length, a page at a time, past pages in which nothing is found', async () => {
    await fill(50_000);
    const { body } = await file('/files/activity.csv');
    const reader = body?.getReader();
    let [lines, largest] = [0, 0];
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      const found = new TextDecoder().decode(read.value).split('\r\n').length - 1;
      lines += found;
      largest = Math.max(largest, found);
    }
    expect(lines).toBe(100_001);
    expect(largest).toBeLessThanOrEqual(1_001);
    const rare = await fileText('/files/activity.csv?actor=Sam%20Okafor');
    expect(rare.split('\r\n').length - 2).toBe(500);
    const none = await fileText('/files/activity.csv?kind=sign-ins');
    expect(none.split('\r\n')).toHaveLength(2);
  });

  it('[AC1] is its account’s alone, on the page and as a file, and no other site’s', async () => {
    await fill(10);
    await ensureAccount(world.database.db, 'other', world.clock.now());
    const other = personOf(world, 'other');
    expect(await other.activity.list({})).toEqual({ rows: [], next: null, lookedTo: null });
    expect(await other.activity.actors()).toEqual([]);
    await expect(other.activity.list({ storeId: world.street.id })).rejects.toThrow(
      'This store is not connected here.',
    );
    const path = '/files/activity.csv';
    const theirs = await file(path, { accountId: 'other' });
    expect((await theirs.text()).split('\r\n')).toHaveLength(2);
    const ofStore = `${path}?store=${world.street.id}`;
    expect((await file(ofStore, { accountId: 'other' })).status).toBe(404);
    expect((await file(path, { accountId: '' })).status).toBe(401);
    expect((await file(path, { site: 'cross-site' })).status).toBe(403);
    expect((await file(`${path}?kind=secrets`)).status).toBe(400);
    expect((await file(`${path}?from=yesterday`)).status).toBe(400);
    await expect(list({ cursor: 'nowhere' })).rejects.toThrow('Open the list from its beginning');
  });
});
