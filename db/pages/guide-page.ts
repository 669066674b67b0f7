/** Reads how far the newcomer's order came, in one statement: the first one pushed since the steps began. */
import { sql } from 'drizzle-orm';
import type { EffectState } from '../../src/effects/effect.ts';
import type { PlatformName, Tracking } from '../../src/platforms/platform.ts';
import type { Database } from '../open.ts';

export type GuidedOrder = {
  placed: {
    orderId: string;
    orderName: string;
    /** The store that sold it, and the one that ships it. */
    storeName: string;
    sourceStoreName: string;
  };
  /** Its source order, once there is one, and where it is found. */
  source: { id: string; name: string; platform: PlatformName; baseUrl: string } | null;
  shipped: boolean;
  /** Carrier and number as they stand on the order now. */
  returned: { company: string | null; number: string | null } | null;
  /** Why its push failed or waits. */
  trouble: string | null;
};

type Row = {
  orderId: string;
  orderName: string;
  storeName: string;
  sourceStoreName: string;
  state: EffectState;
  failureKind: string | null;
  sourceOrderId: string | null;
  sourceOrderName: string | null;
  sourcePlatform: PlatformName;
  sourceBaseUrl: string;
  shipmentState: EffectState | null;
  tracking: string | null;
};

export async function readGuidedOrder(
  db: Database,
  accountId: string,
  since: number,
): Promise<GuidedOrder | null> {
  const [row] = await db.all<Row>(sql`
    select o.id as orderId, o.name as orderName, d.name as storeName, s.name as sourceStoreName, p.state, p.failure_kind as failureKind,
      p.source_order_id as sourceOrderId, p.source_order_name as sourceOrderName, s.platform as sourcePlatform, s.base_url as sourceBaseUrl,
      h.state as shipmentState, h.tracking
    from orders o join stores d on d.id = o.store_id
    join pushes p on p.order_id = o.id and p.state <> 'withdrawn'
    join stores s on s.id = p.source_store_id
    left join shipments h on h.push_id = p.id
    where o.account_id = ${accountId} and o.first_seen_at > ${since} and o.decision = 'pushed'
    order by o.first_seen_at, o.id, p.part, h.state = 'created' desc, h.id
    limit 1`);
  if (!row) return null;
  const { orderId, orderName, storeName, sourceStoreName, sourceOrderId } = row;
  return {
    placed: { orderId, orderName, storeName, sourceStoreName },
    source: sourceOrderId
      ? {
          id: sourceOrderId,
          name: row.sourceOrderName ?? sourceOrderId,
          platform: row.sourcePlatform,
          baseUrl: row.sourceBaseUrl,
        }
      : null,
    shipped: row.shipmentState !== null,
    returned: row.shipmentState === 'created' ? trackingOf(row.tracking) : null,
    trouble: row.state === 'created' ? null : row.failureKind,
  };
}

function trackingOf(json: string | null): NonNullable<GuidedOrder['returned']> {
  const { company, numbers } = JSON.parse(json ?? '{"numbers":[]}') as Tracking;
  return { company: company ?? null, number: numbers[0] ?? null };
}
