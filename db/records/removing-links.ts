/** Takes links away in one batch with what is written down of it. */
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Activity } from '../../src/activity/activity.ts';
import type { Database } from '../open.ts';
import { links } from '../schema/index.ts';
import { notingActivity } from './activity.ts';
import { countingLinks } from './link-pairs.ts';

/** A condition on `links`: those of these destination variants. */
export const ofLinks = (connectionId: string, variantIds: readonly string[]) =>
  and(
    eq(links.connectionId, connectionId),
    sql`${links.destinationVariantId} in (select value from json_each(${JSON.stringify(variantIds)}))`,
  );

export type RemovedLink = {
  variantId: string;
  sku: string;
  sourceSku: string;
  by: string;
  /** What became of its copy. */
  after: string | undefined;
};

/**
 * Statements for the batch that ends links: they go, are counted no more, and stand on Activity, once, whoever else ends
 * them.
 * @param onlyIf a condition on `links`: others stay
 */
export function removingLinks(
  db: Database,
  accountId: string,
  connectionId: string,
  removed: readonly RemovedLink[],
  now: number,
  onlyIf: SQL = sql`true`,
) {
  if (removed.length === 0) return [];
  // Written down before it is done, by the one of two workers that finds the link.
  const isThere = sql`exists (select 1 from links where ${links.connectionId} = ${connectionId}
    and ${links.destinationVariantId} = value ->> 'subject' and ${onlyIf})`;
  const acts = removed.map(
    ({ variantId, sku, sourceSku, by, after }): Activity => ({
      actor: by,
      kind: 'link-removed',
      connectionId,
      subject: variantId,
      name: sku,
      before: sourceSku,
      after,
    }),
  );
  return [
    notingActivity(db, accountId, acts, now, isThere),
    db.delete(links).where(
      and(
        ofLinks(
          connectionId,
          removed.map(({ variantId }) => variantId),
        ),
        onlyIf,
      ),
    ),
    countingLinks(db, connectionId),
  ];
}
