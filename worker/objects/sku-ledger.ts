/**
 * The ledger of one listing at its source store. A shell over src/stock/ledger (rule 4): every act is one atomic step
 * there, and what it leaves owed is done by alarm.
 */
import { DurableObject } from 'cloudflare:workers';
import { openDatabase } from '../../db/open.ts';
import { saveStockPages } from '../../db/records/stock-pages.ts';
import type { SyncSql } from '../../src/shared/sync-sql.ts';
import { type Ledger, openLedger } from '../../src/stock/ledger/ledger.ts';
import { ledgerNextDue } from '../../src/stock/ledger/owed.ts';
import { doLedgerWork } from '../../src/stock/ledger/work.ts';
import { actOf } from '../../src/stock/ledger-port.ts';
import { type StockMessage, splitReadings } from '../../src/stock/stock-message.ts';
import type { Env } from '../env.ts';
import { reasonOf } from '../reason-of.ts';
import { endUnlinked } from '../unlink.ts';
import { objectSql } from './object-sql.ts';

/** A queue takes so many messages a call (developers.cloudflare.com, queues limits). */
const messagesPerCall = 100;

/** An object's call answers, whatever happens: one that rejects loses the error's kind on its way. */
export type Acted = { ok: true; value: unknown } | { ok: false; why: string };

export class SkuLedger extends DurableObject<Env> {
  readonly #sql: SyncSql;
  readonly #ledger: Ledger;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#sql = objectSql(ctx.storage);
    this.#ledger = openLedger(this.#sql, () => Date.now());
  }

  /** One act of src/stock/ledger/ledger.ts, by its name. */
  async act(act: keyof Ledger, given: unknown[]): Promise<Acted> {
    try {
      const value = actOf(this.#ledger, act, given);
      // What is due at once is begun at once and costs no alarm: it is put off before the alarm is set, as its backstop.
      if ((ledgerNextDue(this.#sql) ?? Number.POSITIVE_INFINITY) <= Date.now())
        this.ctx.waitUntil(this.#workAndArm());
      await this.#arm();
      return { ok: true, value };
    } catch (error) {
      return { ok: false, why: reasonOf(error) };
    }
  }

  override async alarm(): Promise<void> {
    await this.#workAndArm();
  }

  /** Never rejects. */
  async #workAndArm(): Promise<void> {
    try {
      await this.#work();
    } catch (error) {
      // A handler that throws is retried six times and then forgotten: the due-table is what brings the work back.
      console.error(`ledger: ${reasonOf(error)}`);
    }
    await this.#arm();
  }

  async #work(): Promise<void> {
    await doLedgerWork(
      this.#sql,
      {
        putRows: async (storeId, rows) =>
          void (await this.env.STORE_GATE.getByName(storeId).put(storeId, rows)),
        withdrawRows: async (storeId, withdrawals) =>
          void (await this.env.STORE_GATE.getByName(storeId).withdraw(withdrawals)),
        savePages: async (view, last, now) => {
          const db = openDatabase(this.env, view.accountId);
          await saveStockPages(db, view, last, now);
          await endUnlinked({ db, send: (messages) => this.#send(messages), now }, view);
          // Only a hint: a dashboard that hears nothing asks by itself.
          await this.env.ACCOUNT_FEED.getByName(view.accountId)
            .tell({ of: 'stock' })
            .catch(() => undefined);
        },
        send: (messages) => this.#send(messages),
        log: (line) => console.error(line),
      },
      () => Date.now(),
    );
  }

  async #send(messages: StockMessage[]): Promise<void> {
    const { readings, others } = splitReadings(messages);
    for (const [storeId, its] of readings)
      await this.env.STORE_GATE.getByName(storeId).gatherReadings(storeId, its);
    for (let from = 0; from < others.length; from += messagesPerCall)
      await this.env.STOCK.sendBatch(
        others.slice(from, from + messagesPerCall).map((body) => ({ body })),
      );
  }

  /** The alarm stands at what is owed first. */
  async #arm(): Promise<void> {
    const due = ledgerNextDue(this.#sql);
    if (due === undefined) return;
    const armed = await this.ctx.storage.getAlarm();
    if (armed === null || armed > due) await this.ctx.storage.setAlarm(Math.max(due, Date.now()));
  }
}
