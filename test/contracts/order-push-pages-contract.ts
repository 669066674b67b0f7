/** What every database must answer about where orders stand and why (OP8): run on libSQL in Node and on D1 inside workerd. */
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { decodeCursor } from '../../db/pages/cursor.ts';
import { countPushedOrders } from '../../db/pages/order-push-counts.ts';
import { listPushedOrders } from '../../db/pages/order-push-page.ts';
import { passingStops } from '../../db/pages/order-push-views.ts';
import { readOrderToCheck } from '../../db/pages/order-to-check.ts';
import { countReasons } from '../../db/pages/push-reasons.ts';
import { readTries } from '../../db/pages/push-tries.ts';
import type { EffectState } from '../../src/effects/effect.ts';
import type { LineHold, OrderDecision, OrderStop } from '../../src/order-push/decisions.ts';
import { type PushStatus, pushStatuses, pushStatusOf } from '../../src/order-push/push-status.ts';
import { orderReasons, passesByItself } from '../../src/order-push/reasons.ts';
import type { Try } from '../../src/order-push/tries/tries.ts';
import type { Store } from '../../src/stores/store.ts';
import { twoStores } from '../support/two-stores.ts';

type Line = { sku: string; hold: LineHold | null };

type Kept = {
  decision: OrderDecision | null;
  pushes: { state: EffectState; failureKind?: string; sourceOrderName?: string }[];
  lines: Line[];
  fulfillment?: 'unfulfilled' | 'partial' | 'fulfilled';
  cancelled?: boolean;
};

const states: EffectState[] = ['ready', 'creating', 'created', 'failed', 'withdrawn'];

/** No push, each alone, and every two. */
const manyStates: EffectState[][] = [
  [],
  ...states.flatMap((one, at) => [[one], ...states.slice(at).map((two) => [one, two])]),
];

const manyHolds: (LineHold | null)[][] = [
  [null],
  ['nothing-to-ship', null],
  ['sku-not-on-source', null],
  ['nothing-to-ship', 'too-few'],
];

const decisions: (OrderDecision | null)[] = [
  null,
  'pushed',
  ...(Object.keys(orderReasons) as OrderStop[]),
];

/** Every decision with every states of pushes and every holds; `pushed` is written together with its first push. */
const everyOrder: Kept[] = decisions.flatMap((decision) =>
  manyStates
    .filter((these) => decision !== 'pushed' || these.length > 0)
    .flatMap((these) =>
      manyHolds.map((holds) => ({
        decision,
        pushes: these.map((state) => ({ state })),
        lines: holds.map((hold) => ({ sku: 'MUG-RED', hold })),
      })),
    ),
);

/** Writes orders `#1`, `#2`, …, each one second newer than the one before it. */
async function keepOrders(
  db: Database,
  { source, destination }: { source: Store; destination: Store },
  orders: Kept[],
): Promise<void> {
  const rows = <Row>(of: (order: Kept, number: number) => Row[]): string =>
    JSON.stringify(orders.flatMap((order, at) => of(order, at + 1)));
  const id = (number: number) => `${destination.id}.${number}`;
  const kept = rows(({ decision, fulfillment = 'unfulfilled', cancelled }, number) => [
    { id: id(number), number, decision, fulfillment, cancelledAt: cancelled ? '2026' : null },
  ]);
  await db.run(sql`insert into orders (id, account_id, store_id, platform_id, name, customer_name, unit_count,
      total_amount, currency, payment, fulfillment, cancelled_at, placed_at, platform_updated_at, reading, decision,
      first_seen_at)
    select value ->> 'id', 'demo', ${destination.id}, 'gid://shopify/Order/' || (value ->> 'number'),
      '#' || (value ->> 'number'), 'Dana Reyes', 1, '1.00', 'USD', 'paid', value ->> 'fulfillment',
      value ->> 'cancelledAt', '', '', 1, value ->> 'decision', 1000 * (value ->> 'number')
    from json_each(${kept})`);
  const lines = rows((order, number) =>
    order.lines.map(({ sku, hold }, line) => ({ id: id(number), line, sku, hold })),
  );
  await db.run(sql`insert into order_lines (id, order_id, platform_id, position, sku, title, quantity,
      current_quantity, hold, held_quantity)
    select (value ->> 'id') || '.' || (value ->> 'line'), value ->> 'id', value ->> 'line', value ->> 'line',
      value ->> 'sku', 'A thing', 1, 1, value ->> 'hold', (value ->> 'hold') is not null
    from json_each(${lines})`);
  // A withdrawn push is owed until its order is decided about anew (db/records/pushes.ts).
  const pushes = rows((order, number) =>
    order.pushes.map((push, at) => ({ id: id(number), number, part: at + 1, ...push })),
  );
  const [{ connection } = { connection: '' }] = await db.all<{ connection: string }>(
    sql`select id as connection from connections`,
  );
  await db.run(sql`insert into pushes (id, account_id, order_id, connection_id, source_store_id, part, reference,
      state, due_at, failure_kind, source_order_name, created_at, updated_at)
    select 'ps_' || (value ->> 'number') || '_' || (value ->> 'part'), 'demo', value ->> 'id', ${connection},
      ${source.id}, value ->> 'part', (value ->> 'number') || ':' || (value ->> 'part'), value ->> 'state',
      iif(value ->> 'state' = 'withdrawn', 1, null), value ->> 'failureKind', value ->> 'sourceOrderName', 1, 1
    from json_each(${pushes})`);
}

