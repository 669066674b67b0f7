/** Every platform by its name: how one of its stores is opened, how its webhooks are read, where people look. */
import type {
  AdminPages,
  Platform,
  PlatformLevel,
  PlatformListing,
  PlatformName,
  Right,
} from './platform.ts';
import type { WebhookReader } from './platform-event.ts';
import type { PlatformOptions } from './platform-options.ts';
import { shopifyAdminPages } from './shopify/admin-pages.ts';
import { levelLine } from './shopify/level-line.ts';
import { listingLine } from './shopify/listing-line.ts';
import { shopifyPlatform } from './shopify/platform.ts';
import { refreshToken } from './shopify/refresh-token.ts';
import { missingRights, rights } from './shopify/rights.ts';
import { shopifyWebhookReader } from './shopify/webhook-reader.ts';

export const platforms: Record<
  PlatformName,
  {
    open: (options: PlatformOptions) => Platform;
    /** Exchanges a refresh token for the next access token. */
    renewToken: typeof refreshToken;
    webhooks: WebhookReader;
    /**
     * What a line of a levels export says; undefined where it says nothing of stock.
     * @throws UnreadableLine where the line cannot be read
     */
    levelLine: (line: string) => PlatformLevel | undefined;
    /**
     * What a line of a listings export says; undefined for an empty one.
     * @throws UnreadableLine where the line cannot be read
     */
    listingLine: (line: string) => PlatformListing | undefined;
    pages: AdminPages;
    /** What an app of ours needs there, and what of it a token lacks. */
    rights: readonly Right[];
    missingRights: (granted: readonly string[]) => string[];
  }
> = {
  shopify: {
    open: shopifyPlatform,
    renewToken: refreshToken,
    webhooks: shopifyWebhookReader,
    levelLine,
    listingLine,
    pages: shopifyAdminPages,
    rights,
    missingRights,
  },
};
