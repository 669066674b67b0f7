/** A sign for each group of changes, beside its words. */
import NotificationsIcon from '~icons/lucide/bell';
import StockIcon from '~icons/lucide/boxes';
import LinksIcon from '~icons/lucide/link';
import SignInsIcon from '~icons/lucide/log-in';
import LocationsIcon from '~icons/lucide/map-pinned';
import OrdersIcon from '~icons/lucide/send';
import SettingsIcon from '~icons/lucide/settings';
import StoresIcon from '~icons/lucide/store';
import TrackingIcon from '~icons/lucide/truck';
import type { ActivityGroup } from '../../src/activity/activity-groups.ts';
import type { Icon } from '../ui/icon.ts';

export const groupIcons: Record<ActivityGroup, Icon> = {
  orders: OrdersIcon,
  tracking: TrackingIcon,
  stock: StockIcon,
  links: LinksIcon,
  locations: LocationsIcon,
  settings: SettingsIcon,
  stores: StoresIcon,
  notifications: NotificationsIcon,
  'sign-ins': SignInsIcon,
};
