/** Shopify's webhooks as the door sees them: signature, shop, and what happened. */
import type { WebhookReader } from '../platform-event.ts';
import { readWebhook } from './read-webhook.ts';
import { verifyWebhook } from './verify-webhook.ts';

export const shopifyWebhookReader: WebhookReader = {
  verify: verifyWebhook,
  shopOf: (headers) => headers.get('x-shopify-shop-domain') ?? undefined,
  read: ({ body, headers }) => {
    const topic = headers.get('x-shopify-topic');
    // Kept by a repetition of the same delivery. Shopify's event id may stand for several things that one action
    // changed, and a delivery taken for another would be lost; a second reading of the same event does no harm.
    const deliveryId = headers.get('x-shopify-webhook-id') || headers.get('x-shopify-event-id');
    if (!topic || !deliveryId) return undefined;
    const triggeredAt = headers.get('x-shopify-triggered-at') ?? undefined;
    return { topic, deliveryId, triggeredAt, event: readWebhook(topic, body) };
  },
};
