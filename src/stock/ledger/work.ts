/** Does what a ledger owes: rows to gates, copies to pages, errands to the queue. What is lost is done again. */
import type { GateRow, Withdrawal } from '../../gate/gate-row.ts';
import type { SyncSql } from '../../shared/sync-sql.ts';
import type { LedgerView, Movement } from '../ledger-view.ts';
import type { LedgerName } from '../setup.ts';
import type { StockMessage } from '../stock-message.ts';
import { fanOut, gateRowOf } from './fan-out.ts';
import { listMovements } from './movements.ts';
import { type Owed, putOff, settleOwed, settleUntouched, takeOwed } from './owed.ts';
import { endWait, judgeRise, searchAfterMs, searchedFor } from './restock.ts';
import { readSetup } from './tables.ts';
import { readTarget } from './targets.ts';
import { viewLedger } from './view.ts';
import { withdrawalHeard, withdrawalsOf } from './withdraw.ts';

export type LedgerWorkDeps = {
  putRows: (storeId: string, rows: GateRow[]) => Promise<void>;
  /** Says to a store's gate that rows of ours are to be forgotten. */
  withdrawRows: (storeId: string, withdrawals: Withdrawal[]) => Promise<void>;
  savePages: (view: LedgerView, last: Movement | undefined, now: number) => Promise<void>;
  send: (messages: StockMessage[]) => Promise<void>;
  log: (line: string) => void;
};

/** A row that nobody answered on is given to its gate again, which knows it by its sequence. */
const rowAgainMs = 10 * 60_000;
/** A store stamps whole seconds, and its clock may be off a little: orders are searched from this much earlier. */
const searchEarlierMs = 5 * 60_000;

/** Never rejects: what fails stays owed and comes again by its due time. @returns how many were due */
export async function doLedgerWork(
  sql: SyncSql,
  deps: LedgerWorkDeps,
  clock: () => number,
): Promise<number> {
  const now = clock();
  const due = takeOwed(sql, now);
  const setup = readSetup(sql);
  if (!setup) return 0;
  setBack(sql, due, now);
  const errands: StockMessage[] = [];
  for (const one of due) {
    const errand = errandOf(sql, setup, one);
    if (errand) errands.push(errand);
  }
  const tries: Promise<void>[] = [];
  const attempt = (work: () => Promise<void>) =>
    tries.push(
      work().catch((error: unknown) =>
        deps.log(`ledger: ${error instanceof Error ? error.message : 'unknown'}`),
      ),
    );
  if (errands.length > 0) attempt(() => deps.send(errands).then(() => settleTooFew(sql, due, now)));
  for (const [storeId, rows] of rowsByStore(sql, due))
    attempt(async () => {
      await deps.putRows(storeId, rows);
      for (const row of rows) handedOver(sql, row, clock());
    });
  const withdrawn = due.flatMap(({ kind, subject }) => (kind === 'withdraw' ? subject : []));
  for (const [storeId, withdrawals] of withdrawalsOf(sql, setup, withdrawn))
    attempt(async () => {
      await deps.withdrawRows(storeId, withdrawals);
      for (const one of withdrawals) withdrawalHeard(sql, one);
    });
  if (due.some(({ kind }) => kind === 'pages'))
    attempt(async () => {
      const view = viewLedger(sql);
      const [last] = listMovements(sql, { before: undefined, limit: 1 }).rows;
      if (view) await deps.savePages(view, last, now);
      settleUntouched(sql, 'pages', '', now);
    });
  await Promise.all(tries);
  return due.length;
}

/** Numbers that waited for an order or a restock for long enough. */
function setBack(sql: SyncSql, due: Owed[], now: number): void {
  const of = (wanted: Owed['kind']) =>
    due.flatMap(({ kind, subject }) => (kind === wanted ? subject : []));
  const [edited, restocked] = [of('edit'), of('restock')];
  if (edited.length + restocked.length === 0) return;
  sql.atomically(() => {
    for (const target of edited) judgeRise(sql, target, now);
    for (const target of restocked) endWait(sql, target, now);
    fanOut(sql, 'sale', now);
  });
}

/** A newer row of the place may have been made meanwhile: that one is owed at once. */
function handedOver(sql: SyncSql, row: GateRow, now: number): void {
  if (readTarget(sql, row.target)?.sent_sequence === row.sequence)
    putOff(sql, 'gate', row.target, now + rowAgainMs);
}

const settleTooFew = (sql: SyncSql, due: Owed[], now: number): void => {
  if (due.some(({ kind }) => kind === 'too-few')) settleUntouched(sql, 'too-few', '', now);
};

function rowsByStore(sql: SyncSql, due: Owed[]): Map<string, GateRow[]> {
  const byStore = new Map<string, GateRow[]>();
  for (const { kind, subject } of due) {
    if (kind !== 'gate') continue;
    const made = gateRowOf(sql, subject);
    if (made) byStore.set(made.storeId, [...(byStore.get(made.storeId) ?? []), made.row]);
    else settleOwed(sql, 'gate', subject);
  }
  return byStore;
}

function errandOf(sql: SyncSql, setup: LedgerName, owed: Owed): StockMessage | undefined {
  const ledger = { sourceStoreId: setup.sourceStoreId, inventoryItemId: setup.inventoryItemId };
  switch (owed.kind) {
    case 'read-source':
      return { of: 'read-source', ledger };
    case 'read-target': {
      const target = readTarget(sql, owed.subject);
      if (!target) return undefined;
      const { store_id: storeId, inventory_item_id: inventoryItemId } = target;
      return { of: 'read-destination', ledger, storeId, inventoryItemId };
    }
    case 'orders':
      return ordersErrand(sql, ledger, owed.subject);
    case 'adjust':
      return { of: 'adjust', ledger, number: Number(owed.subject) };
    case 'too-few':
      return { of: 'retry-too-few', ledger };
    case 'gate':
    case 'edit':
    case 'restock':
    case 'withdraw':
    case 'pages':
      return undefined;
  }
}

function ordersErrand(sql: SyncSql, ledger: LedgerName, storeId: string): StockMessage | undefined {
  const missing = searchedFor(sql, storeId);
  if (missing.length === 0) {
    settleOwed(sql, 'orders', storeId);
    return undefined;
  }
  const since = Math.min(...missing.map((target) => target.suspended_at)) - searchEarlierMs;
  const notBefore = Math.min(...missing.map((target) => target.suspended_since)) + searchAfterMs;
  return { of: 'read-orders', ledger, storeId, since: new Date(since).toISOString(), notBefore };
}
