/** What is written down of changes that people, stores and Crossdock itself make. */

/** Of links, listings and places: shown with a SKU as well. */
export const listingActKinds = [
  'link-made',
  'link-removed',
  'link-paused',
  'link-resumed',
  'link-lost',
  'listing-renamed',
  'listing-duplicate',
  'tracking-off',
  'tracking-on',
  'groups-changed',
  'location-closed',
  'location-opened',
] as const;

export type ListingActKind = (typeof listingActKinds)[number];

export const activityKinds = [
  ...listingActKinds,
  'signed-in',
  'store-connected',
  'store-out',
  'store-back',
  'connection-made',
  'setup-step-done',
  'plan-changed',
  'push-settings-saved',
  'push-switch',
  'allowance-changed',
  'first-levels-applied',
  'stop-released',
  'stop-dropped',
  'hold-ended',
  'reconcile-started',
  'reconcile-cancelled',
  'drift-repaired',
  'bulk-started',
  'bulk-cancelled',
  'delivery-replayed',
  'letter-replayed',
  'link-file-applied',
  'link-file-cancelled',
  'tracking-file-applied',
  'tracking-file-cancelled',
  'notice-settings-saved',
  'channel-added',
  'channel-changed',
  'channel-removed',
  'channel-paused',
  'channel-resumed',
  'secret-rotated',
  'message-resent',
] as const;

export type ActivityKind = (typeof activityKinds)[number];

/** One change. `before` and `after` in the words of its kind; undefined where there was, or is, nothing. */
export type Activity = {
  /** A person, or `Crossdock`, or a store by its name. */
  actor: string;
  kind: ActivityKind;
  storeId?: string | undefined;
  connectionId?: string | undefined;
  /** What it is about, by its id: a destination variant, a Location Group, a location, a store, a run, a channel. */
  subject: string;
  /** How that is called now. */
  name: string;
  before?: string | undefined;
  after?: string | undefined;
};
