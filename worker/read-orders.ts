/** A turn of reading a store's changed orders for a ledger where units are missing (stock rule 8), behind all other calls. */
import {
  finishOrdersReading,
  listTaken,
  loadOrdersReading,
  saveOrdersProgress,
} from '../db/records/orders-reading.ts';
import type { Lane } from '../src/platforms/budget.ts';
import { tail } from '../src/shared/ids.ts';
import { ok, type Result } from '../src/shared/result.ts';
import { explainMissing } from '../src/stock/explain-missing.ts';
import type { StockMessage } from '../src/stock/stock-message.ts';
import type { Store } from '../src/stores/store.ts';
import { buildRoad } from './deps.ts';
import type { Edge } from './edge.ts';
import { takeAgain } from './take-again.ts';

/**
 * Sends the message again where the reading is to go on; what is lost of that, the ledger sends by itself.
 * @returns what became of it: a store that cannot be asked now is waited for
 */
export async function readOrders(
  edge: Edge,
  message: Extract<StockMessage, { of: 'read-orders' }>,
  { store }: { store: Store },
): Promise<Result<string, never>> {
  const db = edge.database(store.accountId);
  const { said, goesOnInMs } = await explainMissing(
    {
      ledger: edge.ledger,
      openStore: async (storeId, lane) => {
        const road = buildRoad(inLane(edge, lane));
        const opened = await road.open(store.accountId, storeId);
        return {
          platform: opened.platform,
          takeOrder: (platformOrderId) => road.takeOrder(opened.store, platformOrderId),
        };
      },
      loadReading: (storeId) => loadOrdersReading(db, storeId),
      saveProgress: (storeId, turn, progress) => saveOrdersProgress(db, storeId, turn, progress),
      finishReading: (storeId, progress) => finishOrdersReading(db, storeId, progress),
      listTaken: (storeId, changed) => listTaken(db, storeId, changed),
      // As reconciling would: the same change is kept once.
      leaveToInbox: (storeId, { id, updatedAt }) =>
        takeAgain(
          edge,
          { storeId, platformOrderId: id },
          `crossdock/found:${tail(id)}:${updatedAt}`,
        ),
      now: edge.now,
    },
    message,
  );
  if (goesOnInMs !== undefined) await edge.send.stock([message], goesOnInMs);
  return ok(said);
}

/** The same edge, whose every call to a store waits like this lane's. */
const inLane = (edge: Edge, lane: Lane): Edge => ({
  ...edge,
  gate: (storeId) => {
    const gate = edge.gate(storeId);
    return {
      reserve: (cost) => gate.reserve(cost, lane),
      report: (status) => gate.report(status),
      refusedEntry: (why) => gate.refusedEntry(why),
    };
  },
});
