/** The timeline's steps of shipments, for the batch of the change that they tell of (TR1 to TR3). */
import { type SQL, sql } from 'drizzle-orm';
import type { Shipment } from '../../src/mirror/shipment.ts';
import type { OrderEventKind } from '../../src/orders/order-event.ts';
import type { Database } from '../open.ts';
import { orderEvents, shipments } from '../schema/index.ts';
import { notingFailure } from './noting-failures.ts';

export type ShipmentStep = {
  kind: OrderEventKind;
  detail: string;
  /** Tells it from its repetitions, behind the shipment's id. */
  once: string;
  /** Crossdock without it. */
  actor?: string | SQL;
};

/**
 * The statement that adds a step, to stand before the change it tells of.
 * @param now ms
 * @param onlyIf whether the change will be made
 */
export const shipmentStep = (
  db: Database,
  of: Pick<Shipment, 'id' | 'orderId' | 'accountId'>,
  step: ShipmentStep,
  now: number,
  onlyIf: SQL = sql`true`,
) =>
  db
    .insert(orderEvents)
    .select(
      sql`select ${`${of.id}:${step.once}`}, ${of.accountId}, ${of.orderId}, ${now}, ${step.kind},
        ${step.actor ?? 'Crossdock'}, ${step.detail} where ${onlyIf}`,
    )
    .onConflictDoNothing();

/** The statements that put a failure on the timeline and tell people of it, to stand before it. */
export const failedSteps = (
  db: Database,
  of: Shipment,
  step: ShipmentStep & { failure: string },
  now: number,
  onlyIf: SQL,
) => [
  ...notingFailure(db, 'tracking-failed', of, step.failure, now, onlyIf),
  shipmentStep(db, of, step, now, onlyIf),
];

/** Whether this worker still has the row. */
export const hasClaim = (id: string, claim: string): SQL =>
  sql`exists (select 1 from ${shipments} where ${shipments.id} = ${id} and ${shipments.claim} = ${claim})`;
