/**
 * Charges the ledgers that an order's lines count against, one ledger a line: the source that ships it or would, and
 * where that changes, the old ledger lets go first. Repeating changes nothing.
 */
import { type FactsOf, mayShip } from '../order-push/qualify-lines.ts';
import type { PlatformOrder, PlatformOrderLine } from '../platforms/platform.ts';
import { orderIdOf, tail } from '../shared/ids.ts';
import type { WantedUnits } from '../stock/charges.ts';
import type { Store } from '../stores/store.ts';

/** Names one ledger: a listing at its source store. */
export type LedgerName = { sourceStoreId: string; inventoryItemId: string };

/** The ledger a line is charged to. Pinned where a push that stands took it there. */
export type ChargedLine = { ledger: LedgerName; pinned: boolean };

export type ChargeDeps = {
  /** By the platform's line id. */
  loadCharged: (store: Store, orderId: string) => Promise<ReadonlyMap<string, ChargedLine>>;
  /** Remembers the ledgers, before they are charged. */
  recordCharged: (
    orderId: string,
    lines: { lineId: string; ledger: LedgerName }[],
  ) => Promise<void>;
  holdUnits: (ledger: LedgerName, wanted: WantedUnits) => Promise<void>;
};

export async function chargeLines(
  deps: ChargeDeps,
  store: Store,
  read: { order: PlatformOrder; reading: number },
  factsOf: FactsOf,
): Promise<void> {
  const { order, reading } = read;
  const orderId = orderIdOf(store.id, order.id);
  const charged = await deps.loadCharged(store, orderId);
  const hold = (ledger: LedgerName, line: PlatformOrderLine, units: number) =>
    deps.holdUnits(ledger, {
      key: chargeKey(store.shop, line.id),
      units,
      updatedAt: order.updatedAt,
      reading,
      cause: `${store.shop} ${order.name}`,
    });

  const plan = order.lines.flatMap((line) => {
    const before = charged.get(line.id);
    const wanted = before?.pinned ? undefined : ledgerFor(line, order, factsOf);
    const ledger = wanted ?? before?.ledger;
    return ledger ? [{ line, ledger, before: before?.ledger }] : [];
  });
  const moved = plan.filter(({ ledger, before }) => !before || !same(ledger, before));
  for (const { line, before } of moved) if (before) await hold(before, line, 0);
  if (moved.length > 0)
    await deps.recordCharged(
      orderId,
      moved.map(({ line, ledger }) => ({ lineId: line.id, ledger })),
    );
  for (const { line, ledger } of plan) await hold(ledger, line, line.currentQuantity);
}

/** A line charges its ledger by the platforms' own ids, so that a reconnected store finds its charge again. */
export const chargeKey = (shop: string, platformLineId: string): string =>
  `${shop}/${tail(platformLineId)}`;

/**
 * The ledger of the source that would ship the line, else of the first active link. An order placed before its link
 * makes no charge: that stock had been counted without it.
 */
function ledgerFor(
  line: PlatformOrderLine,
  order: PlatformOrder,
  factsOf: FactsOf,
): LedgerName | undefined {
  const placedAt = Date.parse(order.processedAt);
  const usable = factsOf(line).filter(
    (facts) => facts.link?.active && Math.floor(facts.link.since / 1000) * 1000 <= placedAt,
  );
  const chosen = usable.find((facts) => mayShip(line, facts)) ?? usable[0];
  return chosen?.link
    ? {
        sourceStoreId: chosen.sourceStoreId,
        inventoryItemId: chosen.link.sourceInventoryItemId,
      }
    : undefined;
}

const same = (a: LedgerName, b: LedgerName): boolean =>
  a.sourceStoreId === b.sourceStoreId && a.inventoryItemId === b.inventoryItemId;
