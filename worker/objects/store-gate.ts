/**
 * A store's gate: its stock rows on their way out, its API budget, and the pause while it lets us in no more. A shell over
 * src/gate (rule 4). The budget is kept in memory only: after an eviction it begins with the standard bucket and the
 * store's next answer corrects it. It never waits on a store's network call: queue `stock` does the call and reports.
 */
import { DurableObject } from 'cloudflare:workers';
import { openDatabase } from '../../db/open.ts';
import { noteStops } from '../../db/records/stock-stops.ts';
import { askGate } from '../../src/gate/ask-gate.ts';
import {
  againBatch,
  batchOf,
  finishBatch,
  prepareGate,
  putRows,
  thawBatch,
} from '../../src/gate/gate.ts';
import type { GateBatch, GateRow, Withdrawal } from '../../src/gate/gate-row.ts';
import { admit, probeNow, refuseEntry } from '../../src/gate/pause.ts';
import { keepReadings } from '../../src/gate/readings.ts';
import { dropStop, releaseStop } from '../../src/gate/stop.ts';
import {
  keepToken,
  prepareToken,
  putToken,
  type TakenToken,
  type TokenPair,
  takeToken,
} from '../../src/gate/token.ts';
import { withdrawRows } from '../../src/gate/withdraw-rows.ts';
import { doGateWork, gateWorkDue } from '../../src/gate/work.ts';
import { type Bucket, type Lane, learn, standardBucket } from '../../src/platforms/budget.ts';
import type { PauseReason, Reserved, ThrottleStatus } from '../../src/platforms/platform-gate.ts';
import type { SyncSql } from '../../src/shared/sync-sql.ts';
import { type Reading, readingsMessage } from '../../src/stock/stock-message.ts';
import type { KnownAt } from '../../src/stock/write-batch.ts';
import type { Env } from '../env.ts';
import { objectSql } from './object-sql.ts';

export class StoreGate extends DurableObject<Env> {
  readonly #sql: SyncSql;
  #bucket: Bucket = standardBucket(Date.now());

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#sql = objectSql(ctx.storage);
    prepareGate(this.#sql);
    prepareToken(this.#sql);
  }

  reserve(cost: number, lane: Lane, ahead?: number): Reserved {
    const { bucket, answer } = askGate(this.#sql, this.#bucket, cost, lane, Date.now(), ahead);
    this.#bucket = bucket;
    return answer;
  }

  async report(status: ThrottleStatus): Promise<void> {
    this.#bucket = learn(status, Date.now());
    if (admit(this.#sql)) await this.#arm();
  }

  refusedEntry(why: PauseReason): void {
    refuseEntry(this.#sql, why, Date.now());
  }

  probeNow(askedAt: number): boolean {
    return probeNow(this.#sql, askedAt, Date.now());
  }

  keepToken(pair: TokenPair): void {
    keepToken(this.#sql, pair);
  }

  takeToken(newLease: string): TakenToken {
    return takeToken(this.#sql, newLease, Date.now());
  }

  putToken(lease: string, pair: TokenPair): boolean {
    return putToken(this.#sql, lease, pair);
  }

  async put(storeId: string, rows: GateRow[]): Promise<void> {
    this.#isOf(storeId);
    putRows(this.#sql, rows, Date.now());
    await this.#arm();
  }

  async withdraw(withdrawals: Withdrawal[]): Promise<void> {
    withdrawRows(this.#sql, withdrawals);
    await this.#arm();
  }

  async gatherReadings(storeId: string, readings: Reading[]): Promise<void> {
    this.#isOf(storeId);
    keepReadings(this.#sql, readings, Date.now());
    await this.#arm();
  }

  batch(id: string): GateBatch | undefined {
    return batchOf(this.#sql, id, Date.now());
  }

  async again(id: string, dueAt: number): Promise<void> {
    againBatch(this.#sql, id, dueAt);
    await this.#arm();
  }

  async thaw(id: string, dueAt: number): Promise<void> {
    thawBatch(this.#sql, id, dueAt);
    await this.#arm();
  }

  async finish(id: string, knownAt: KnownAt[]): Promise<void> {
    finishBatch(this.#sql, id, knownAt);
    await this.#arm();
  }

  async releaseStop(connectionId: string): Promise<void> {
    releaseStop(this.#sql, connectionId);
    await this.#arm();
  }

  async dropStop(connectionId: string): Promise<GateRow[]> {
    const dropped = dropStop(this.#sql, connectionId);
    await this.#arm();
    return dropped;
  }

  override async alarm(): Promise<void> {
    const storeId = this.ctx.storage.kv.get<string>('storeId');
    if (storeId === undefined) return;
    await doGateWork(
      this.#sql,
      {
        send: async (batchIds) =>
          void (await this.env.STOCK.sendBatch(
            batchIds.map((batchId) => ({ body: { of: 'write', storeId, batchId } })),
          )),
        sendReadings: async (readings) =>
          void (await this.env.STOCK.send(readingsMessage(storeId, readings))),
        tellStops: (stops) =>
          noteStops(openDatabase(this.env, undefined), storeId, stops, Date.now()),
        log: (line) => console.error(line),
      },
      () => Date.now(),
    );
    await this.#arm();
  }

  /** The alarm must know whose gate this is. */
  #isOf(storeId: string): void {
    if (this.ctx.storage.kv.get('storeId') !== storeId) this.ctx.storage.kv.put('storeId', storeId);
  }

  /** The alarm stands at what is owed first; with nothing owed there is none, since each that goes off is a call. */
  async #arm(): Promise<void> {
    const due = gateWorkDue(this.#sql, Date.now());
    const armed = await this.ctx.storage.getAlarm();
    if (due === undefined) {
      if (armed !== null) await this.ctx.storage.deleteAlarm();
      return;
    }
    if (armed === null || armed > due) await this.ctx.storage.setAlarm(Math.max(due, Date.now()));
  }
}
