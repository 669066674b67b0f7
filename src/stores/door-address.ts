/** The address at which a store's webhooks reach us: its own, so that it names the account (rule 7). */
import type { PlatformName } from '../platforms/platform.ts';

export const doorAddress = (publicUrl: string, platform: PlatformName, storeId: string): string =>
  `${publicUrl}/webhooks/${platform}/${storeId}`;
