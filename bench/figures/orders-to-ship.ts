/**
 * What the Orders page of a source reads with ten thousand orders to ship among fifty thousand that were: a page of 50
 * anywhere, narrowed in every way, and an order by its number. D1 in workerd, whose own meter counts the rows.
 */

import { decodeCursor } from '../../db/pages/cursor.ts';
import { findOrdersToShip } from '../../db/pages/orders-to-ship-find.ts';
import { listOrdersToShip, type ToShipFilter } from '../../db/pages/orders-to-ship-page.ts';
import { openTestDatabase } from '../../test/support/test-database.ts';
import type { Figure, Measured } from '../figure.ts';
import { type MeteredD1, openMeteredD1 } from '../one-order/metered-d1.ts';
import { everyMs, fillOrders } from '../orders-to-ship/fill-orders.ts';

const orders = 60_000;
const pageSize = 50;
const now = Date.parse('2026-11-23T12:00:00Z');
const sourceId = 'st_ships';

type Read = { what: string; rows: number; shown: number; endedEarly: boolean };

export const ordersToShip: Figure = {
  id: 'orders-to-ship',
  kind: 'count',
  measure: async (say) => {
    const empty = await openTestDatabase();
    const d1 = await openMeteredD1(empty.client);
    try {
      say(`${orders.toLocaleString('en-US')} orders`);
      await fillOrders(d1.db, { orders, now });
      return await measuredOf(d1);
    } finally {
      empty.close();
      await d1.close();
    }
  },
};

const at = (order: number) => ({ at: now - (orders - order) * everyMs, id: 'st_sells', part: 0 });

const unfiltered: [string, { after?: ReturnType<typeof at> }][] = [
  ['the first page', {}],
  ['a page in the middle', { after: at(orders / 2) }],
  ['the last page', { after: at(orders - 400) }],
];

const filters: [string, ToShipFilter][] = [
  ['one selling store', { destinationId: 'st_sells-0' }],
  ['from the main warehouse', { place: 'st_ships/main' }],
  ['from the annex', { place: 'st_ships/annex' }],
  ['from where nothing ships', { place: 'st_ships/nowhere' }],
  ['older than a day', { placedBefore: now - 24 * 60 * 60_000 }],
  ['older than anything', { placedBefore: 0 }],
  ['partly shipped', { partly: true }],
  ['at their source', { show: 'pushed' }],
  ['at no source', { show: 'unpushed' }],
  ['partly shipped at no source', { show: 'unpushed', partly: true }],
];

async function measuredOf(d1: MeteredD1): Promise<Measured[]> {
  const read = async (what: string, page: ToShipFilter & { after?: ReturnType<typeof at> }) => {
    d1.reset();
    const asked = { sourceId, ...page, limit: pageSize };
    const { rows, lookedTo } = await listOrdersToShip(d1.db, 'demo', asked);
    return { what, rows: d1.rowsRead(), shown: rows.length, endedEarly: lookedTo !== null };
  };
  const plain: Read[] = [];
  for (const [what, page] of unfiltered) plain.push(await read(what, page));
  const narrowed: Read[] = [];
  for (const [what, filter] of filters) narrowed.push(await read(what, filter));
  const found: Read[] = [];
  for (const number of ['159994', 'n959994', '159995']) {
    d1.reset();
    const rows = await findOrdersToShip(d1.db, 'demo', { sourceId, number });
    found.push({ what: number, rows: d1.rowsRead(), shown: rows.length, endedEarly: false });
  }
  const toShip = await countAll(d1);
  if (toShip < 9_000) throw new Error(`Only ${toShip} orders are to ship`);
  return [
    measured(
      'row',
      'rows read for a row of an unnarrowed page',
      plain,
      25,
      ({ rows, shown }) => rows / shown,
    ),
    measured(
      'page',
      'rows read for a narrowed page, whatever is found',
      narrowed,
      20_000,
      ({ rows }) => rows,
    ),
    measured('find', 'rows read for an order by its number', found, 60_000, ({ rows }) => rows),
  ];
}

/** Every page in turn, as a person who never stops: all of them are there, once. */
async function countAll(d1: MeteredD1): Promise<number> {
  const seen = new Set<string>();
  for (let after: ReturnType<typeof decodeCursor>, turn = 0; turn === 0 || after; turn += 1) {
    const page = await listOrdersToShip(d1.db, 'demo', { sourceId, limit: 100, after });
    for (const { id, part } of page.rows) seen.add(`${id}/${part}`);
    after = page.next === null ? undefined : decodeCursor(page.next);
  }
  return seen.size;
}

function measured(
  id: string,
  what: string,
  reads: readonly Read[],
  atMost: number,
  figureOf: (read: Read) => number,
): Measured {
  return {
    id: `orders-to-ship-${id}`,
    what,
    value: Math.max(...reads.map(figureOf)),
    unit: 'rows',
    target: { atMost },
    details: reads.map(
      (read) =>
        `${read.what}: ${read.rows.toLocaleString('en-US')} rows for ${read.shown} shown${read.endedEarly ? ', after a thousand orders' : ''}`,
    ),
  };
}
