/** Chooses the ledger that counts what is left of a line: the one of the source that would ship it (ST1, ST2). Pure. */
import { isOver, mayPush } from '../order-push/may-push.ts';
import type { PushAsk } from '../order-push/push-ask.ts';
import { type FactsOf, type LineFacts, mayShip } from '../order-push/qualify-lines.ts';
import { settingsOf } from '../order-push/settings.ts';
import type { PlatformOrder, PlatformOrderLine } from '../platforms/platform.ts';
import type { LedgerName } from '../stock/setup.ts';
import type { Store } from '../stores/store.ts';
import { pathOf } from './path-of.ts';

/**
 * The source that the line would be pushed to, else the first whose link takes part. An order placed before its link
 * makes no charge, since that stock had been counted without it, unless it is pushed there now. Where either store does
 * not count it, there is no stock to charge.
 * @param ask a person's word about the order
 * @returns what chooses for a line; undefined where nothing is to be charged anew
 */
export function chooseLedger(
  store: Store,
  order: PlatformOrder,
  ask: PushAsk | undefined,
  factsOf: FactsOf,
): (line: PlatformOrderLine) => LedgerName | undefined {
  const settings = settingsOf(store);
  const isPushed = pathOf(store, order, ask) === 'push';
  const currency = isPushed && settings.prices === 'source' ? order.currency : undefined;
  const waitsForAll =
    settings.linesThatStay === 'hold-order' && !isOver('some-lines-stay', ask, order);
  const isPushedNow = mayPush(store, order, ask).yes && !waitsForAll;
  const placedAt = Date.parse(order.processedAt);
  const isYounger = ({ since }: { since: number }) => Math.floor(since / 1000) * 1000 > placedAt;
  return (line) => {
    const linked = factsOf(line).filter(
      ({ link }) => link?.active && link.sourceTracked && line.tracked,
    );
    const ships = linked.find((facts) => mayShip(line, facts, currency));
    if (ships?.link && isYounger(ships.link)) return isPushedNow ? ledgerOf(ships) : undefined;
    return ledgerOf(ships ?? linked.find(({ link }) => link && !isYounger(link)));
  };
}

const ledgerOf = (facts: LineFacts | undefined): LedgerName | undefined =>
  facts?.link && {
    sourceStoreId: facts.sourceStoreId,
    inventoryItemId: facts.link.sourceInventoryItemId,
  };
