/** A connected store as the verbs see it. Credentials are not part of it: they stay in the platform client (AC1). */
import type { OrderPushSettings } from '../order-push/settings.ts';
import type { PlatformName } from '../platforms/platform.ts';
import type { Plan } from './plan.ts';

/** `working`; `unauthorized` and `forbidden` wait for a person; `left` uninstalled the app. */
export type StoreState = 'working' | 'unauthorized' | 'forbidden' | 'left';

export type StoreRole = 'source' | 'destination';

export type Store = {
  id: string;
  accountId: string;
  platform: PlatformName;
  /** The platform's identity of the shop. */
  shop: string;
  name: string;
  currency: string;
  plan: Plan;
  orderPushOn: boolean;
  /** Since when plan and switch both let orders go, ms; undefined while they never did. */
  orderPushSince: number | undefined;
  /** Order Push Settings as saved (src/order-push/settings.ts, settingsOf), and how often they were. */
  orderPush: Partial<OrderPushSettings>;
  orderPushRevision: number;
};
