// Which pictures are made of an instance that has no orders yet.
import { looks } from './looks.ts';
import type { Picture } from './take-pictures.ts';

const { light, dark, phone } = looks;

/** The pictures of an instance where nothing has happened yet. */
export function emptyPictures(): Picture[] {
  return [
    // The fourth store runs, and nobody has connected it.
    ...Object.entries({ light, dark, 390: phone }).map(
      ([name, look]): Picture => ({
        name: `connect-${name}`,
        path: '/stores/connect',
        shows: 'Corner Shelf runs on this machine',
        look,
      }),
    ),
    { name: 'overview-empty', path: '/', shows: 'First levels of', look: light },
    { name: 'order-push-empty', path: '/order-push', shows: 'No order has come in', look: light },
    {
      name: 'deliveries-empty',
      path: '/deliveries?view=failed',
      shows: 'Nothing failed',
      look: phone,
    },
    {
      name: 'reconciling-empty',
      path: '/reconciling',
      shows: 'not yet',
      look: phone,
    },
    { name: 'inventory-empty', path: '/inventory?q=nobody', shows: 'No SKUs match', look: phone },
    { name: 'orders-empty', path: '/orders', shows: 'Everything is shipped', look: dark },
    {
      name: 'order-push-nothing-found',
      path: '/order-push?q=nobody',
      shows: 'No orders match',
      look: phone,
    },
  ];
}
