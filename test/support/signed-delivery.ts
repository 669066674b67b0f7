/** A webhook delivery as Shopify signs it, for stories that bring their own bodies. */
import { createHmac } from 'node:crypto';

export type DeliveryOptions = {
  topic: string;
  body: string | Uint8Array<ArrayBuffer>;
  webhookId?: string;
  /** Signs with another secret. */
  secret?: string;
  /** Names another shop. */
  shop?: string;
  /** Addresses another door. */
  door?: string;
  leaveOut?: string[];
};

export function signedDelivery(
  store: { id: string; secret: string; shop: string },
  options: DeliveryOptions,
): Request {
  const bytes =
    typeof options.body === 'string' ? new TextEncoder().encode(options.body) : options.body;
  const headers = new Headers({
    'content-type': 'application/json',
    'x-shopify-topic': options.topic,
    'x-shopify-webhook-id': options.webhookId ?? 'b1a2c3d4-0000-4000-8000-000000000001',
    'x-shopify-shop-domain': options.shop ?? store.shop,
    'x-shopify-api-version': '2026-10',
    'x-shopify-triggered-at': '2026-11-23T12:00:00.000Z',
    'x-shopify-hmac-sha256': createHmac('sha256', options.secret ?? store.secret)
      .update(bytes)
      .digest('base64'),
  });
  for (const name of options.leaveOut ?? []) headers.delete(name);
  return new Request(`http://crossdock.test/webhooks/shopify/${options.door ?? store.id}`, {
    method: 'POST',
    headers,
    body: bytes,
  });
}
