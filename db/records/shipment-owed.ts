/** SQL of what the copies of a shipment's row are owed, by the row as it stands when the statement runs (TR3). */
import { type SQL, sql } from 'drizzle-orm';
import { shipments } from '../schema/index.ts';

/** What its copies show. */
export const shownTracking = sql`coalesce(${shipments.copiedTracking}, ${shipments.tracking})`;

/**
 * Whether copies that stand show something else than the source has, once these columns are as said.
 * @param tracking what they show, and `delivery` what they say
 */
export const isBehind = (shown: { tracking: SQL; delivery: SQL }): SQL =>
  sql`(${shipments.latestTracking} <> ${shown.tracking} or (${shipments.delivery} is not null
    and ${shipments.delivery} is not ${shown.delivery}))`;

/** Every destination shipment of it was left as it is by a person: none of them follows the source. */
export const isAllTheirs = sql`(${shipments.conflict} ->> '$.choice' is not null
  and not exists (select 1 from json_each(${shipments.destinationShipmentIds}) i
    where i.value not in (
      select ${shipments.conflict} ->> '$.shipmentId' where ${shipments.conflict} ->> '$.choice' = 'theirs'
      union all select b.value ->> 'shipmentId' from json_each(${shipments.conflict}, '$.before') b
        where b.value ->> 'choice' = 'theirs')))`;

/** A worker is at its copies: what is owed now is found when its turn ends, or when that time is past. */
export const dueFrom = (now: number): SQL =>
  sql`iif(${shipments.claim} is not null and ${shipments.dueAt} > ${now}, ${shipments.dueAt}, ${now})`;
