/** The turns at the copies of a shipment that is on the destination: for one worker at a time, and what they show after it (TR3). */
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Shipment, ShipmentRow } from '../../src/mirror/shipment.ts';
import { newId } from '../../src/shared/ids.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { shipments } from '../schema/index.ts';
import { failureColumns } from './effects.ts';
import { failedSteps, hasClaim, shipmentStep } from './shipment-events.ts';
import { isBehind } from './shipment-owed.ts';

/** Bound to a database and a clock (ms). */
export function followTurns(
  db: Database,
  clock: () => number,
): Pick<ShipmentRow, 'lease' | 'recordFollowed' | 'setBackFollow'> {
  const held = (shipment: Shipment, claim: string) =>
    and(eq(shipments.id, shipment.id), eq(shipments.claim, claim));
  return {
    async lease(shipment, until) {
      const claim = newId('claim');
      const leased = await db
        .update(shipments)
        // A turn as any other: whoever read the row before it has old news.
        .set({ claim, dueAt: until, attempts: sql`${shipments.attempts} + 1` })
        .where(
          and(
            eq(shipments.id, shipment.id),
            inArray(shipments.state, ['ready', 'created']),
            eq(shipments.attempts, shipment.attempts),
            eq(shipments.dueAt, shipment.dueAt ?? 0),
          ),
        )
        .returning({ id: shipments.id });
      return leased.length > 0 ? claim : undefined;
    },

    async recordFollowed(shipment, claim, followed) {
      const now = clock();
      const { takenBack, cancelled, whole, steps } = followed;
      const tracking = sql`${JSON.stringify(followed.tracking)}`;
      const delivery = sql`${followed.delivery ?? null}`;
      const isBack = sql`${shipments.cancelledAt} is not null`;
      // What the source said while this turn was on its way counts.
      const dueAt = takenBack
        ? sql`iif(${isBack}, null, ${now})`
        : sql`iif(${isBack} or ${whole ? 0 : 1} or ${isBehind({ tracking, delivery })}, ${now}, null)`;
      const state = takenBack
        ? sql`iif(${isBack}, 'created', 'ready')`
        : sql`iif(${isBack} or ${whole ? 1 : 0}, 'created', 'ready')`;
      const isMine = hasClaim(shipment.id, claim);
      const results = await inOneBatch(db, [
        ...steps.map(({ kind, detail }) =>
          shipmentStep(db, shipment, { kind, detail, once: `${kind}:${claim}` }, now, isMine),
        ),
        ...(cancelled ? [oweOthers(db, shipment, now, isMine)] : []),
        db
          .update(shipments)
          .set({
            state,
            dueAt,
            claim: null,
            creatingSince: null,
            setbacks: 0,
            failureKind: null,
            failureDetail: null,
            updatedAt: now,
            copiedTracking: tracking,
            copiedDelivery: delivery,
            ...(cancelled ? { copiesCancelledAt: sql`iif(${isBack}, ${now}, null)` } : {}),
          })
          .where(held(shipment, claim))
          .returning({ dueAt: shipments.dueAt }),
      ]);
      return dueOf(results.at(-1));
    },

    async setBackFollow(shipment, claim, failure, after) {
      const now = clock();
      const isMine = hasClaim(shipment.id, claim);
      const kind = shipment.takenBack ? 'take-back-failed' : 'tracking-failed';
      await inOneBatch(db, [
        ...(after.state === 'failed'
          ? failedSteps(
              db,
              shipment,
              { kind, detail: failure.kind, failure: failure.kind, once: `${kind}:${now}` },
              now,
              isMine,
            )
          : [
              shipmentStep(
                db,
                shipment,
                { kind: 'tracking-waits', detail: failure.kind, once: `tracking-waits:${now}` },
                now,
                isMine,
              ),
            ]),
        db
          .update(shipments)
          .set({
            ...failureColumns(failure),
            claim: null,
            updatedAt: now,
            ...(after.state === 'failed'
              ? { state: 'failed' as const, dueAt: null }
              : { dueAt: after.dueAt }),
            ...(after.state === 'ready' ? { setbacks: after.setbacks } : {}),
          })
          .where(held(shipment, claim)),
      ]);
    },
  };
}

/** When the row that an update returned is owed its next turn; undefined where nothing is owed or nothing was changed. */
export function dueOf(returned: unknown[] | undefined): number | undefined {
  const [row] = (returned ?? []) as { dueAt: number | null }[];
  return row?.dueAt ?? undefined;
}

/** Units are open again: parcels of the order that had nothing left to ship are tried at once. */
const oweOthers = (db: Database, { id, orderId }: Shipment, now: number, onlyIf: SQL) =>
  db
    .update(shipments)
    .set({ state: 'ready', dueAt: now, setbacks: 0, updatedAt: now })
    .where(
      sql`${onlyIf} and ${shipments.id} <> ${id}
        and ${shipments.pushId} in (select p.id from pushes p where p.order_id = ${orderId})
        and ((${shipments.state} = 'ready' and ${shipments.failureKind} = 'not-now')
          or (${shipments.state} = 'failed' and ${shipments.failureDetail} like 'NOTHING_LEFT_TO_SHIP%'))`,
    );
