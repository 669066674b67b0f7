/** Measures how long a number waits for its store: from the row its ledger gives to the gate, to the call that carries it. */
import type { World } from '../../test/support/world.ts';

export type Waits = {
  /** The longest that a place waited with a number it did not show yet, over all stores, ms. */
  longest: () => number;
  /** Places whose newest number was not sent. */
  left: () => number;
};

/** A number on its way: when its ledger gave it. */
type Row = { at: number; value: number };

/**
 * A place waits from the first row that nobody has sent: a newer number that takes its turn does not begin anew. Noting
 * begins at once, and wraps what a world's edge is when it is called.
 */
export async function noteWaits(world: World): Promise<Waits> {
  const { stockGate, fetch } = world.edge;
  const stores = await world.database.db.query.stores.findMany();
  const addresses = new Map(stores.map(({ id, baseUrl }) => [id, baseUrl]));
  const waiting = new Map<string, Row[]>();
  let longest = 0;
  world.edge.stockGate = (storeId) => {
    const gate = stockGate(storeId);
    return {
      ...gate,
      put: (rows) => {
        for (const { value, ...place } of rows) {
          const name = nameOf(addresses.get(storeId) ?? '', place);
          waiting.set(name, [...(waiting.get(name) ?? []), { at: world.clock.now(), value }]);
        }
        return gate.put(rows);
      },
    };
  };
  world.edge.fetch = async (request) => {
    const { variables } = (await request.clone().json()) as Asked;
    for (const { quantity, ...place } of variables?.input?.quantities ?? []) {
      const name = nameOf(new URL(request.url).origin, place);
      const rows = waiting.get(name) ?? [];
      const [first] = rows;
      if (first) longest = Math.max(longest, world.clock.now() - first.at);
      const sent = rows.findLastIndex(({ value }) => value === quantity);
      waiting.set(name, rows.slice(sent + 1));
    }
    return fetch(request);
  };
  return {
    longest: () => longest,
    left: () => [...waiting.values()].filter((rows) => rows.length > 0).length,
  };
}

type Place = { inventoryItemId: string; locationId: string };

type Asked = { variables?: { input?: { quantities?: (Place & { quantity: number })[] } } };

const nameOf = (store: string, { inventoryItemId, locationId }: Place): string =>
  `${store} ${inventoryItemId} ${locationId}`;
