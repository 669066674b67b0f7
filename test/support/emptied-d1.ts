/** D1 inside workerd with every table emptied: one database serves a whole file of tests there. */
import { env } from 'cloudflare:workers';
import { getTableName, sql } from 'drizzle-orm';
import { type Database, openDatabase } from '../../db/open.ts';
import * as schema from '../../db/schema/index.ts';

const dependantsFirst = [
  schema.activity,
  schema.trackingFileLines,
  schema.trackingFiles,
  schema.outboxMails,
  schema.noticeAttempts,
  schema.noticeDeliveries,
  schema.noticeMessages,
  schema.noticeChannels,
  schema.noticePeople,
  schema.noticeReads,
  schema.noticeGroups,
  schema.linkFileLines,
  schema.linkFiles,
  schema.matchCounts,
  schema.matches,
  schema.unlinked,
  schema.routings,
  schema.bulkRunOrders,
  schema.bulkRuns,
  schema.drifts,
  schema.reconciles,
  schema.secondOrders,
  schema.stockTargets,
  schema.stockLevels,
  schema.stockItems,
  schema.notices,
  schema.orderEvents,
  schema.deadLetters,
  schema.mirrorActs,
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

export async function openEmptiedD1(): Promise<Database> {
  const db = openDatabase({ DB: env.DB }, undefined);
  for (const table of dependantsFirst) await db.run(sql.raw(`delete from ${getTableName(table)}`));
  return db;
}
