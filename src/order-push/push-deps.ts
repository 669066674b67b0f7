/** What pushing an order needs from outside: rows, stores, ledgers, the queue, a clock. */
import type { Platform, PlatformOrder } from '../platforms/platform.ts';
import type { Store } from '../stores/store.ts';
import type { PartsSoFar } from './plan-pushes.ts';
import type { Push, PushRow } from './push.ts';
import type { FactsOf } from './qualify-lines.ts';
import type { RoutingDeps } from './routing-deps.ts';

export type Opened = { store: Store; platform: Platform };

export type PushOrderDeps = Pick<RoutingDeps, 'loadGroupUnits' | 'routeAgain'> & {
  loadPush: (pushId: string) => Promise<Push | undefined>;
  /** What the order's parts hold now. */
  loadParts: (push: Push) => Promise<PartsSoFar>;
  openStore: (storeId: string) => Promise<Opened>;
  /** What each connection of the destination knows of the order's lines now. */
  loadLineFacts: (store: Store, order: PlatformOrder) => Promise<FactsOf>;
  push: PushRow;
  /** Tells the ledgers what the source order took. */
  settle: (push: Push) => Promise<void>;
  /** Has the order decided about again, durably: units of a withdrawn push are free. */
  decideAgain: (push: Push) => Promise<void>;
  /** The source has too few of these lines: their ledgers look at what it really has. */
  readStock: (push: Push) => Promise<void>;
  /** Asks to be run again at that time (ms); only a hint, the sweep finds what is owed anyway. */
  runAgain: (pushId: string, at: number) => Promise<void>;
  now: () => number;
  random: () => number;
};
