/**
 * One shard of a store's inbox: keeps deliveries once, hands them to queue `webhooks` by alarm, and again until
 * somebody says what became of them. A shell: every rule is in src/webhooks/inbox.ts (rule 4).
 */
import { DurableObject } from 'cloudflare:workers';
import type { SyncSql } from '../../src/shared/sync-sql.ts';
import type { Echo } from '../../src/stock/write-batch.ts';
import {
  type DeliveriesAsked,
  type ListedDelivery,
  listDeliveries,
  type OpenedDelivery,
  openDelivery,
  replayDeliveries,
} from '../../src/webhooks/deliveries.ts';
import type { Delivery } from '../../src/webhooks/delivery.ts';
import { forgetOld, inboxNextForget } from '../../src/webhooks/forget-old.ts';
import {
  finishDelivery,
  type InboxOwner,
  inboxNextDue,
  inboxOwner,
  keepDeliveries,
  type PutOff,
  putOffDelivery,
  takeDue,
} from '../../src/webhooks/inbox.ts';
import { prepareInbox } from '../../src/webhooks/inbox-tables.ts';
import { expectEchoes } from '../../src/webhooks/keep-stock.ts';
import type { Env } from '../env.ts';
import { objectSql } from './object-sql.ts';

/** Deliveries that arrive within this time share one commit: three times the rate of a commit each. */
const groupMs = 2;

type Waiting = { delivery: Delivery; answer: (kept: 'new' | 'known' | 'failed') => void };

export class StoreInbox extends DurableObject<Env> {
  readonly #sql: SyncSql;
  #waiting: Waiting[] = [];

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#sql = objectSql(ctx.storage);
    prepareInbox(this.#sql);
  }

  /** Answers once the delivery is durable: the runtime holds the answer back until the write is. Never rejects. */
  keep(owner: InboxOwner, delivery: Delivery): Promise<'new' | 'known' | 'failed'> {
    return new Promise((answer) => {
      this.#waiting.push({ delivery, answer });
      if (this.#waiting.length === 1) setTimeout(() => this.#commit(owner), groupMs);
    });
  }

  finish(key: string, outcome: string, tries?: number): void {
    finishDelivery(this.#sql, key, outcome, Date.now(), tries);
  }

  expectEchoes(echoes: Echo[]): void {
    expectEchoes(this.#sql, echoes, Date.now());
  }

  list(asked: DeliveriesAsked): ListedDelivery[] {
    return listDeliveries(this.#sql, asked);
  }

  open(key: string): OpenedDelivery | undefined {
    return openDelivery(this.#sql, key);
  }

  /** Durable before it answers, as a delivery is. */
  async replay(keys: string[]): Promise<string[]> {
    const replayed = replayDeliveries(this.#sql, keys, Date.now());
    if (replayed.length > 0) await this.ctx.storage.setAlarm(Date.now());
    return replayed;
  }

  async putOff(key: string, until: PutOff): Promise<void> {
    putOffDelivery(this.#sql, key, until);
    await this.#arm();
  }

  override async alarm(): Promise<void> {
    try {
      await this.#handOver();
      forgetOld(this.#sql, Date.now());
    } catch (error) {
      // A handler that throws is retried six times and then forgotten: the due-table is what brings the work back.
      console.error(
        `inbox hand-over failed: ${error instanceof Error ? error.message : 'unknown'}`,
      );
    }
    await this.#arm();
  }

  #commit(owner: InboxOwner): void {
    const group = this.#waiting;
    this.#waiting = [];
    try {
      const deliveries = group.map((waiting) => waiting.delivery);
      const fresh = keepDeliveries(this.#sql, owner, deliveries, Date.now());
      // In the same turn as the rows: the answers leave only once both are durable.
      const due = inboxNextDue(this.#sql);
      if (due !== undefined && due <= Date.now()) void this.ctx.storage.setAlarm(Date.now());
      else void this.#arm();
      group.forEach(({ answer }, index) => {
        answer(fresh[index] ? 'new' : 'known');
      });
    } catch (error) {
      console.error(`inbox commit failed: ${error instanceof Error ? error.message : 'unknown'}`);
      for (const { answer } of group) answer('failed');
    }
  }

  async #handOver(): Promise<void> {
    const owner = inboxOwner(this.#sql);
    const due = owner ? takeDue(this.#sql, Date.now()) : [];
    if (!owner || due.length === 0) return;
    await this.env.WEBHOOKS.sendBatch(
      due.map((delivery) => ({
        body: {
          inbox: owner.inbox,
          storeId: owner.storeId,
          key: delivery.key,
          topic: delivery.topic,
          event: delivery.event,
          tries: delivery.tries,
          failures: delivery.failures,
        },
      })),
    );
  }

  /** The alarm stands at the earliest owed delivery, or where something is to be dropped before. */
  async #arm(): Promise<void> {
    const wanted = [inboxNextDue(this.#sql), inboxNextForget(this.#sql)];
    const due = Math.min(...wanted.map((at) => at ?? Number.POSITIVE_INFINITY));
    if (due === Number.POSITIVE_INFINITY) return;
    const armed = await this.ctx.storage.getAlarm();
    if (armed === null || armed > due) await this.ctx.storage.setAlarm(Math.max(due, Date.now()));
  }
}
