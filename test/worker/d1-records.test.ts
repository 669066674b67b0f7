import { env } from 'cloudflare:workers';
import { getTableName, sql } from 'drizzle-orm';
import { openDatabase } from '../../db/open.ts';
import * as schema from '../../db/schema/index.ts';
import { databaseContract } from '../contracts/database-contract.ts';

/** One database serves a whole file here, so each test begins with its tables emptied, dependants first. */
const dependantsFirst = [
  schema.notices,
  schema.orderEvents,
  schema.deadLetters,
  schema.shipments,
  schema.pushLines,
  schema.pushes,
  schema.orderLines,
  schema.orders,
  schema.links,
  schema.listings,
  schema.locationGroupSources,
  schema.locationGroups,
  schema.locations,
  schema.connections,
  schema.stores,
  schema.accounts,
];

databaseContract('D1', async () => {
  const db = openDatabase({ DB: env.DB }, undefined);
  for (const table of dependantsFirst) await db.run(sql.raw(`delete from ${getTableName(table)}`));
  return db;
});
