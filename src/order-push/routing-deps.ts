/** What looking after a push's routing needs from outside: rows, the source store, the queue, a clock. */
import type { Platform, SourceOrder } from '../platforms/platform.ts';
import type { Push } from './push.ts';
import type { GroupUnits, Routing } from './routing.ts';

export type RoutingRecord = {
  /**
   * A row becomes another, where it still is what it was; without `before` it is new. Told on the timeline (routings.ts).
   * `routed`: where the push's lines lie with it, kept with the push.
   */
  change: (
    push: Push,
    before: Routing | undefined,
    after: Routing,
    actor: string,
    routed?: SourceOrder['routed'],
  ) => Promise<void>;
  /** It is known now where the source routed it: these rows stand for the one that waited for it. */
  replace: (
    push: Push,
    waiting: Routing,
    rows: readonly Routing[],
    routed: SourceOrder['routed'],
  ) => Promise<void>;
  /** Keeps where the push's lines lie by now, once its ledgers know what its source order took: nothing else follows. */
  keepPlaces: (push: Push, routed: NonNullable<SourceOrder['routed']>) => Promise<void>;
};

export type RoutingDeps = {
  /** What its Location Groups want; nothing where they have every location that the source may choose. */
  loadGroupUnits: (pushId: string) => Promise<GroupUnits[]>;
  openPlatform: (storeId: string) => Promise<Platform>;
  record: RoutingRecord;
  /** Asks for its next turn at that time (ms); only a hint, the sweep finds what is owed anyway. */
  routeAgain: (push: Push, at: number) => Promise<void>;
  now: () => number;
};
