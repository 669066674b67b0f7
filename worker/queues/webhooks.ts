/** Handles one delivery from its inbox, and tells the inbox what became of it before the message is let go. */
import { recordDeadLetter } from '../../db/records/dead-letters.ts';
import { markStoreHeard, markStoreWaits } from '../../db/records/store-heard.ts';
import { loadStoreByDoor } from '../../db/records/stores.ts';
import { retryLadderMs } from '../../src/effects/effect.ts';
import type { Change } from '../../src/live/change.ts';
import { changeOfEvent } from '../../src/live/change-of-event.ts';
import type { PlatformEvent } from '../../src/platforms/platform-event.ts';
import type { Handled } from '../../src/webhooks/handle-webhook.ts';
import { inboxLimits } from '../../src/webhooks/inbox.ts';
import type { Road } from '../deps.ts';
import type { Edge } from '../edge.ts';
import { reasonOf } from '../reason-of.ts';
import type { WebhookMessage } from './messages.ts';

/**
 * Never throws but where the inbox itself does not answer: a failure of ours is put off like a store's, and the
 * delivery stays the inbox's until there is an outcome.
 */
export async function handleDelivery(
  edge: Edge,
  road: Road,
  message: WebhookMessage,
): Promise<string> {
  const inbox = edge.inbox(message.inbox);
  try {
    const { handled, accountId, change } = await handleOnce(edge, road, message);
    if (handled.kind === 'done') {
      await inbox.finish(message.key, handled.what, message.tries);
      if (accountId && change) await edge.tell(accountId, change);
      return handled.what;
    }
    if (handled.kind === 'cannot') return await bury(edge, message, handled.why);
    const { failure } = handled;
    const again =
      failure.kind === 'throttled' || failure.kind === 'paused'
        ? await waitForBudget(edge, message, failure.retryAfterSeconds)
        : await failed(edge, message, failure.kind, failure.kind);
    if (accountId) await edge.tell(accountId, { of: 'stores' });
    return again;
  } catch (error) {
    edge.log(`webhooks: ${reasonOf(error)}`);
    return await failed(edge, message, reasonOf(error));
  }
}

async function handleOnce(
  edge: Edge,
  road: Road,
  message: WebhookMessage,
): Promise<{ handled: Handled; accountId: string | undefined; change?: Change | undefined }> {
  const db = edge.database(undefined);
  const store = await loadStoreByDoor(db, message.storeId);
  if (!store) {
    const handled = { kind: 'done', what: 'its store is not connected any more' } as const;
    return { handled, accountId: undefined };
  }
  const { accountId } = store;
  const done: string[] = [];
  let change: Change | undefined;
  for (const event of eventsOf(message)) {
    const handled = await road.handle(store, event, message.tries > 1);
    // Whatever was done before it is found done when the delivery comes again.
    if (handled.kind !== 'done') return { handled, accountId };
    done.push(handled.what);
    if (!handled.quiet) change ??= changeOfEvent(store.id, event);
  }
  await markStoreHeard(db, store.id, edge.now());
  return { handled: { kind: 'done', what: done.join('; ') }, accountId, change };
}

const eventsOf = ({ event, also = [] }: WebhookMessage): PlatformEvent[] => [event, ...also];

/** The store asks everybody to wait alike: spread over more time the longer it lasts, so that they do not return as one. */
async function waitForBudget(
  edge: Edge,
  message: WebhookMessage,
  seconds: number,
): Promise<string> {
  const spreadMs = Math.min(2 ** message.tries, 60) * 1000;
  const dueAt = edge.now() + Math.ceil(seconds * 1000 + edge.random() * spreadMs);
  await edge.inbox(message.inbox).putOff(message.key, {
    dueAt,
    why: 'throttled',
    failed: false,
    tries: message.tries,
  });
  await markStoreWaits(edge.database(undefined), message.storeId, 'throttled', dueAt);
  return 'again: throttled';
}

async function failed(
  edge: Edge,
  message: WebhookMessage,
  why: string,
  shown?: string,
): Promise<string> {
  if (message.failures + 1 >= inboxLimits.failures)
    return bury(edge, message, `It failed ${inboxLimits.failures} times, last: ${why}`);
  const rung = Math.min(message.failures, retryLadderMs.length - 1);
  const dueAt = edge.now() + (retryLadderMs[rung] ?? 60_000);
  await edge
    .inbox(message.inbox)
    .putOff(message.key, { dueAt, why, failed: true, tries: message.tries });
  if (shown) await markStoreWaits(edge.database(undefined), message.storeId, shown, dueAt);
  return `again: ${why}`;
}

/**
 * A message whose handling was ended on the way several times. A person sees it at once; the inbox still holds it and
 * hands it over again, until it was silent too often.
 */
export async function handleSilent(edge: Edge, message: WebhookMessage): Promise<string> {
  const reason = 'Whoever handled it was ended on the way, several times.';
  if (message.tries >= inboxLimits.silent) return bury(edge, message, reason);
  await writeDown(edge, message, `${reason} It is tried again by itself.`);
  return 'the inbox hands it over again';
}

/** Puts a delivery where a person sees it, then lets the inbox go of it. */
async function bury(edge: Edge, message: WebhookMessage, reason: string): Promise<string> {
  await writeDown(edge, message, reason);
  await edge.inbox(message.inbox).finish(message.key, `dead: ${reason}`, message.tries);
  return `dead: ${reason}`;
}

async function writeDown(edge: Edge, message: WebhookMessage, reason: string): Promise<void> {
  const store = await loadStoreByDoor(edge.database(undefined), message.storeId);
  const accountId = store?.accountId;
  await recordDeadLetter(
    edge.database(accountId),
    {
      id: `${message.inbox}:${message.key}`,
      accountId,
      queue: 'webhooks',
      subject: message.topic,
      reason,
      message: JSON.stringify(message),
    },
    edge.now(),
  );
  if (accountId) await edge.tell(accountId, { of: 'orders' });
}
