/** Where a change leads: the page of what it is about. Total: a new kind without a page does not compile. Pure. */
import type { ActivityKind } from '../../src/activity/activity.ts';
import { skuPath } from '../inventory/sku-path.ts';
import { productsPath } from '../products/views.ts';
import { runPath } from '../reconciling/run-path.ts';
import type { ActivityRow } from './types.ts';

type About = Pick<ActivityRow, 'kind' | 'subject' | 'connectionId' | 'storeId' | 'order'>;

const withSearch = (path: string, words: Record<string, string | null>): string => {
  const search = new URLSearchParams();
  for (const [name, text] of Object.entries(words)) if (text) search.set(name, text);
  return `${path}${search.size > 0 ? `?${search}` : ''}`;
};

const product = ({ connectionId, subject }: About): string =>
  productsPath({ connection: connectionId ?? undefined, variant: connectionId ? subject : '' });
const groups = ({ connectionId }: About): string =>
  withSearch('/location-groups', { connection: connectionId });
const pushSettings = ({ storeId }: About): string =>
  withSearch('/settings/order-push', { of: storeId });
const run = ({ subject }: About): string => runPath(subject);
const linkFile = ({ connectionId, subject }: About): string =>
  withSearch('/products/file', { connection: connectionId, file: subject });
const trackingFile = ({ subject }: About): string =>
  withSearch('/orders/tracking', { file: subject });
const sku = ({ storeId, subject }: About): string =>
  storeId ? skuPath({ sourceStoreId: storeId, inventoryItemId: subject }) : '/inventory';
const place = (path: string) => (): string => path;

const pages: Record<ActivityKind, ((about: About) => string) | undefined> = {
  'link-made': product,
  'link-removed': product,
  'link-paused': product,
  'link-resumed': product,
  'link-lost': product,
  'listing-renamed': product,
  'listing-duplicate': product,
  'tracking-off': product,
  'tracking-on': product,
  'groups-changed': groups,
  'location-closed': groups,
  'location-opened': groups,
  'signed-in': undefined,
  'store-connected': place('/stores'),
  'store-out': place('/stores'),
  'store-back': place('/stores'),
  'connection-made': place('/stores'),
  'setup-step-done': ({ connectionId }) =>
    connectionId ? `/stores/setup/${encodeURIComponent(connectionId)}` : '/stores',
  'plan-changed': place('/settings/plan'),
  'push-settings-saved': pushSettings,
  'push-switch': pushSettings,
  'allowance-changed': ({ connectionId }) =>
    withSearch('/inventory/allowances', { connection: connectionId }),
  'first-levels-applied': ({ connectionId }) =>
    withSearch('/inventory/first-levels', { connection: connectionId }),
  'stop-released': place('/inventory'),
  'stop-dropped': place('/inventory'),
  'hold-ended': sku,
  'reconcile-started': run,
  'reconcile-cancelled': run,
  'drift-repaired': run,
  'bulk-started': place('/order-push'),
  'bulk-cancelled': place('/order-push'),
  'delivery-replayed': place('/deliveries'),
  'letter-replayed': place('/deliveries?view=gave-up'),
  'link-file-applied': linkFile,
  'link-file-cancelled': linkFile,
  'tracking-file-applied': trackingFile,
  'tracking-file-cancelled': trackingFile,
  'notice-settings-saved': place('/settings/notifications'),
  'channel-added': place('/settings/notifications'),
  'channel-changed': place('/settings/notifications'),
  'channel-removed': place('/settings/notifications'),
  'channel-paused': place('/settings/notifications'),
  'channel-resumed': place('/settings/notifications'),
  'secret-rotated': place('/settings/notifications'),
  'message-resent': place('/settings/notifications'),
};

const isAct = (kind: ActivityRow['kind']): kind is ActivityKind => Object.hasOwn(pages, kind);

/** @returns an address of ours; undefined where there is no page about it */
export function linkOf(about: About): string | undefined {
  if (about.order) return `/order-push/${encodeURIComponent(about.order.id)}`;
  return isAct(about.kind) ? pages[about.kind]?.(about) : undefined;
}
