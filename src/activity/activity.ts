/** What is written down of changes that people, stores and Crossdock itself make. */

export const activityKinds = [
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

export type ActivityKind = (typeof activityKinds)[number];

/** One change. `before` and `after` in the words of its kind; undefined where there was, or is, nothing. */
export type Activity = {
  /** A person, or `Crossdock`, or a store by its name. */
  actor: string;
  kind: ActivityKind;
  storeId?: string | undefined;
  connectionId?: string | undefined;
  /** What it is about: a destination variant, a Location Group, a location. */
  subject: string;
  /** How that is called now. */
  name: string;
  before?: string | undefined;
  after?: string | undefined;
};
