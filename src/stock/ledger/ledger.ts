/**
 * One ledger: everything that may happen to the number of one source listing, each as one atomic step that ends with
 * the rows its stores are to be given. Runs inside the SkuLedger object, and in Node over the same interface.
 */
import type { GateRow, RowOutcome } from '../../gate/gate-row.ts';
import type { SyncSql } from '../../shared/sync-sql.ts';
import type { LedgerView, Movement } from '../ledger-view.ts';
import type { LedgerSetup } from '../setup.ts';
import { type AdjustmentAnswer, adjusted } from './adjusted.ts';
import { type AdjustmentToSend, planAdjustment, takeAdjustment } from './adjustments.ts';
import { fanOut } from './fan-out.ts';
import { endHold, hold, type LineStanding, type WantedUnits } from './hold.ts';
import { judgeSource, judgeTarget, type LevelVerdict, type TargetVerdict } from './judge.ts';
import { listMovements } from './movements.ts';
import { observeSource, type SourceSeen } from './observe-source.ts';
import { observeTarget, ordersRead, type TargetSeen } from './observe-target.ts';
import { owe } from './owed.ts';
import { type SettledUnits, settle, type UnitsThatLeft, unsettle } from './settle.ts';
import { prepareLedger } from './tables.ts';
import { takeOutcome } from './take-outcome.ts';
import { keepSetup } from './targets.ts';
import { compareWithMovements, type Mismatch, viewLedger } from './view.ts';

export type Ledger = {
  /** Takes over what it is told of links, groups and allowances. */
  tell(setup: LedgerSetup): void;
  /** A destination's order was read: the line's charge follows it. */
  hold(setup: LedgerSetup, line: WantedUnits): LineStanding;
  settle(settled: SettledUnits): void;
  unsettle(reference: string, left?: readonly UnitsThatLeft[]): void;
  /** @returns whether there was a hold to end */
  endHold(end: { key: string; person: string }): boolean;
  observeSource(setup: LedgerSetup, seen: SourceSeen): void;
  observeTargets(setup: LedgerSetup, seen: TargetSeen[]): void;
  /** Reconciling found other numbers there: as observeTargets, and says what it made of each. */
  judgeTargets(setup: LedgerSetup, seen: TargetSeen[]): TargetVerdict[];
  /** As observeSource; names the locations whose number was not known. */
  judgeSource(setup: LedgerSetup, seen: SourceSeen): LevelVerdict[];
  /** What links and stores begin with, in one step: no sale is concluded from it. */
  firstReading(
    setup: LedgerSetup,
    read: { source: SourceSeen | undefined; targets: TargetSeen[] },
  ): void;
  /** Something happened there that does not say what: it is to be read. */
  oweReadings(setup: LedgerSetup, of: { source: boolean; targets: string[] }): void;
  ordersRead(read: { storeId: string; begun: number }): void;
  takeAdjustment(number: number): AdjustmentToSend | undefined;
  /** @returns whether it was news */
  adjusted(number: number, answer: AdjustmentAnswer): boolean;
  /** @returns the ledger's sequence by then: rows for that place up to it were made without knowing the outcome */
  rowOutcome(row: GateRow, outcome: RowOutcome): number;
  view(): LedgerView | undefined;
  movements(page: { before: number | undefined; limit: number }): {
    rows: Movement[];
    next: number | undefined;
  };
  compare(): Mismatch[];
};

export function openLedger(sql: SyncSql, clock: () => number): Ledger {
  prepareLedger(sql);
  /** One atomic step; what it leaves to do for stores is written down with it. */
  const step = <T>(because: 'sale' | 'other', work: (now: number) => T): T =>
    sql.atomically(() => {
      const now = clock();
      const done = work(now);
      fanOut(sql, because, now);
      planAdjustment(sql, now);
      return done;
    });
  const told = (setup: LedgerSetup, now: number): void => {
    const applied = keepSetup(sql, setup, now);
    if (applied.size > 0) fanOut(sql, 'other', now, applied);
  };
  return {
    tell: (setup) => step('other', (now) => told(setup, now)),
    hold: (setup, line) =>
      step('sale', (now) => {
        told(setup, now);
        return hold(sql, line, now);
      }),
    settle: (settled) => step('sale', (now) => settle(sql, settled, now)),
    unsettle: (reference, left = []) => step('sale', (now) => unsettle(sql, reference, left, now)),
    endHold: (end) => step('other', (now) => endHold(sql, end, now)),
    observeSource: (setup, seen) =>
      step('other', (now) => {
        told(setup, now);
        observeSource(sql, seen, now);
      }),
    observeTargets: (setup, seen) =>
      step('sale', (now) => {
        told(setup, now);
        for (const one of seen) observeTarget(sql, one, now);
      }),
    judgeTargets: (setup, seen) =>
      step('sale', (now) => {
        told(setup, now);
        return seen.map((one) => judgeTarget(sql, one, now));
      }),
    judgeSource: (setup, seen) =>
      step('other', (now) => {
        told(setup, now);
        return judgeSource(sql, seen, now);
      }),
    firstReading: (setup, { source, targets }) =>
      step('other', (now) => {
        told(setup, now);
        if (source) observeSource(sql, source, now);
        for (const one of targets) observeTarget(sql, one, now);
      }),
    oweReadings: (setup, { source, targets }) =>
      step('other', (now) => {
        told(setup, now);
        if (source) owe(sql, 'read-source', '', now);
        for (const target of targets) owe(sql, 'read-target', target, now);
      }),
    ordersRead: (read) => step('other', (now) => ordersRead(sql, read, now)),
    takeAdjustment: (number) => step('sale', (now) => takeAdjustment(sql, number, now)),
    adjusted: (number, answer) => step('sale', (now) => adjusted(sql, number, answer, now)),
    rowOutcome: (row, outcome) =>
      sql.atomically(() => {
        const now = clock();
        const [about] = sql.all<{ sequence: number }>('SELECT sequence FROM about');
        takeOutcome(sql, row, outcome, now);
        fanOut(sql, row.zeroing ? 'other' : 'sale', now);
        planAdjustment(sql, now);
        return about?.sequence ?? row.sequence;
      }),
    view: () => viewLedger(sql),
    movements: (page) => listMovements(sql, page),
    compare: () => compareWithMovements(sql),
  };
}
