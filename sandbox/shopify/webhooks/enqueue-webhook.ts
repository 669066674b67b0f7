// Turns something that happened in a store into one delivery per subscription to its topic, body and all.
import { createHash } from 'node:crypto';
import type { FaultSettings } from '../faults/fault-settings.ts';
import type { WebhookSubject } from '../records.ts';
import type { State } from '../state.ts';
import { openOutbox } from './outbox.ts';
import { pickFields } from './pick-fields.ts';
import { restBody } from './rest-shapes/rest-body.ts';
import { scheduleDelivery } from './schedule-delivery.ts';

export type EnqueueOptions = { faults: FaultSettings; random: () => number; apiVersion: string };

/**
 * Keeps the deliveries of one event in the transaction under way; the body is as the store is at this moment. Those
 * to several subscriptions share the event id and have a webhook id each.
 * @param topic REST style, 'orders/create'
 * @throws Error where the topic has no body here or the subject names no record: a mistake in the sandbox
 */
export function enqueueWebhook(
  options: EnqueueOptions,
  state: State,
  topic: string,
  subject: WebhookSubject,
): void {
  const subscriptions = state.subscriptions.where((subscription) => subscription.topic === topic);
  if (subscriptions.length === 0) return;
  const body = restBody(state, topic, subject);
  const outbox = openOutbox(state);
  const event = state.count('webhookEvent');
  const { id: shopId } = state.shop();
  const now = state.now();
  const behindStock = topic === 'orders/create' && options.random() < options.faults.inventoryFirst;
  for (const { id: subscriptionId, uri, includeFields } of subscriptions) {
    const departures = scheduleDelivery(topic, options.faults, options.random, behindStock);
    const delivery = {
      webhookId: uuid(`${shopId} webhook ${event} ${subscriptionId}`),
      eventId: uuid(`${shopId} event ${event}`),
      subscriptionId,
      topic,
      uri,
      apiVersion: options.apiVersion,
      body: JSON.stringify(includeFields.length === 0 ? body : pickFields(body, includeFields)),
      triggeredAt: now,
    };
    if (departures.length === 0)
      outbox.add({ ...delivery, dueAt: now, rank: 0, status: 'dropped' });
    for (const { afterMs, rank } of departures)
      outbox.add({ ...delivery, dueAt: now + afterMs, rank, status: 'waiting' });
  }
}

/** A UUID that is the same for the same name, so that two runs of a story tell alike. */
function uuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
