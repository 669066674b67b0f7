/**
 * One of a store's two inboxes: keeps deliveries once, hands them to queue `webhooks` by alarm, and again until
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
import { forgetOld } from '../../src/webhooks/forget-old.ts';
import {
  finishDelivery,
  type InboxOwner,
  inboxLimits,
  inboxOwner,
  keepDeliveries,
  type PutOff,
  putOffDelivery,
  takeDue,
} from '../../src/webhooks/inbox.ts';
import { type InboxAlarm, inboxAlarm } from '../../src/webhooks/inbox-alarm.ts';
import { prepareInbox } from '../../src/webhooks/inbox-tables.ts';
import { expectEchoes } from '../../src/webhooks/keep-stock.ts';
import type { Kept } from '../edge.ts';
import type { Env } from '../env.ts';
import { objectSql } from './object-sql.ts';

/** Rows handed over by one alarm at most, in steps of what a queue takes at once. */
const stepsOfAnAlarm = 5;

export class StoreInbox extends DurableObject<Env> {
  readonly #sql: SyncSql;
  readonly #alarm: InboxAlarm;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#sql = objectSql(ctx.storage);
    prepareInbox(this.#sql);
    this.#alarm = inboxAlarm(this.#sql);
  }

  /**
   * Keeps deliveries with one commit. Answers once they are durable: the runtime holds the answer back until the write
   * is. Never rejects.
   */
  keep(owner: InboxOwner, deliveries: Delivery[]): Kept[] {
    try {
      const fresh = keepDeliveries(this.#sql, owner, deliveries, Date.now());
      // In the same turn as the rows: the answer leaves only once both are durable.
      this.#goOrArm();
      return fresh.map((isNew) => (isNew ? 'new' : 'known'));
    } catch (error) {
      console.error(`inbox commit failed: ${error instanceof Error ? error.message : 'unknown'}`);
      return deliveries.map(() => 'failed');
    }
  }

  finish(key: string, outcome: string, tries?: number): void {
    finishDelivery(this.#sql, key, outcome, Date.now(), tries);
    this.#set(this.#alarm.afterEnd(Date.now()));
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
  replay(keys: string[]): string[] {
    const replayed = replayDeliveries(this.#sql, keys, Date.now());
    this.#goOrArm();
    return replayed;
  }

  putOff(key: string, until: PutOff): void {
    putOffDelivery(this.#sql, key, until);
    this.#set(this.#alarm.afterChange(Date.now()));
  }

  override async alarm(): Promise<void> {
    this.#alarm.rang();
    await this.#handOverAll();
    this.#set(this.#alarm.afterChange(Date.now()));
  }

  /** And drops what is to be forgotten. Never rejects. */
  async #handOverAll(): Promise<void> {
    try {
      for (let step = 0; step < stepsOfAnAlarm && (await this.#handOver()); step += 1);
      forgetOld(this.#sql, Date.now());
    } catch (error) {
      // A handler that throws is retried six times and then forgotten: the due-table is what brings the work back.
      console.error(
        `inbox hand-over failed: ${error instanceof Error ? error.message : 'unknown'}`,
      );
    }
  }

  /** @returns whether there may be more */
  async #handOver(): Promise<boolean> {
    const owner = inboxOwner(this.#sql);
    const due = owner ? takeDue(this.#sql, Date.now()) : [];
    if (!owner || due.length === 0) return false;
    this.#alarm.handedOver(Date.now());
    await this.env.WEBHOOKS.sendBatch(
      due.map((delivery) => ({
        body: {
          inbox: owner.inbox,
          storeId: owner.storeId,
          key: delivery.key,
          topic: delivery.topic,
          event: delivery.event,
          also: delivery.also,
          tries: delivery.tries,
          failures: delivery.failures,
        },
      })),
    );
    return due.length === inboxLimits.handOver;
  }

  /** Whoever was quiet is heard at once: its rows are taken in this very turn, and the alarm is only their backstop. */
  #goOrArm(): void {
    if (this.#alarm.mayGoNow(Date.now())) this.ctx.waitUntil(this.#handOverAll());
    this.#set(this.#alarm.afterChange(Date.now()));
  }

  #set(alarm: number | undefined): void {
    if (alarm !== undefined) void this.ctx.storage.setAlarm(alarm);
  }
}
