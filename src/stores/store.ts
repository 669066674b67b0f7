/** A connected store as the verbs see it. Credentials are not part of it: they stay in the platform client (AC1). */
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
  /** When the switch last went on, ms; undefined while it never was. */
  orderPushSince: number | undefined;
};
