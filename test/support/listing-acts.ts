/** What stands on Activity of links, listings and places: connecting, files and settings stand there too. */
import { inArray } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { activity } from '../../db/schema/index.ts';
import { listingActKinds } from '../../src/activity/activity.ts';

export const listingActs = (db: Database) =>
  db
    .select()
    .from(activity)
    .where(inArray(activity.kind, [...listingActKinds]));
