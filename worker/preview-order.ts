/** Reads an order from its store and asks whether it would push (OP10, OP14). Nothing is kept and nothing changes. */
import { loadLineFacts } from '../db/records/catalog.ts';
import { loadParts } from '../db/records/decisions.ts';
import { loadStanding, type StandingPush } from '../db/records/pushed-orders.ts';
import { customerNameOf } from '../src/order-push/copied/draft-source-order.ts';
import type { PushPreview } from '../src/order-push/preview.ts';
import { planByHand, previewPush } from '../src/order-push/preview-push.ts';
import { settingsOf } from '../src/order-push/settings.ts';
import type { Platform } from '../src/platforms/platform.ts';
import type { PlatformFailure } from '../src/platforms/platform-failure.ts';
import { platforms } from '../src/platforms/registry.ts';
import { orderIdOf } from '../src/shared/ids.ts';
import { ok, type Result } from '../src/shared/result.ts';
import type { Store } from '../src/stores/store.ts';
import type { Road } from './deps.ts';
import type { Edge } from './edge.ts';

/** @returns the answer; or why its store could not be read. A source store that does not answer is taken to have enough. */
export async function previewOrder(
  edge: Edge,
  road: Pick<Road, 'open'>,
  accountId: string,
  named: { storeId: string; platformOrderId: string },
): Promise<Result<PushPreview, PlatformFailure>> {
  const db = edge.database(accountId);
  const { store, platform } = await road.open(accountId, named.storeId);
  const read = await platform.fetchOrder(named.platformOrderId);
  if (!read.ok) return read;
  const order = read.value;
  const orderId = orderIdOf(store.id, order.id);
  const standing = await loadStanding(db, accountId, orderId);
  const factsOf = await loadLineFacts(db, store, order);
  const rules = { store, order, factsOf, soFar: await loadParts(db, store, orderId) };
  const sources = await openSources(road, accountId, rules);
  const answer = previewPush({
    ...rules,
    ask: standing?.ask,
    pushed: pushedUnits(standing?.pushes ?? []),
    orderable: await readOrderable(rules, sources),
    storeNames: new Map([...sources].map(([id, source]) => [id, source.store.name])),
  });
  return ok({
    order: {
      id: standing && orderId,
      platformOrderId: order.id,
      name: order.name,
      storeId: store.id,
      storeName: store.name,
      customerName: customerNameOf(order),
      placedAt: order.processedAt,
      payment: order.payment,
      fulfillment: order.fulfillment,
      total: order.total,
      url: platform.orderUrl(order.id),
    },
    ...answer,
    already: (standing?.pushes ?? []).map(shown),
  });
}

type Rules = Parameters<typeof planByHand>[0];
type Sources = Map<string, { store: Store; platform: Platform }>;

async function openSources(
  road: Pick<Road, 'open'>,
  accountId: string,
  rules: Rules,
): Promise<Sources> {
  const ids = new Set(planByHand(rules).pushes.map(({ sourceStoreId }) => sourceStoreId));
  const sources: Sources = new Map();
  for (const id of ids) sources.set(id, await road.open(accountId, id));
  return sources;
}

async function readOrderable(
  rules: Rules,
  sources: Sources,
): Promise<Map<string, { inventoryItemId: string; units: number | undefined }[]>> {
  const known: Awaited<ReturnType<typeof readOrderable>> = new Map();
  if (settingsOf(rules.store).tooFew === 'below-zero') return known;
  const { pushes } = planByHand(rules);
  for (const [id, { platform }] of sources) {
    const items = pushes
      .filter(({ sourceStoreId }) => sourceStoreId === id)
      .flatMap(({ lines }) => lines.map((line) => line.sourceInventoryItemId));
    const read = await platform.fetchOrderable([...new Set(items)]);
    if (read.ok) known.set(id, read.value);
  }
  return known;
}

function pushedUnits(pushes: StandingPush[]): Map<string, number> {
  const units = new Map<string, number>();
  for (const line of pushes.flatMap(({ lines }) => lines))
    units.set(line.lineId, (units.get(line.lineId) ?? 0) + line.units);
  return units;
}

const shown = (push: StandingPush): PushPreview['already'][number] => ({
  pushId: push.pushId,
  state: push.state,
  sourceStoreName: push.sourceStoreName,
  sourceOrderName: push.sourceOrderName ?? undefined,
  sourceOrderUrl:
    push.sourceOrderId === null
      ? undefined
      : platforms[push.platform].pages.orderUrl(push.baseUrl, push.sourceOrderId),
});
