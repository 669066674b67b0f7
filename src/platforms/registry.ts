/** Every platform by its name: how one of its stores is opened, and how its webhooks are read. */
import type { Platform, PlatformName } from './platform.ts';
import type { WebhookReader } from './platform-event.ts';
import type { PlatformOptions } from './platform-options.ts';
import { shopifyPlatform } from './shopify/platform.ts';
import { shopifyWebhookReader } from './shopify/webhook-reader.ts';

export const platforms: Record<
  PlatformName,
  { open: (options: PlatformOptions) => Platform; webhooks: WebhookReader }
> = {
  shopify: { open: shopifyPlatform, webhooks: shopifyWebhookReader },
};
