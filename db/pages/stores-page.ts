/** Reads the stores of an account for people: no credential leaves the database (AC1). */
import { asc, eq } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { stores } from '../schema/index.ts';

export const listStores = (db: Database, accountId: string) =>
  db
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
    })
    .from(stores)
    .where(eq(stores.accountId, accountId))
    .orderBy(asc(stores.createdAt), asc(stores.id));
