/**
 * Charges the ledgers that an order's lines count against, one ledger a line: the source that ships it or would, and
 * where that changes, the old ledger lets go first. Repeating changes nothing.
 */
import type { OrderDecision } from '../order-push/decisions.ts';
import { mayPush } from '../order-push/may-push.ts';
import { type FactsOf, mayShip } from '../order-push/qualify-lines.ts';
import type { PlatformOrder, PlatformOrderLine } from '../platforms/platform.ts';
import { orderIdOf, tail } from '../shared/ids.ts';
import type { LineStanding, WantedUnits } from '../stock/ledger/hold.ts';
import { type LedgerName, linkIdOf } from '../stock/setup.ts';
import type { Store } from '../stores/store.ts';

/** The ledger a line is charged to. Pinned where a push that stands took it there. */
export type ChargedLine = { ledger: LedgerName; pinned: boolean };

export type ChargeDeps = {
  /** By the platform's line id. */
  loadCharged: (store: Store, orderId: string) => Promise<ReadonlyMap<string, ChargedLine>>;
  /** Remembers the ledgers of lines that changed theirs, before they are charged; a new line's is kept with the line. */
  recordCharged: (
    orderId: string,
    lines: { lineId: string; ledger: LedgerName }[],
  ) => Promise<void>;
  /**
   * Opens the ledgers that an order's lines count against, all at once. What it answers holds units of a line: undefined
   * where the listing is gone from its store, so that nothing can be charged to it any more.
   */
  openLedgers: (
    ledgers: readonly LedgerName[],
  ) => Promise<(ledger: LedgerName, wanted: WantedUnits) => Promise<LineStanding | undefined>>;
};

/**
 * @returns whether units that adjustments took for lines to be pushed are still to be given back: a line charges the
 * source by one path at a time (stock rule 4)
 */
export async function chargeLines(
  deps: ChargeDeps,
  store: Store,
  read: { order: PlatformOrder; reading: number },
  factsOf: FactsOf,
): Promise<{ givesBack: boolean }> {
  const { order, reading } = read;
  const orderId = orderIdOf(store.id, order.id);
  const charged = await deps.loadCharged(store, orderId);
  const plan = order.lines.flatMap((line) => {
    const before = charged.get(line.id);
    const wanted = before?.pinned ? undefined : ledgerFor(line, order, factsOf);
    const ledger = wanted ?? before?.ledger;
    return ledger ? [{ line, ledger, before: before?.ledger, pinned: before?.pinned }] : [];
  });
  const holdUnits = await deps.openLedgers(
    plan.flatMap(({ ledger, before }) => (before ? [ledger, before] : [ledger])),
  );
  const path = pathOf(store, order);
  const hold = (ledger: LedgerName, line: PlatformOrderLine, units: number, pinned = false) =>
    holdUnits(ledger, {
      key: chargeKey(store.shop, line.id),
      orderId,
      orderName: order.name,
      destinationStoreId: store.id,
      linkId: linkIn(line, ledger, factsOf),
      units,
      // A push that stands may have taken it, or may yet: it is not taken a second time.
      path: pinned ? 'push' : path,
      createdAt: order.createdAt,
      updatedAt: order.updatedAt,
      reading,
      assigned: line.assigned,
      cause: `${store.shop} ${order.name}`,
    });

  const moved = plan.filter(({ ledger, before }) => !before || !same(ledger, before));
  for (const { line, before } of moved) if (before) await hold(before, line, 0);
  if (moved.length > 0)
    await deps.recordCharged(
      orderId,
      moved.map(({ line, ledger }) => ({ lineId: line.id, ledger })),
    );
  const standings: (LineStanding | undefined)[] = [];
  for (const { line, ledger, pinned } of plan)
    standings.push(await hold(ledger, line, line.currentQuantity, pinned));
  return { givesBack: path === 'push' && standings.some((one) => (one?.adjusted ?? 0) > 0) };
}

/** Orders that Order Push leaves alone are taken at the source by adjustments (ST2). */
function pathOf(store: Store, order: PlatformOrder): WantedUnits['path'] {
  const may = mayPush(store, order);
  return !may.yes && leftAlone.has(may.why) ? 'adjust' : 'push';
}

const leftAlone: ReadonlySet<OrderDecision> = new Set([
  'plan-too-low',
  'switched-off',
  'placed-before-switch',
]);

/** The link that leads a line to its ledger; undefined where it is gone since. */
function linkIn(line: PlatformOrderLine, ledger: LedgerName, factsOf: FactsOf): string | undefined {
  const facts = factsOf(line).find(
    (one) =>
      one.sourceStoreId === ledger.sourceStoreId &&
      one.link?.sourceInventoryItemId === ledger.inventoryItemId,
  );
  return facts && line.variantId !== undefined
    ? linkIdOf(facts.connectionId, line.variantId)
    : undefined;
}

/** A line charges its ledger by the platforms' own ids, so that a reconnected store finds its charge again. */
export const chargeKey = (shop: string, platformLineId: string): string =>
  `${shop}/${tail(platformLineId)}`;

/** The ledgers that an order's lines are charged to when they are seen for the first time, by the platform's line id. */
export const ledgersOfNewLines = (
  order: PlatformOrder,
  factsOf: FactsOf,
): { lineId: string; ledger: LedgerName }[] =>
  order.lines.flatMap((line) => {
    const ledger = ledgerFor(line, order, factsOf);
    return ledger ? [{ lineId: line.id, ledger }] : [];
  });

/**
 * The ledger of the source that would ship the line, else of the first active link. An order placed before its link
 * makes no charge: that stock had been counted without it. Where either store does not count it, there is no stock to charge.
 */
function ledgerFor(
  line: PlatformOrderLine,
  order: PlatformOrder,
  factsOf: FactsOf,
): LedgerName | undefined {
  const placedAt = Date.parse(order.processedAt);
  const usable = factsOf(line).filter(
    ({ link }) =>
      link?.active &&
      link.sourceTracked &&
      line.tracked &&
      Math.floor(link.since / 1000) * 1000 <= placedAt,
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
