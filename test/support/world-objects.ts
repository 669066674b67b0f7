// The alarms of a story's ledgers and gates: what the objects do by themselves in workerd.

import { saveStockPages } from '../../db/records/stock-pages.ts';
import { noteStops } from '../../db/records/stock-stops.ts';
import { doGateWork, gateWorkDue } from '../../src/gate/work.ts';
import type { SyncSql } from '../../src/shared/sync-sql.ts';
import { ledgerNextDue } from '../../src/stock/ledger/owed.ts';
import { doLedgerWork } from '../../src/stock/ledger/work.ts';
import { readingsMessage, splitReadings } from '../../src/stock/stock-message.ts';
import type { Edge } from '../../worker/edge.ts';
import { endUnlinked } from '../../worker/unlink.ts';

/** @returns how much was done */
export async function doLedgersWork(
  edge: Edge,
  ledgers: ReadonlyMap<string, { sql: SyncSql }>,
): Promise<number> {
  let done = 0;
  for (const { sql } of ledgers.values()) {
    if ((ledgerNextDue(sql) ?? Number.POSITIVE_INFINITY) > edge.now()) continue;
    done += await doLedgerWork(
      sql,
      {
        putRows: (storeId, rows) => edge.stockGate(storeId).put(rows),
        withdrawRows: (storeId, withdrawals) => edge.stockGate(storeId).withdraw(withdrawals),
        savePages: async (view, last, now) => {
          const db = edge.database(view.accountId);
          await saveStockPages(db, view, last, now);
          await endUnlinked({ db, send: edge.send.stock, now }, view);
          await edge.tell(view.accountId, { of: 'stock' });
        },
        send: async (messages) => {
          const { readings, others } = splitReadings(messages);
          for (const [storeId, its] of readings) await edge.stockGate(storeId).gatherReadings(its);
          await edge.send.stock(others);
        },
        log: () => undefined,
      },
      edge.now,
    );
  }
  return done;
}

/** @returns how much was done */
export async function doGatesWork(
  edge: Edge,
  gates: ReadonlyMap<string, SyncSql>,
): Promise<number> {
  let done = 0;
  for (const [storeId, sql] of gates) {
    if ((gateWorkDue(sql, edge.now()) ?? Number.POSITIVE_INFINITY) > edge.now()) continue;
    done += await doGateWork(
      sql,
      {
        send: (ids) =>
          edge.send.stock(ids.map((batchId) => ({ of: 'write' as const, storeId, batchId }))),
        sendReadings: (readings) => edge.send.stock([readingsMessage(storeId, readings)]),
        tellStops: (stops) => noteStops(edge.database(undefined), storeId, stops, edge.now()),
        log: () => undefined,
      },
      edge.now,
    );
  }
  return done;
}
