/** A person's Retry of a shipment whose copy on the destination failed or waits. */
import { eq } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { pushes, shipments } from '../schema/index.ts';
import { retryRow } from './effects.ts';
import { addEvent } from './events.ts';

/** A person's Retry of a shipment's way back. @returns whether there was something to retry */
export async function retryShipment(
  db: Database,
  accountId: string,
  shipmentId: string,
  person: string,
  now: number,
): Promise<boolean> {
  const [retried] = await retryRow(db, shipments, accountId, shipmentId, now).returning({
    pushId: shipments.pushId,
  });
  if (!retried) return false;
  const [push] = await db
    .select({ orderId: pushes.orderId })
    .from(pushes)
    .where(eq(pushes.id, retried.pushId));
  if (push)
    await addEvent(
      db,
      {
        orderId: push.orderId,
        accountId,
        kind: 'tracking-retried',
        actor: person,
        detail: undefined,
        once: `${shipmentId}:retried:${now}`,
      },
      now,
    );
  return true;
}
