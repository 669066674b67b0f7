/**
 * Charges the ledgers that an order's lines count against: the sources that ship them or would, and where that changes,
 * the old ledger lets go first. Repeating changes nothing.
 */
import type { PushAsk } from '../order-push/push-ask.ts';
import type { FactsOf } from '../order-push/qualify-lines.ts';
import type { PlatformOrder, PlatformOrderLine } from '../platforms/platform.ts';
import { orderIdOf, tail } from '../shared/ids.ts';
import type { LineStanding, WantedUnits } from '../stock/ledger/hold.ts';
import { type LedgerName, linkIdOf } from '../stock/setup.ts';
import type { Store } from '../stores/store.ts';
import { chooseLedger } from './choose-ledger.ts';
import { pathOf } from './path-of.ts';
import { type ChargedLine, type ChargePlace, isSameLedger, placeCharges } from './place-charges.ts';

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
  read: { order: PlatformOrder; reading: number; ask: PushAsk | undefined },
  factsOf: FactsOf,
): Promise<{ givesBack: boolean }> {
  const { order, reading, ask } = read;
  const orderId = orderIdOf(store.id, order.id);
  const charged = await deps.loadCharged(store, orderId);
  const choose = chooseLedger(store, order, ask, factsOf);
  const plan = order.lines.map((line) => {
    const known = charged.get(line.id) ?? { ledger: undefined, pushed: [] };
    return { line, before: known.ledger, ...placeCharges(line, known, choose(line)) };
  });
  const holdUnits = await deps.openLedgers(
    plan.flatMap(({ places }) => places.map(({ ledger }) => ledger)),
  );
  const path = pathOf(store, order, ask);
  const hold = (line: PlatformOrderLine, place: ChargePlace) =>
    holdUnits(place.ledger, {
      key: chargeKey(store.shop, line.id),
      orderId,
      orderName: order.name,
      destinationStoreId: store.id,
      linkId: linkIn(line, place.ledger, factsOf),
      units: place.units,
      // A push that stands may have taken it, or may yet: it is not taken a second time.
      path: place.pushed > 0 ? 'push' : path,
      shippedByOthers: place.shippedByOthers,
      writtenOff: place.writtenOff,
      pushed: place.pushed,
      createdAt: order.createdAt,
      updatedAt: order.updatedAt,
      reading,
      assigned: line.assigned,
      cause: `${store.shop} ${order.name}`,
    });

  const left = plan.flatMap(({ line, home, places }) =>
    places
      .filter((place) => !isHome(place, home) && place.units === 0)
      .map((place) => ({ line, place })),
  );
  for (const { line, place } of left) await hold(line, place);
  const moved = plan.flatMap(({ line, before, home }) =>
    home && !(before && isSameLedger(home, before)) ? [{ lineId: line.id, ledger: home }] : [],
  );
  if (moved.length > 0) await deps.recordCharged(orderId, moved);
  const standings: (LineStanding | undefined)[] = [];
  for (const { line, home, places } of plan)
    for (const place of places)
      if (isHome(place, home) || place.units > 0) standings.push(await hold(line, place));
  return { givesBack: path === 'push' && standings.some((one) => (one?.adjusted ?? 0) > 0) };
}

const isHome = ({ ledger }: ChargePlace, home: LedgerName | undefined): boolean =>
  home !== undefined && isSameLedger(ledger, home);

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
export function ledgersOfNewLines(
  store: Store,
  order: PlatformOrder,
  factsOf: FactsOf,
): { lineId: string; ledger: LedgerName }[] {
  const choose = chooseLedger(store, order, undefined, factsOf);
  return order.lines.flatMap((line) => {
    const ledger = choose(line);
    return ledger ? [{ lineId: line.id, ledger }] : [];
  });
}
