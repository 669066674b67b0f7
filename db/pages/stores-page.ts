/** Reads the stores of an account for people: no credential leaves the database (AC1). */
import { asc, eq, sql } from 'drizzle-orm';
import type { ReconcileState } from '../../src/reconcile/reconcile.ts';
import type { StoreRole } from '../../src/stores/store.ts';
import type { Database } from '../open.ts';
import { stores } from '../schema/index.ts';

/** A store on the other end of a connection, and what it is there. */
export type OtherStore = { storeId: string; name: string; as: StoreRole; active: boolean };

/** The newest import of a store's catalogue. */
export type NewestImport = {
  id: string;
  state: ReconcileState;
  startedAt: number;
  finishedAt: number | null;
};

const newestImport = sql<
  string | null
>`(select json_object('id', r.id, 'state', r.state, 'startedAt', r.started_at,
    'finishedAt', r.finished_at)
  from reconciles r where r.store_id = stores.id and r.kind = 'catalogue' order by r.started_at desc, r.id desc limit 1)`;

const others = sql<string>`(select json_group_array(json_object('storeId', o.id, 'name', o.name,
    'as', iif(c.source_store_id = stores.id, 'destination', 'source'), 'active', c.active))
  from connections c
  join stores o on o.id = iif(c.source_store_id = stores.id, c.destination_store_id, c.source_store_id)
  where c.source_store_id = stores.id or c.destination_store_id = stores.id)`;

/** In the order in which they were connected. */
export async function listStores(db: Database, accountId: string) {
  const rows = await db
    .select({
      id: stores.id,
      name: stores.name,
      shop: stores.shop,
      platform: stores.platform,
      role: stores.connectedAs,
      plan: stores.plan,
      orderPushOn: stores.orderPushOn,
      state: stores.state,
      baseUrl: stores.baseUrl,
      lastEventAt: stores.lastEventAt,
      waitsFor: stores.waitsFor,
      waitsUntil: stores.waitsUntil,
      setName: stores.setName,
      others,
      imported: newestImport,
      listings: sql<number>`(select count(*) from listings where listings.store_id = stores.id and listings.gone_at is null)`,
      locations: sql<number>`(select count(*) from locations where locations.store_id = stores.id and locations.active)`,
    })
    .from(stores)
    .where(eq(stores.accountId, accountId))
    .orderBy(asc(stores.createdAt), asc(stores.id));
  return rows.map(({ others: read, imported, ...store }) => {
    const connectedWith = (JSON.parse(read) as (Omit<OtherStore, 'active'> & { active: number })[])
      .map((other): OtherStore => ({ ...other, active: other.active === 1 }))
      .sort((a, b) => a.name.localeCompare(b.name) || a.storeId.localeCompare(b.storeId));
    return {
      ...store,
      connectedWith,
      imported: imported === null ? null : (JSON.parse(imported) as NewestImport),
      isSource: connectedWith.some((other) => other.as === 'destination'),
      isDestination: connectedWith.some((other) => other.as === 'source'),
    };
  });
}