const statusOf = ({ decision, pushes, lines }: Kept): PushStatus =>
  pushStatusOf({ decision, pushes, holds: lines.flatMap(({ hold }) => hold ?? []) });

const mug = (hold: LineHold | null = null): Line => ({ sku: 'MUG-RED', hold });

export function orderPushPagesContract(name: string, open: () => Promise<Database>): void {
  describe(`the views of the Order Push page on ${name}`, () => {
    let db: Database;
    let stores: { source: Store; destination: Store };
    beforeEach(async () => {
      db = await open();
      stores = await twoStores(db);
    });

    const chosen = (of: 'source' | 'destination') => ({
      id: stores[of].id,
      isSource: of === 'source',
      isDestination: of === 'destination',
    });

    /** Numbers of all orders that match, page by page. */
    const numbers = async (
      filter: Omit<Parameters<typeof listPushedOrders>[2], 'limit' | 'after'> = {},
      limit = 100,
    ): Promise<number[]> => {
      const seen: number[] = [];
      let after: ReturnType<typeof decodeCursor>;
      do {
        const page = await listPushedOrders(db, 'demo', { ...filter, limit, after });
        seen.push(...page.rows.map((row) => Number(row.name.slice(1))));
        after = page.next === null ? undefined : decodeCursor(page.next);
      } while (after);
      return seen;
    };

    it('[OP8] know of the same orders that they pass by themselves as everything else does', () => {
      const passing = (Object.keys(orderReasons) as OrderStop[]).filter(passesByItself);
      expect([...passingStops].sort()).toEqual(passing.sort());
    });

    it('[OP8] hold every order exactly where it stands, in every combination there is', async () => {
      await keepOrders(db, stores, everyOrder);
      const seen = new Map<number, PushStatus>();
      for (const view of pushStatuses)
        for (const number of await numbers({ view })) {
          expect(seen.has(number)).toBe(false);
          seen.set(number, view);
        }
      const wrong = everyOrder
        .map((order, at) => ({ ...order, is: statusOf(order), shown: seen.get(at + 1) }))
        .filter(({ is, shown }) => is !== shown);
      expect(wrong).toEqual([]);
      expect(seen.size).toBe(everyOrder.length);
    });

    it('[OP8] are counted as they are long: of all, of a store, of a search, of a reason', async () => {
      await keepOrders(db, stores, everyOrder);
      const filters = [
        {},
        { q: '#11' },
        { q: 'nobody' },
        { reason: 'too-few' },
        { reason: 'on-hold', q: '3' },
        { store: chosen('destination') },
        { store: chosen('source') },
        { store: chosen('source'), reason: 'sku-not-on-source' },
      ];
      for (const { store, ...filter } of filters) {
        const lengths: Record<string, number> = {
          all: (await numbers({ ...filter, store })).length,
        };
        for (const view of pushStatuses)
          lengths[view] = (await numbers({ ...filter, store, view })).length;
        expect(await countPushedOrders(db, 'demo', store, filter)).toEqual(lengths);
      }
      const counts = await countPushedOrders(db, 'demo', undefined, {});
      expect(Object.values(counts).every((orders) => orders > 10)).toBe(true);
    });

    it('[OP8] page from newest to oldest without a gap or a repeat while orders arrive', async () => {
      const failed: Kept = { decision: 'pushed', pushes: [{ state: 'failed' }], lines: [mug()] };
      await keepOrders(
        db,
        stores,
        Array.from({ length: 7 }, () => failed),
      );
      const first = await listPushedOrders(db, 'demo', { view: 'failed', limit: 3 });
      expect(first.rows.map((row) => row.name)).toEqual(['#7', '#6', '#5']);
      await db.run(sql`update orders set first_seen_at = 99000 where name = '#1'`);
      const rest = await listPushedOrders(db, 'demo', {
        view: 'failed',
        limit: 3,
        after: decodeCursor(first.next ?? ''),
      });
      expect(rest.rows.map((row) => row.name)).toEqual(['#4', '#3', '#2']);
      expect(rest.next).toBeNull();
    });

    it('[OP8] find an order by either number, its customer and a part of any SKU', async () => {
      await keepOrders(db, stores, [
        { decision: 'switched-off', pushes: [], lines: [mug(), { sku: 'Tote-Ä-NAT', hold: null }] },
        {
          decision: 'pushed',
          pushes: [{ state: 'created', sourceOrderName: '#5001' }],
          lines: [{ sku: '', hold: null }],
        },
        {
          decision: 'cancelled',
          pushes: [{ state: 'withdrawn', sourceOrderName: '#7001' }],
          lines: [{ sku: 'A%_b', hold: null }],
        },
      ]);
      const found = async (q: string) => (await numbers({ q })).sort();
      expect(await found('#1')).toEqual([1, 2]);
      expect(await found('5001')).toEqual([2]);
      expect(await found(' #5001 ')).toEqual([2]);
      expect(await found('7001')).toEqual([]);
      expect(await found('reyes')).toEqual([1, 2, 3]);
      expect(await found('mug-red')).toEqual([1]);
      expect(await found('MUG')).toEqual([1]);
      expect(await found('tote-ä')).toEqual([1]);
      expect(await found('%_')).toEqual([3]);
      expect(await found('*')).toEqual([]);
      expect(await found(`MUG-RED${' '.repeat(60)}x`)).toEqual([]);
      expect(await found('  ')).toEqual([1, 2, 3]);
    });

    /** One order of each way to have a reason, and ones that have none any more. */
    const withReasons: Kept[] = [
      // 1, 2: a push that failed, and one that waits.
      { decision: 'pushed', pushes: [{ state: 'failed', failureKind: 'refused' }], lines: [mug()] },
      {
        decision: 'pushed',
        pushes: [{ state: 'ready', failureKind: 'throttled' }],
        lines: [mug()],
      },
      // 3: it is there; what was in the way once is over.
      {
        decision: 'pushed',
        pushes: [{ state: 'created', failureKind: 'throttled' }],
        lines: [mug()],
      },
      // 4, 5: a line stays; of the second one the merchant shipped it.
      {
        decision: 'pushed',
        pushes: [{ state: 'created' }],
        lines: [mug('too-few'), mug('too-few'), mug('nothing-to-ship')],
        fulfillment: 'partial',
      },
      {
        decision: 'pushed',
        pushes: [{ state: 'created' }],
        lines: [mug('too-few')],
        fulfillment: 'fulfilled',
      },
      // 6, 7: decided so, and over.
      { decision: 'no-line-qualifies', pushes: [], lines: [mug('too-few')] },
      { decision: 'cancelled', pushes: [], lines: [mug()], cancelled: true },
      // 8: nobody decided yet. 9: a push was withdrawn for it.
      { decision: null, pushes: [], lines: [mug()] },
      {
        decision: 'high-risk',
        pushes: [{ state: 'withdrawn', failureKind: 'high-risk' }],
        lines: [mug()],
      },
      // 10: a failed push stays one after its order was shipped by hand.
      {
        decision: 'pushed',
        pushes: [{ state: 'failed', failureKind: 'too-few' }],
        lines: [mug()],
        fulfillment: 'fulfilled',
      },
    ];

    it('[OP6] say for each reason how many orders stay, wait or fail for it, most first', async () => {
      await keepOrders(db, stores, withReasons);
      const reasons = async (...of: [('source' | 'destination')?, PushStatus?]) => {
        const found = await countReasons(db, 'demo', of[0] && chosen(of[0]), { view: of[1] });
        return found.map(({ kind, orders }) => `${kind} ${orders}`);
      };
      const all = ['too-few 3', 'high-risk 1', 'no-line-qualifies 1', 'refused 1', 'throttled 1'];
      expect(await reasons()).toEqual(all);
      expect(await reasons('destination')).toEqual(all);
      expect(await reasons('source')).toEqual(['too-few 2', 'refused 1', 'throttled 1']);
      expect(await reasons(undefined, 'failed')).toEqual(['refused 1', 'too-few 1']);
      expect(await reasons(undefined, 'pending')).toEqual(['throttled 1']);
      expect(await reasons(undefined, 'partial')).toEqual(['too-few 1']);
      expect(await reasons(undefined, 'success')).toEqual([]);
      const stay = ['high-risk 1', 'no-line-qualifies 1', 'too-few 1'];
      expect(await reasons(undefined, 'not-eligible')).toEqual(stay);
    });

    it('[OP6] narrow to the orders that a reason counts, and to those that are over for it', async () => {
      await keepOrders(db, stores, withReasons);
      expect(await numbers({ reason: 'too-few' })).toEqual([10, 6, 4]);
      expect(await numbers({ reason: 'too-few', view: 'partial' })).toEqual([4]);
      expect(await numbers({ reason: 'refused' })).toEqual([1]);
      expect(await numbers({ reason: 'throttled' })).toEqual([2]);
      expect(await numbers({ reason: 'high-risk' })).toEqual([9]);
      expect(await numbers({ reason: 'cancelled' })).toEqual([7]);
      expect(await numbers({ reason: 'nothing-to-ship' })).toEqual([]);
      expect(await numbers({ reason: 'pushed' })).toEqual([]);
      for (const { kind, orders } of await countReasons(db, 'demo', undefined, {}))
        expect(await numbers({ reason: kind })).toHaveLength(orders);
    });

    it('[OP9] keep what every try at a push asked and was answered, newest first', async () => {
      await keepOrders(db, stores, withReasons.slice(0, 2));
      const at = (time: number, outcome: string): Try => ({ at: time, ms: 5, outcome, calls: [] });
      const call = {
        call: 'CreateSourceOrder',
        at: 2,
        ms: 3,
        status: 200,
        request: '{}',
        answer: '{}',
      };
      const tries = [at(1, 'throttled'), at(2, 'unknown'), { ...at(2, 'refused'), calls: [call] }];
      await db.run(sql`update pushes set tries = ${JSON.stringify(tries)} where id = 'ps_1_1'`);
      expect(await readTries(db, 'demo', 'ps_1_1')).toEqual([tries[2], tries[1], tries[0]]);
      expect(await readTries(db, 'demo', 'ps_2_1')).toEqual([]);
      expect(await readTries(db, 'other', 'ps_1_1')).toBeUndefined();
      expect(await readTries(db, 'demo', 'ps_9_1')).toBeUndefined();
    });

    it('[AC1] count, list and explain nothing of another account', async () => {
      await keepOrders(db, stores, withReasons);
      const none = { all: 0, pending: 0, success: 0, partial: 0, failed: 0, 'not-eligible': 0 };
      expect(await countPushedOrders(db, 'other', undefined, {})).toEqual(none);
      expect(await countPushedOrders(db, 'other', chosen('destination'), {})).toEqual(none);
      expect(await countPushedOrders(db, 'other', chosen('source'), { reason: 'too-few' })).toEqual(
        none,
      );
      expect(await countReasons(db, 'other', undefined, {})).toEqual([]);
      expect(await countReasons(db, 'other', chosen('source'), {})).toEqual([]);
      for (const view of pushStatuses)
        for (const store of [undefined, chosen('source'), chosen('destination')])
          expect((await listPushedOrders(db, 'other', { view, store, limit: 50 })).rows).toEqual(
            [],
          );
      const orderId = `${stores.destination.id}.7`;
      expect(await readOrderToCheck(db, 'other', orderId)).toBeUndefined();
      expect(await readOrderToCheck(db, 'demo', orderId)).toEqual({
        storeId: stores.destination.id,
        platformOrderId: 'gid://shopify/Order/7',
        cancelled: true,
      });
    });
  });
}
