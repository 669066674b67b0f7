/** Every platform by its name: how one of its stores is opened, how its webhooks are read, where people look. */
import type { AdminPages, Platform, PlatformName } from './platform.ts';
import type { WebhookReader } from './platform-event.ts';
import type { PlatformOptions } from './platform-options.ts';
import { shopifyAdminPages } from './shopify/admin-pages.ts';
import { shopifyPlatform } from './shopify/platform.ts';
import { refreshToken } from './shopify/refresh-token.ts';
import { shopifyWebhookReader } from './shopify/webhook-reader.ts';

export const platforms: Record<
  PlatformName,
  {
    open: (options: PlatformOptions) => Platform;
    /** Exchanges a refresh token for the next access token. */
    renewToken: typeof refreshToken;
    webhooks: WebhookReader;
    pages: AdminPages;
  }
> = {
  shopify: {
    open: shopifyPlatform,
    renewToken: refreshToken,
    webhooks: shopifyWebhookReader,
    pages: shopifyAdminPages,
  },
};
