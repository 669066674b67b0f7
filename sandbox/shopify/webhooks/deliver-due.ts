// Sends the webhooks that are due: several at once, a few per receiver, so that a slow one stalls nobody else.
import type { Delivery, Outbox } from './outbox.ts';
import { retryAfter } from './retry-ladder.ts';
import { signWebhook } from './sign-webhook.ts';

const atOncePerReceiver = 8;

export type DelivererOptions = {
  outbox: Outbox;
  /** 'north-supply.myshopify.com' */
  shop: string;
  /** HMAC key */
  secret: string;
  now: () => number;
  /** rejects where nothing answered; a caller over HTTP gives it Shopify's five seconds */
  send: (request: Request) => Promise<Response>;
  /**
   * where the subscription points now; undefined once it is gone. Unlike Shopify, which keeps to the address of the
   * moment: an app on one's own machine moves with its port, and what waits for it must find it.
   */
  addressOf: (gid: string) => string | undefined;
  /** called in the same turn as the last try is recorded: Shopify then removes the subscription */
  removeSubscription: (gid: string) => void;
};

/** @returns `deliverDue`: sends what is due until nothing is, and tells how many were sent; calls may overlap */
export function openDeliverer(options: DelivererOptions): () => Promise<number> {
  const { outbox, now } = options;
  const flying = new Set<string>();
  const perReceiver = new Map<string, number>();

  /** A flight, 'full' where its receiver has enough open, or 'gone' where another call has it. */
  const start = (listed: Delivery): Promise<void> | 'full' | 'gone' => {
    const delivery = outbox.waiting(listed.id);
    if (delivery === undefined || delivery.dueAt > now() || flying.has(delivery.id)) return 'gone';
    const uri = addressOf(options, delivery);
    const receiver = receiverOf(uri);
    const open = perReceiver.get(receiver) ?? 0;
    if (open >= atOncePerReceiver) return 'full';
    perReceiver.set(receiver, open + 1);
    flying.add(delivery.id);
    return deliver(options, delivery, uri).finally(() => {
      flying.delete(delivery.id);
      perReceiver.set(receiver, (perReceiver.get(receiver) ?? 1) - 1);
    });
  };

  return async () => {
    const mine = new Set<Promise<void>>();
    let sent = 0;
    let lines = linesOf(options, outbox.due(now()));
    for (;;) {
      for (const line of lines) {
        for (let next = line.due[line.next]; next !== undefined; next = line.due[line.next]) {
          const flight = start(next);
          if (flight === 'full') break;
          line.next += 1;
          if (flight === 'gone') continue;
          sent += 1;
          const landed = flight.finally(() => mine.delete(landed));
          mine.add(landed);
        }
      }
      if (mine.size === 0) return sent;
      await Promise.race(mine);
      lines = lines.filter(({ due, next }) => next < due.length);
      if (lines.length === 0) lines = linesOf(options, outbox.due(now()));
    }
  };
}

/** What is due to one receiver, first to last; `next` is the first that was not taken up. */
type Line = { due: Delivery[]; next: number };

/** A line a receiver, so that a landing is followed by the next of its own without a look at all the others. */
function linesOf(options: DelivererOptions, due: Delivery[]): Line[] {
  const lines = new Map<string, Line>();
  for (const delivery of due) {
    const receiver = receiverOf(addressOf(options, delivery));
    const line = lines.get(receiver);
    if (line === undefined) lines.set(receiver, { due: [delivery], next: 0 });
    else line.due.push(delivery);
  }
  return [...lines.values()];
}

const addressOf = (options: DelivererOptions, { subscriptionId, uri }: Delivery): string =>
  options.addressOf(subscriptionId) ?? uri;

async function deliver(options: DelivererOptions, delivery: Delivery, uri: string): Promise<void> {
  const outcome = await attempt(options, delivery, uri);
  if (outcome.accepted) {
    options.outbox.settle(delivery, 'delivered', outcome.said);
    return;
  }
  const wait = retryAfter(delivery.tries + 1);
  if (wait !== null) {
    options.outbox.tryLater(delivery, outcome.said, options.now() + wait);
    return;
  }
  options.outbox.settle(delivery, 'given up', outcome.said);
  // Its earlier tries went to an address it has left: that says nothing about where it points now.
  if (uri === delivery.uri) options.removeSubscription(delivery.subscriptionId);
}

async function attempt(
  { shop, secret, send }: DelivererOptions,
  delivery: Delivery,
  uri: string,
): Promise<{ accepted: boolean; said: string }> {
  try {
    const response = await send(
      new Request(uri, {
        method: 'POST',
        body: delivery.body,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Crossdock-Sandbox-Webhooks',
          'x-shopify-topic': delivery.topic,
          'x-shopify-hmac-sha256': signWebhook(secret, delivery.body),
          'x-shopify-shop-domain': shop,
          'x-shopify-api-version': delivery.apiVersion,
          'x-shopify-webhook-id': delivery.webhookId,
          'x-shopify-event-id': delivery.eventId,
          'x-shopify-triggered-at': new Date(delivery.triggeredAt).toISOString(),
        },
      }),
    );
    await response.body?.cancel();
    return { accepted: response.ok, said: `HTTP ${response.status}` };
  } catch (error) {
    return {
      accepted: false,
      said: `no answer: ${error instanceof Error ? error.message : error}`,
    };
  }
}

function receiverOf(uri: string): string {
  return URL.canParse(uri) ? new URL(uri).origin : uri;
}
