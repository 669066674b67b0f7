/**
 * Takes a destination order: reads it, records it if the reading is not older, charges the ledgers of the source
 * listings it needs, and starts its pushes. Safe to run again at any point.
 */
import { afterMark } from '../mirror/acts/after-mark.ts';
import type { PushAsk } from '../order-push/push-ask.ts';
import type { FactsOf } from '../order-push/qualify-lines.ts';
import type { Platform, PlatformOrder } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { orderIdOf } from '../shared/ids.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import type { LedgerName } from '../stock/setup.ts';
import type { Store } from '../stores/store.ts';
import { type ChargeDeps, chargeLines, ledgersOfNewLines } from './charge-lines.ts';
import { pathOf } from './path-of.ts';
import { readWrittenOff } from './read-written-off.ts';
import { isSameFacts } from './same-facts.ts';

export type TakeOrderDeps = ChargeDeps & {
  /** A number taken before reading: of two readings with one `updatedAt`, the one with the larger number is newer. */
  nextReading: () => number;
  /**
   * Keeps the reading if none newer is kept, new lines with the ledgers they are charged to; says whether it was, and
   * what a person said about the order.
   */
  recordOrder: (
    store: Store,
    order: PlatformOrder,
    read: {
      reading: number;
      begun: number;
      afterMark: string;
      ledgers: { lineId: string; ledger: LedgerName }[];
    },
  ) => Promise<{ stored: false } | { stored: true; ask: PushAsk | undefined; isLookOwed: boolean }>;
  /** It is gone from its store: what was pushed of it is looked at. */
  noteGone: (store: Store, orderId: string) => Promise<void>;
  /** What happened to it after its push is to be looked at; owed in its row already. */
  enqueueLook: (store: Store, orderId: string) => Promise<void>;
  now: () => number;
  loadLineFacts: (store: Store, order: PlatformOrder) => Promise<FactsOf>;
  /** Whether the store's plan, switch and settings are what they were when it was opened. */
  isAsRead: (store: Store) => Promise<boolean>;
  startPush: (
    store: Store,
    read: { order: PlatformOrder; reading: number; ask: PushAsk | undefined },
    factsOf: FactsOf,
  ) => Promise<string>;
};

/** @returns what became of it, for the list of deliveries; or why the store could not be read */
export async function takeOrder(
  deps: TakeOrderDeps,
  opened: { store: Store; platform: Platform },
  platformOrderId: string,
): Promise<Result<string, PlatformFailure>> {
  const { store, platform } = opened;
  const reading = deps.nextReading();
  const begun = deps.now();
  const read = await platform.fetchOrder(platformOrderId);
  if (!read.ok) {
    if (read.failure.kind === 'not-found') {
      // What is at its sources is not to be shipped for nobody.
      await deps.noteGone(store, orderIdOf(store.id, platformOrderId));
      return ok('the order is gone from its store');
    }
    return read;
  }
  const whole = await readWrittenOff(
    {
      platform,
      isLeftAlone: pathOf(store, read.value, undefined) === 'adjust',
      loadCharged: () => deps.loadCharged(store, orderIdOf(store.id, platformOrderId)),
    },
    read.value,
  );
  if (!whole.ok) return whole;
  const order = whole.value;
  const factsOf = await deps.loadLineFacts(store, order);
  const ledgers = ledgersOfNewLines(store, order, factsOf);
  const kept = await deps.recordOrder(store, order, {
    reading,
    begun,
    afterMark: afterMark(order),
    ledgers,
  });
  if (!kept.stored) return ok('a newer reading is kept already');
  const { ask, isLookOwed } = kept;
  const { givesBack } = await chargeLines(deps, store, { order, reading, ask }, factsOf);
  if (givesBack)
    return fail({
      kind: 'not-now',
      message: 'what was taken for it without a push is given back first',
    });
  if (isLookOwed) await deps.enqueueLook(store, orderIdOf(store.id, order.id));
  const done = await deps.startPush(store, { order, reading, ask }, factsOf);
  // Who saved other settings meanwhile, or linked or mapped something, looked for orders to decide about again before
  // this decision was there.
  const [isAsRead, factsNow] = await Promise.all([
    deps.isAsRead(store),
    deps.loadLineFacts(store, order),
  ]);
  if (!isAsRead)
    return fail({ kind: 'not-now', message: 'its store’s settings were changed meanwhile' });
  if (!isSameFacts(order.lines, factsOf, factsNow))
    return fail({
      kind: 'not-now',
      message: 'its links or Location Groups were changed meanwhile',
    });
  return ok(done);
}
