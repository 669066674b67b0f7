/** The turns that end a shipment's way back before its units are copied: a person is to choose, or nobody wants it there (TR3). */
import { and, eq, sql } from 'drizzle-orm';
import type { Shipment, ShipmentRow } from '../../src/mirror/shipment.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { shipments } from '../schema/index.ts';
import { failureColumns, willSetBack } from './effects.ts';
import { failedSteps, hasClaim, shipmentStep } from './shipment-events.ts';

/** Bound to a database and a clock (ms). */
export function endingTurns(
  db: Database,
  clock: () => number,
): Pick<ShipmentRow, 'recordConflict' | 'end'> {
  const held = (shipment: Shipment, claim: string | undefined) =>
    and(
      eq(shipments.id, shipment.id),
      claim === undefined
        ? and(eq(shipments.state, 'ready'), eq(shipments.attempts, shipment.attempts))
        : and(eq(shipments.state, 'creating'), eq(shipments.claim, claim)),
    );
  return {
    async recordConflict(shipment, claim, conflict) {
      const now = clock();
      const changes = hasClaim(shipment.id, claim);
      const theirs = conflict.tracking.numbers.join(', ') || 'no tracking number';
      const failure = {
        kind: 'shipped-by-hand',
        message: `${conflict.name} has these units, with ${theirs}.`,
      } as const;
      await inOneBatch(db, [
        ...failedSteps(
          db,
          shipment,
          {
            ...{ kind: 'shipment-conflict', failure: failure.kind },
            detail: `${shipment.tracking.numbers.join(', ') || 'no tracking number'} and ${theirs}`,
            once: `conflict:${conflict.shipmentId}:${now}`,
          },
          now,
          changes,
        ),
        db
          .update(shipments)
          .set({
            ...failureColumns(failure),
            ...{ state: 'failed', dueAt: null, claim: null, creatingSince: null },
            ...{ conflict, copied: shipment.copied, updatedAt: now },
          })
          .where(held(shipment, claim)),
      ]);
    },

    async end(shipment, claim, why) {
      const now = clock();
      const hasCopies = sql`json_array_length(${shipments.destinationShipmentIds}) > 0`;
      const changes = willSetBack(shipments, shipment, claim);
      await inOneBatch(db, [
        ...(why
          ? [
              shipmentStep(
                db,
                shipment,
                { kind: 'shipment-not-mirrored', detail: why.kind, once: `ended:${now}` },
                now,
                changes,
              ),
            ]
          : []),
        db
          .update(shipments)
          .set({
            ...(why ? failureColumns(why) : { failureKind: null, failureDetail: null }),
            state: sql`iif(${hasCopies}, 'created', 'withdrawn')`,
            dueAt: why ? null : sql`iif(${hasCopies}, ${now}, null)`,
            ...{ claim: null, creatingSince: null, updatedAt: now },
          })
          .where(held(shipment, claim)),
      ]);
    },
  };
}
