import { createHmac } from 'node:crypto';

/**
 * Signs a webhook as Shopify does: https://shopify.dev/docs/apps/build/webhooks/subscribe/https
 * @param body the bytes that are sent
 * @returns base64 HMAC-SHA256, the value of X-Shopify-Hmac-Sha256
 */
export const signWebhook = (secret: string, body: string): string =>
  createHmac('sha256', secret).update(body, 'utf8').digest('base64');
