/**
 * Lets the sandbox stores of a world stand for stores of a hundred thousand SKUs: what an export holds beyond their own
 * shelves comes from the catalogue in the database, and writes of it are answered as Shopify does. Everything else they
 * are asked they answer themselves.
 */
import { sql } from 'drizzle-orm';
import type { World, WorldStore } from '../../test/support/world.ts';
import { units } from '../growth/grow-catalogue.ts';
import { type LineOfLevel, lineOf, streamOf } from './export-lines.ts';

export type LargeCatalogue = {
  /** What the store shows of the added SKUs, by item; a person at the store may change it. */
  levelsOf: (store: WorldStore) => Map<string, LineOfLevel>;
  /** Rows written to added SKUs. */
  written: () => number;
};

type Quantity = { inventoryItemId: string; quantity: number };

/** @param since ISO 8601: when the stores changed those levels last */
export async function answerForCatalogue(world: World, since: string): Promise<LargeCatalogue> {
  const levels = new Map<string, Map<string, LineOfLevel>>();
  const { db } = world.database;
  for (const store of [world.source, world.street, world.harbor]) {
    const rows = await db.all<{ inventoryItemId: string; locationId: string }>(
      store === world.source
        ? sql`select inventory_item_id as inventoryItemId, location_id as locationId from stock_levels
            where source_store_id = ${store.id} and inventory_item_id like ${addedItems} order by 1`
        : sql`select destination_item_id as inventoryItemId, destination_location_id as locationId from stock_targets
            where destination_store_id = ${store.id} and destination_item_id like ${addedItems} order by 1`,
    );
    levels.set(
      store.id,
      new Map(
        rows.map((row) => [row.inventoryItemId, { ...row, available: units, updatedAt: since }]),
      ),
    );
  }
  const stores = await db.query.stores.findMany();
  const ofAddress = new Map(
    stores.map(({ id, baseUrl }) => [baseUrl, levels.get(id) ?? new Map()]),
  );
  const { fetch } = world.edge;
  let written = 0;
  world.edge.fetch = async (request) => {
    const its = ofAddress.get(new URL(request.url).origin) ?? new Map();
    if (request.method === 'GET') return withLines(request, fetch, its);
    const asked = (await request.clone().json()) as {
      operationName?: string;
      variables?: { input?: { quantities?: Quantity[] } };
    };
    const quantities = asked.variables?.input?.quantities ?? [];
    if (
      asked.operationName !== 'SetLevels' ||
      !quantities.some((one) => its.has(one.inventoryItemId))
    )
      return fetch(request);
    const at = `${new Date(world.clock.now()).toISOString().slice(0, 19)}Z`;
    for (const { inventoryItemId, quantity } of quantities) {
      const level = its.get(inventoryItemId);
      if (!level) throw new Error('A batch mixes shelves of the sandbox with the large catalogue');
      its.set(inventoryItemId, { ...level, available: quantity, updatedAt: at });
    }
    written += quantities.length;
    return Response.json({
      data: {
        inventorySetQuantities: { inventoryAdjustmentGroup: { createdAt: at }, userErrors: [] },
      },
    });
  };
  return {
    levelsOf: (store) => levels.get(store.id) ?? new Map(),
    written: () => written,
  };
}

/** Added items have ids of their own length (grow-catalogue.ts). */
const addedItems = 'gid://shopify/InventoryItem/9_______%';

/** The store's own lines first, then those of the large catalogue. */
async function withLines(
  request: Request,
  fetch: (request: Request) => Promise<Response>,
  its: ReadonlyMap<string, LineOfLevel>,
): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.delete('range');
  const own = await fetch(new Request(request.url, { headers }));
  if (!own.ok) return own;
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.get('range') ?? '')?.[1] ?? 0);
  const text = `${await own.text()}${[...its.values()].map((line) => `${lineOf(line)}\n`).join('')}`;
  const bytes = new TextEncoder().encode(text);
  return new Response(streamOf(bytes, from), {
    status: from > 0 ? 206 : 200,
    headers: {
      'content-type': 'application/jsonl',
      ...(from > 0 && { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
    },
  });
}
