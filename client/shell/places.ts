/** The pages of the navigation: their address, name, icon and letter for the keyboard. */
import InventoryIcon from '~icons/lucide/boxes';
import OverviewIcon from '~icons/lucide/layout-dashboard';
import ReconcilingIcon from '~icons/lucide/scale';
import OrderPushIcon from '~icons/lucide/send';
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
};

export const places: readonly Place[] = [
  { path: '/', name: 'Overview', icon: OverviewIcon, letter: 'o' },
  { path: '/order-push', name: 'Order Push', icon: OrderPushIcon, letter: 'p' },
  { path: '/orders', name: 'Orders', icon: OrdersIcon, letter: 's', sourcesOnly: true },
  { path: '/inventory', name: 'Inventory', icon: InventoryIcon, letter: 'i' },
  { path: '/reconciling', name: 'Reconciling', icon: ReconcilingIcon, letter: 'r' },
  { path: '/stores', name: 'Stores', icon: StoresIcon, letter: 't' },
  { path: '/deliveries', name: 'Webhook deliveries', icon: DeliveriesIcon, letter: 'w' },
];
