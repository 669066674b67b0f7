/** What the Activity page can be narrowed to: every kind of change belongs to exactly one group. Total. Pure. */
import type { OrderEventKind } from '../orders/order-event.ts';
import type { ActivityKind } from './activity.ts';

export const activityGroups = [
  'orders',
  'tracking',
  'stock',
  'links',
  'locations',
  'settings',
  'stores',
  'notifications',
  'sign-ins',
] as const;

export type ActivityGroup = (typeof activityGroups)[number];

/** A row of the Activity page: a change, or a step of an order. */
export type ShownKind = ActivityKind | OrderEventKind;

export const groupNames: Record<ActivityGroup, string> = {
  orders: 'Orders and pushes',
  tracking: 'Shipping and tracking',
  stock: 'Stock and repairs',
  links: 'Links',
  locations: 'Locations',
  settings: 'Settings',
  stores: 'Stores',
  notifications: 'Notifications',
  'sign-ins': 'Sign-ins',
};

/** The group of each kind. */
export const groupOf: Record<ShownKind, ActivityGroup> = {
  'order-received': 'orders',
  decided: 'orders',
  'push-started': 'orders',
  'push-created': 'orders',
  'push-found': 'orders',
  'push-unknown': 'orders',
  'push-failed': 'orders',
  'push-waits': 'orders',
  'push-withdrawn': 'orders',
  'push-retried': 'orders',
  'push-asked': 'orders',
  'lines-wait-for-stock': 'orders',
  'address-repaired': 'orders',
  'routing-moved': 'orders',
  'routing-elsewhere': 'orders',
  'source-cancelled': 'orders',
  'source-deleted': 'orders',
  'mirror-seen': 'orders',
  'mirror-done': 'orders',
  'mirror-joined': 'orders',
  'mirror-waits': 'orders',
  'mirror-unknown': 'orders',
  'mirror-asks': 'orders',
  'mirror-answered': 'orders',
  'second-order-cancelled': 'orders',
  'bulk-started': 'orders',
  'bulk-cancelled': 'orders',
  'letter-replayed': 'orders',
  'ship-asked': 'tracking',
  'shipped-at-source': 'tracking',
  'shipment-taken-back': 'tracking',
  'copy-taken-back': 'tracking',
  'take-back-failed': 'tracking',
  'tracking-updated': 'tracking',
  'delivery-told': 'tracking',
  'delivery-not-told': 'tracking',
  'copy-gone': 'tracking',
  'shipment-conflict': 'tracking',
  'shipment-chosen': 'tracking',
  'shipment-not-mirrored': 'tracking',
  'tracking-retried': 'tracking',
  'tracking-returned': 'tracking',
  'tracking-failed': 'tracking',
  'tracking-unknown': 'tracking',
  'tracking-waits': 'tracking',
  'tracking-file-applied': 'tracking',
  'tracking-file-cancelled': 'tracking',
  'allowance-changed': 'stock',
  'first-levels-applied': 'stock',
  'stop-released': 'stock',
  'stop-dropped': 'stock',
  'hold-ended': 'stock',
  'reconcile-started': 'stock',
  'reconcile-cancelled': 'stock',
  'drift-repaired': 'stock',
  'link-made': 'links',
  'link-removed': 'links',
  'link-paused': 'links',
  'link-resumed': 'links',
  'link-lost': 'links',
  'listing-renamed': 'links',
  'listing-duplicate': 'links',
  'tracking-off': 'links',
  'tracking-on': 'links',
  'link-file-applied': 'links',
  'link-file-cancelled': 'links',
  'groups-changed': 'locations',
  'location-closed': 'locations',
  'location-opened': 'locations',
  'plan-changed': 'settings',
  'push-settings-saved': 'settings',
  'push-switch': 'settings',
  'store-connected': 'stores',
  'store-out': 'stores',
  'store-back': 'stores',
  'connection-made': 'stores',
  'setup-step-done': 'stores',
  'delivery-replayed': 'stores',
  'notice-settings-saved': 'notifications',
  'channel-added': 'notifications',
  'channel-changed': 'notifications',
  'channel-removed': 'notifications',
  'channel-paused': 'notifications',
  'channel-resumed': 'notifications',
  'secret-rotated': 'notifications',
  'message-resent': 'notifications',
  'signed-in': 'sign-ins',
};

/** The group by its word in an address. @returns undefined for another word */
export const groupNamed = (text: string | undefined): ActivityGroup | undefined =>
  activityGroups.find((group) => group === text);

/** Every kind of a group. */
export const kindsOf = (group: ActivityGroup): string[] =>
  Object.entries(groupOf)
    .filter(([, of]) => of === group)
    .map(([kind]) => kind);
