/** Lets one press at a time ship a push (docs/decisions/0006): a token of the press and an end, on the push's row. */
import { and, eq, isNull, lte, or } from 'drizzle-orm';
import type { Push } from '../../src/order-push/push.ts';
import type { Database } from '../open.ts';
import { pushes } from '../schema/index.ts';

/** `claim`: nobody else's; `by`: who presses. */
type Press = { claim: string; by: string };

/** Both in ms. */
type Lease = { now: number; until: number };

type Named = Pick<Push, 'id' | 'accountId'>;

const isThis = ({ id, accountId }: Named) =>
  and(eq(pushes.id, id), eq(pushes.accountId, accountId));

/**
 * Takes what is free or has ended.
 * @returns who has it where another press does; undefined where this one has it now
 */
export async function takeShipLease(
  db: Database,
  push: Named,
  { claim, by }: Press,
  { now, until }: Lease,
): Promise<string | undefined> {
  const taken = await db
    .update(pushes)
    .set({ shipBy: by, shipClaim: claim, shipUntil: until })
    .where(and(isThis(push), or(isNull(pushes.shipUntil), lte(pushes.shipUntil, now))))
    .returning({ id: pushes.id });
  return taken.length > 0 ? undefined : holder(db, push);
}

/** Has it last until later, though it had ended, as long as no other press took it. As takeShipLease. */
export async function keepShipLease(
  db: Database,
  push: Named,
  { claim }: Press,
  { until }: Lease,
): Promise<string | undefined> {
  const kept = await db
    .update(pushes)
    .set({ shipUntil: until })
    .where(and(isThis(push), eq(pushes.shipClaim, claim)))
    .returning({ id: pushes.id });
  return kept.length > 0 ? undefined : holder(db, push);
}

export async function releaseShipLease(
  db: Database,
  push: Named,
  { claim }: Pick<Press, 'claim'>,
): Promise<void> {
  await db
    .update(pushes)
    .set({ shipBy: null, shipClaim: null, shipUntil: null })
    .where(and(isThis(push), eq(pushes.shipClaim, claim)));
}

/** Whoever let it go between the two statements had it a moment ago. */
async function holder(db: Database, push: Named): Promise<string> {
  const [row] = await db.select({ by: pushes.shipBy }).from(pushes).where(isThis(push));
  return row?.by ?? 'somebody else';
}
