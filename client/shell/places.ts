/** The pages of the navigation: their address, name, icon and letter for the keyboard. */
import BellIcon from '~icons/lucide/bell';
import InventoryIcon from '~icons/lucide/boxes';
import ManualPushIcon from '~icons/lucide/hand';
import ActivityIcon from '~icons/lucide/history';
import OverviewIcon from '~icons/lucide/layout-dashboard';
import LocationsIcon from '~icons/lucide/map-pinned';
import ProductsIcon from '~icons/lucide/package-search';
import ReconcilingIcon from '~icons/lucide/scale';
import OrderPushIcon from '~icons/lucide/send';
import SettingsIcon from '~icons/lucide/settings';
import StoresIcon from '~icons/lucide/store';
import OrdersIcon from '~icons/lucide/truck';
import DeliveriesIcon from '~icons/lucide/webhook';
import type { Icon } from '../ui/icon.ts';

export type Place = {
  path: string;
  name: string;
  icon: Icon;
  /** Pressed after `g`. */
  letter: string;
  /** Shown only where a source store is meant (SO1). */
  sourcesOnly?: boolean;
  /** It is behind the bell, and not in the list of pages. */
  inBell?: boolean;
  /** Where it has several pages: what their addresses begin with. */
  within?: string;
};

export const places: readonly Place[] = [
  { path: '/', name: 'Overview', icon: OverviewIcon, letter: 'o' },
  { path: '/order-push', name: 'Order Push', icon: OrderPushIcon, letter: 'p' },
  {
    path: '/manual-push',
    name: 'Manual Order Push',
    icon: ManualPushIcon,
    letter: 'm',
    sourcesOnly: true,
  },
  { path: '/orders', name: 'Orders', icon: OrdersIcon, letter: 's', sourcesOnly: true },
  { path: '/products', name: 'Products', icon: ProductsIcon, letter: 'd' },
  { path: '/inventory', name: 'Inventory', icon: InventoryIcon, letter: 'i' },
  { path: '/location-groups', name: 'Location Groups', icon: LocationsIcon, letter: 'l' },
  { path: '/reconciling', name: 'Reconciling', icon: ReconcilingIcon, letter: 'r' },
  { path: '/stores', name: 'Stores', icon: StoresIcon, letter: 't' },
  { path: '/deliveries', name: 'Webhook deliveries', icon: DeliveriesIcon, letter: 'w' },
  { path: '/notifications', name: 'Notifications', icon: BellIcon, letter: 'n', inBell: true },
  { path: '/activity', name: 'Activity', icon: ActivityIcon, letter: 'a' },
  {
    path: '/settings/order-push',
    name: 'Settings',
    icon: SettingsIcon,
    letter: 'e',
    within: '/settings',
  },
];
