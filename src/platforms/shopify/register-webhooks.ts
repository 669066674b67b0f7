/** Points the webhooks we need at our door and removes our old ones. Safe to repeat. */
import { fail, ok } from '../../shared/result.ts';
import type { Answer, WebhookRegistration } from '../platform.ts';
import type { PlatformFailure } from '../platform-failure.ts';
import type { ShopifyClient } from './client.ts';
import { createWebhook, deleteWebhook, updateWebhook, webhooks } from './generated/operations.ts';
import type { WebhookSubscriptionTopic } from './generated/types.ts';
import { readAllRows } from './pages.ts';
import { neither, refusalOf } from './refusal.ts';

/**
 * Of what read-webhook.ts understands, all but order_routing_complete: it comes with every order, names none, and would
 * cost each a second reading. An order that its store routes late is looked at again until it has (`not-routed`).
 * Orders come by several topics because any one delivery may be lost. RETURNS_UPDATE is left out as well: it names no
 * order (shopify.dev, webhook topics); what was taken off a return is seen when changed orders are read.
 */
export const topicsWeNeed: readonly WebhookSubscriptionTopic[] = [
  'APP_UNINSTALLED',
  'BULK_OPERATIONS_FINISH',
  'FULFILLMENT_ORDERS_HOLD_RELEASED',
  'FULFILLMENT_ORDERS_MOVED',
  'FULFILLMENTS_CREATE',
  'FULFILLMENTS_UPDATE',
  'INVENTORY_ITEMS_DELETE',
  'INVENTORY_ITEMS_UPDATE',
  'INVENTORY_LEVELS_CONNECT',
  'INVENTORY_LEVELS_DISCONNECT',
  'INVENTORY_LEVELS_UPDATE',
  'LOCATIONS_ACTIVATE',
  'LOCATIONS_CREATE',
  'LOCATIONS_DEACTIVATE',
  'LOCATIONS_DELETE',
  'LOCATIONS_UPDATE',
  'ORDERS_CANCELLED',
  'ORDERS_CREATE',
  'ORDERS_DELETE',
  'ORDERS_EDITED',
  'ORDERS_PAID',
  'ORDERS_RISK_ASSESSMENT_CHANGED',
  'ORDERS_UPDATED',
  'PRODUCTS_CREATE',
  'PRODUCTS_DELETE',
  'PRODUCTS_UPDATE',
  'REFUNDS_CREATE',
  'RETURNS_APPROVE',
  'RETURNS_CANCEL',
  'RETURNS_CLOSE',
  'RETURNS_DECLINE',
  'RETURNS_PROCESS',
  'RETURNS_REOPEN',
  'RETURNS_REQUEST',
];

type Subscription = { id: string; topic: WebhookSubscriptionTopic; uri: string };

/**
 * A store lists only the webhooks of the app behind the token; of those, ours lead to a door like this one. Topics about
 * returns take the right read_returns: where the token lacks it they are left out, and all else is registered.
 */
export async function registerWebhooks(
  client: ShopifyClient,
  address: string,
): Answer<WebhookRegistration> {
  const found = await listWebhooks(client);
  if (!found.ok) return found;
  const done: WebhookRegistration = { registered: [], kept: [], removed: [] };
  const door = doorOf(address);
  const elsewhere = found.value.filter(({ uri }) => uri !== address && doorOf(uri) === door);
  const used = new Set<string>();
  for (const topic of topicsWeNeed) {
    const ofTopic = (subscription: Subscription) => subscription.topic === topic;
    const here = found.value.find((one) => one.uri === address && ofTopic(one));
    if (here) {
      done.kept.push(topic);
      continue;
    }
    const old = elsewhere.find(ofTopic);
    if (old) used.add(old.id);
    const pointed = await point(client, topic, address, old);
    if (!pointed.ok) {
      if (lacksRight(topic, pointed.failure)) continue;
      return pointed;
    }
    done.registered.push(topic);
  }
  for (const old of elsewhere) {
    if (used.has(old.id)) continue;
    const removed = await remove(client, old);
    if (!removed.ok) return removed;
    done.removed.push(old.topic);
  }
  return ok(done);
}

/** Shopify refuses a topic whose data the token may not read with a user error without a code, or the whole call. */
const lacksRight = (topic: WebhookSubscriptionTopic, failure: PlatformFailure): boolean =>
  topic.startsWith('RETURNS_') &&
  (failure.kind === 'forbidden' ||
    (failure.kind === 'refused' && /permission|scope|access/i.test(failure.message)));

/** The path without its last part, the store's own: the same for every door of Crossdock, wherever it runs. */
function doorOf(uri: string): string | undefined {
  if (!URL.canParse(uri)) return undefined;
  const { pathname } = new URL(uri);
  return pathname.slice(0, pathname.lastIndexOf('/'));
}

async function listWebhooks(client: ShopifyClient): Answer<Subscription[]> {
  const read = async (after?: string) => {
    const answer = await client.send(webhooks, { after }, 'catalogue');
    return answer.ok ? ok(answer.value.webhookSubscriptions) : answer;
  };
  const first = await read();
  return first.ok ? readAllRows(first.value, read) : first;
}

/** Changes the address of an old one in place, so that no event falls between two webhooks. */
async function point(
  client: ShopifyClient,
  topic: WebhookSubscriptionTopic,
  address: string,
  old: Subscription | undefined,
): Answer<true> {
  const subscription = { uri: address, format: 'JSON' } as const;
  if (old) {
    const answer = await client.send(updateWebhook, { id: old.id, subscription }, 'catalogue');
    if (!answer.ok) return answer;
    return settled(answer.value.webhookSubscriptionUpdate);
  }
  const answer = await client.send(createWebhook, { topic, subscription }, 'catalogue');
  if (!answer.ok) return answer;
  return settled(answer.value.webhookSubscriptionCreate);
}

async function remove(client: ShopifyClient, old: Subscription): Answer<true> {
  const answer = await client.send(deleteWebhook, { id: old.id }, 'catalogue');
  if (!answer.ok) return answer;
  const refusal = refusalOf(answer.value.webhookSubscriptionDelete?.userErrors ?? []);
  return refusal ? fail(refusal) : ok(true);
}

async function settled(
  payload: {
    webhookSubscription: { id: string } | null;
    userErrors: { field: string[] | null; message: string }[];
  } | null,
): Answer<true> {
  const refusal = refusalOf(payload?.userErrors ?? []);
  if (refusal) return fail(refusal);
  return payload?.webhookSubscription ? ok(true) : neither('a webhook');
}
