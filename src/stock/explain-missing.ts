/**
 * Units are missing at a destination and no order said why: its changed orders are read, and what they do not explain
 * was an edit (stock rule 8). One reading serves every ledger that waits for it.
 */
import type { Platform } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { ok, type Result } from '../shared/result.ts';
import type { LedgerPort } from './ledger-port.ts';
import type { LedgerName } from './setup.ts';

/** A whole reading of a store's changed orders: of those since `from` (its clock, ms), begun at `begun` (ours, ms). */
export type OrdersReading = { from: number; begun: number };

export type ExplainMissingDeps = {
  ledger: (name: LedgerName) => LedgerPort;
  openPlatform: (storeId: string) => Promise<Platform>;
  loadReading: (storeId: string) => Promise<OrdersReading | undefined>;
  saveReading: (storeId: string, reading: OrdersReading) => Promise<void>;
  /** Reads, records and charges one order. */
  takeOrder: (storeId: string, platformOrderId: string) => Promise<Result<string, PlatformFailure>>;
  now: () => number;
};

/** Pages of changed orders in one reading: 10,000 orders within some minutes. Past it nothing is concluded. */
const pagesMax = 40;

export async function explainMissing(
  deps: ExplainMissingDeps,
  asked: { ledger: LedgerName; storeId: string; since: string; notBefore: number },
): Promise<Result<string, PlatformFailure>> {
  const { storeId } = asked;
  const from = Date.parse(asked.since);
  const known = await deps.loadReading(storeId);
  if (known && known.from <= from && known.begun >= asked.notBefore) {
    await deps.ledger(asked.ledger).ordersRead({ storeId, begun: known.begun });
    return ok('its orders were read already');
  }
  const begun = deps.now();
  const platform = await deps.openPlatform(storeId);
  let cursor: string | undefined;
  let orders = 0;
  for (let page = 0; page < pagesMax; page += 1) {
    const read = await platform.fetchOrdersChanged(asked.since, cursor);
    if (!read.ok) return read;
    for (const { id } of read.value.rows) {
      const taken = await deps.takeOrder(storeId, id);
      if (!taken.ok) return taken;
      orders += 1;
    }
    cursor = read.value.nextCursor;
    if (cursor === undefined) break;
  }
  // Not whole: nothing is concluded from it, and the ledger asks again.
  if (cursor !== undefined) return ok(`${orders} changed orders read, more to come`);
  await deps.saveReading(storeId, { from, begun });
  await deps.ledger(asked.ledger).ordersRead({ storeId, begun });
  return ok(`${orders} changed orders read`);
}
