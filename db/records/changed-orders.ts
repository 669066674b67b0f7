/** What we know of orders that a store lists as changed: which of them no delivery told us of (RC1). */
import { sql } from 'drizzle-orm';
import type { EffectState } from '../../src/effects/effect.ts';
import type { DeliveryState } from '../../src/platforms/aftermath.ts';
import type { Tracking } from '../../src/platforms/platform.ts';
import { orderIdOf } from '../../src/shared/ids.ts';
import type { Database } from '../open.ts';
import { pushes, shipments } from '../schema/index.ts';

/** How a kept reading stands to a change: `covered` by it, `older` than it, of the `same` second, or no such order. */
export type KeptReading = 'covered' | 'same' | 'older' | 'none';

/** A reading this much later than the change surely has it, ms: stores stamp whole seconds, and clocks differ a little. */
const surelyLaterMs = 2000;

/** @returns for each order, in the same order */
export async function howKept(
  db: Database,
  storeId: string,
  changed: readonly { id: string; updatedAt: string }[],
): Promise<KeptReading[]> {
  const asked = changed.map(({ id, updatedAt }) => ({
    id: orderIdOf(storeId, id),
    // As orders keep it.
    updatedAt: new Date(updatedAt).toISOString(),
    surely: Date.parse(updatedAt) + surelyLaterMs,
  }));
  const rows = await db.all<{ at: number; kept: KeptReading }>(sql`
    select v.key as at, case when o.id is null then 'none'
      when o.platform_updated_at > v.value ->> 'updatedAt' then 'covered'
      when o.platform_updated_at < v.value ->> 'updatedAt' then 'older'
      when o.read_at >= v.value ->> 'surely' then 'covered' else 'same' end as kept
    from json_each(${JSON.stringify(asked)}) v left join orders o on o.id = v.value ->> 'id'`);
  const byPlace = new Map(rows.map(({ at, kept }) => [at, kept]));
  return changed.map((_, at) => byPlace.get(at) ?? 'none');
}

/** A push as its source order's changes concern it. */
export type PushedOrder = {
  pushId: string;
  reference: string;
  state: EffectState;
  sourceOrderId: string | null;
  /** The change that was looked at last. */
  sourceSeenAt: string | null;
};

export const listPushed = (
  db: Database,
  accountId: string,
  storeId: string,
  references: readonly string[],
): Promise<PushedOrder[]> =>
  db.all<PushedOrder>(sql`
    select p.id as pushId, p.reference, p.state, p.source_order_id as sourceOrderId, p.source_seen_at as sourceSeenAt
    from json_each(${JSON.stringify(references)}) v
    join pushes p on p.source_store_id = ${storeId} and p.reference = v.value and p.account_id = ${accountId}`);

/** Remembers the changes that were looked at. */
export async function markSeen(
  db: Database,
  seen: readonly { pushId: string; updatedAt: string }[],
): Promise<void> {
  if (seen.length === 0) return;
  const rows = JSON.stringify(seen);
  await db
    .update(pushes)
    .set({
      sourceSeenAt: sql`(select value ->> 'updatedAt' from json_each(${rows}) where value ->> 'pushId' = ${pushes.id})`,
    })
    .where(sql`${pushes.id} in (select value ->> 'pushId' from json_each(${rows}))`);
}

/** A source shipment as it was last read; `updatedAt`: the store's clock. */
export type SeenShipment = {
  updatedAt: string;
  takenBack: boolean;
  tracking: Tracking;
  delivery: DeliveryState | undefined;
};

/** What is kept of these source shipments; those that are not known have nothing. */
export async function shipmentsSeen(
  db: Database,
  storeId: string,
  shipmentIds: readonly string[],
): Promise<Map<string, SeenShipment>> {
  const rows = await db
    .select({
      id: shipments.sourceShipmentId,
      updatedAt: shipments.sourceUpdatedAt,
      cancelledAt: shipments.cancelledAt,
      tracking: shipments.latestTracking,
      delivery: shipments.delivery,
    })
    .from(shipments)
    .where(
      sql`${shipments.sourceStoreId} = ${storeId} and ${shipments.sourceShipmentId}
        in (select value from json_each(${JSON.stringify(shipmentIds)}))`,
    );
  return new Map(
    rows.map(({ id, cancelledAt, delivery, ...seen }) => [
      id,
      { ...seen, takenBack: cancelledAt !== null, delivery: delivery ?? undefined },
    ]),
  );
}
