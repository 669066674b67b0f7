/** How many units of a pushed line its source has to ship in all: those that were pushed, less what came off before it left. */
import { sql } from 'drizzle-orm';

/** Of the line of a push named `pl`. A unit that was refunded after it had left is among the shipped ones. */
export const unitsToShip = sql`iif(pl.source_removed is null, pl.quantity,
  max(0, coalesce(pl.pushed_quantity, pl.quantity) - pl.source_removed))`;
