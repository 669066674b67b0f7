// Which pictures are made: every page full in light, dark and at 390 px, and its states.
import type { Page } from 'playwright-core';
import { skuPath } from '../../client/inventory/sku-path.ts';
import { manualPushPath } from '../../client/manual-push/manual-push-path.ts';
import { runPath } from '../../client/reconciling/run-path.ts';
import { routerClient } from '../local/router-client.ts';
import type { RunFile } from '../local/run-file.ts';
import { emptyPictures } from './empty-pictures.ts';
import { looks } from './looks.ts';
import { prepareAsking } from './prepare-asking.ts';
import { prepareProducts } from './prepare-products.ts';
import { prepareReconciles } from './prepare-reconciles.ts';
import { prepareTold } from './prepare-told.ts';
import type { Picture } from './take-pictures.ts';

const { light, dark, phone, darkPhone } = looks;

const press = (name: string | RegExp, thenShows: string) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('dialog').getByText(thenShows).first().waitFor();
};

/** Every order on the page is chosen. */
const choosePage = async (page: Page) => {
  await page.getByRole('checkbox').first().check();
  await page
    .getByText(/chosen|selected/)
    .first()
    .waitFor();
};

/** The pictures of an instance with the orders of a first start, or of one that has none yet. */
export async function picturesOf(run: RunFile, filled: 'full' | 'empty'): Promise<Picture[]> {
  if (filled === 'empty') return emptyPictures();
  const client = routerClient(run.dashboard);
  const { rows } = await client.orderPush.list.query({});
  const [mug] = (await client.inventory.list.query({ q: 'MUG-RED' })).rows;
  if (!mug) throw new Error('The first start shows no stock.');
  const idOf = (status: string) => {
    const order = rows.find(({ pushStatus }) => pushStatus === status);
    if (!order) throw new Error(`The first start made no order that is ${status}.`);
    return encodeURIComponent(order.id);
  };
  const harbor = (await client.stores.list.query()).find(({ name }) => name === 'Harbor Goods');
  const { order: toPush } = await client.manualPush.preview.query({
    orderId: rows.find(({ pushStatus }) => pushStatus === 'partial')?.id ?? '',
  });
  const products = await prepareProducts(run);
  const told = await prepareTold(run);
  const asking = await prepareAsking(run);
  const reconciled = await prepareReconciles(run);
  const pages = [
    { name: 'overview', path: '/', shows: 'new orders received' },
    { name: 'notifications', path: '/notifications', shows: 'was not pushed' },
    { name: 'order-push', path: '/order-push', shows: 'Not eligible' },
    { name: 'order-finished', path: `/order-push/${idOf('success')}`, shows: 'Order came in' },
    { name: 'order-partial', path: `/order-push/${idOf('partial')}`, shows: 'Order came in' },
    { name: 'order-failed', path: `/order-push/${idOf('failed')}`, shows: 'Order came in' },
    { name: 'order-asking', path: asking, shows: 'wait for you' },
    { name: 'orders', path: '/orders', shows: 'Ship' },
    { name: 'pick-list', path: '/orders/pick-list', shows: 'As of' },
    { name: 'packing-slips', path: '/orders/slips', shows: 'Ship to' },
    { name: 'tracking-file', path: told.list, shows: 'Apply' },
    { name: 'activity', path: '/activity', shows: 'Signed in' },
    { name: 'notification-settings', path: '/settings/notifications', shows: 'Quiet hours' },
    { name: 'outbox', path: told.mail, shows: 'One click stops it' },
    { name: 'stores', path: '/stores', shows: 'Last event' },
    { name: 'push-settings', path: '/settings/order-push', shows: 'When to push' },
    {
      name: 'push-settings-below',
      path: `/settings/order-push?of=${harbor?.id}`,
      shows: 'Order Push is available on the Traction plan and above',
    },
    { name: 'plan', path: '/settings/plan', shows: 'No payment is taken' },
    {
      name: 'manual-push',
      path: manualPushPath({ destinationStoreId: toPush.storeId, ...toPush }),
      shows: 'Push Order',
    },
    { name: 'setup', path: products.setup, shows: 'steps done' },
    { name: 'products', path: products.list, shows: 'At the source' },
    { name: 'products-suggested', path: products.suggested, shows: 'Suggested' },
    { name: 'product', path: products.one, shows: 'Would this item push?' },
    { name: 'link-file', path: products.file, shows: 'Waits for Apply' },
    { name: 'location-groups', path: '/location-groups', shows: 'Ships from, in this order' },
    { name: 'import', path: products.imported, shows: 'Import again' },
    { name: 'inventory', path: '/inventory', shows: 'May be sold at' },
    { name: 'sku', path: skuPath(mug), shows: 'What happened' },
    { name: 'first-levels', path: '/inventory/first-levels', shows: 'Connection' },
    { name: 'allowances', path: '/inventory/allowances', shows: 'would change' },
    { name: 'deliveries', path: '/deliveries', shows: 'Order paid' },
    { name: 'reconciling', path: '/reconciling', shows: 'Under way' },
    { name: 'reconcile', path: runPath(reconciled), shows: 'Repaired' },
  ];
  const full = pages.flatMap(({ name, path, shows }): Picture[] => [
    { name: `${name}-light`, path, shows, look: light },
    { name: `${name}-dark`, path, shows, look: dark },
    { name: `${name}-390`, path, shows, look: phone },
  ]);
  const [overview, list] = pages;
  const inventory = pages.find(({ name }) => name === 'inventory');
  const listed = pages.find(({ name }) => name === 'products');
  const error = { path: '/order-push', shows: 'View error', act: press(/^View error/, 'Tries') };
  return [
    ...full,
    { ...error, name: 'view-error-light', look: light },
    { ...error, name: 'view-error-dark', look: dark },
    { ...error, name: 'view-error-390', look: darkPhone },
    {
      name: 'ship-light',
      path: '/orders',
      shows: 'Customer',
      look: light,
      act: press(/^Ship/, 'All that is left'),
    },
    {
      name: 'ship-390',
      path: '/orders',
      shows: 'Ship',
      look: darkPhone,
      act: press(/^Ship/, 'All that is left'),
    },
    {
      name: 'menu-390',
      path: '/order-push',
      shows: 'View error',
      look: phone,
      act: press('Menu', 'Contact Us'),
    },
    {
      name: 'keys-dark',
      path: '/order-push',
      shows: 'View error',
      look: dark,
      act: press('Keys', 'Next row'),
    },
    ...[light, darkPhone].map(
      (look): Picture => ({
        name: `delivery-${look.width === 390 ? '390' : 'light'}`,
        path: '/deliveries',
        shows: 'Order paid',
        look,
        act: press(/^Order paid/, 'What the store sent'),
      }),
    ),
    {
      name: 'deliveries-gave-up',
      path: '/deliveries?view=gave-up',
      shows: 'Nothing gave up',
      look: light,
    },
    {
      name: 'deliveries-loading',
      path: '/deliveries',
      shows: 'Webhook deliveries',
      look: light,
      network: 'slow',
    },
    {
      name: 'deliveries-failed',
      path: '/deliveries',
      shows: 'This could not be read',
      look: light,
      network: 'cut',
    },
    {
      name: 'reconciling-loading',
      path: '/reconciling',
      shows: 'Reconcile all stores',
      look: light,
      network: 'slow',
    },
    {
      name: 'reconciling-failed',
      path: '/reconciling',
      shows: 'This could not be read',
      look: light,
      network: 'cut',
    },
    ...[overview, list, inventory, listed].flatMap((page): Picture[] => {
      if (!page) return [];
      const { name, path } = page;
      const title =
        { overview: 'Overview', inventory: 'Inventory', products: 'Products' }[name] ??
        'Order Push';
      return [
        { name: `${name}-loading`, path, shows: title, look: light, network: 'slow' },
        {
          name: `${name}-failed`,
          path,
          shows: 'This could not be read',
          look: light,
          network: 'cut',
        },
      ];
    }),
    ...['push-settings', 'manual-push'].flatMap((name): Picture[] => {
      const path = name === 'manual-push' ? '/manual-push' : '/settings/order-push';
      const shows = name === 'manual-push' ? 'Manual Order Push' : 'Order Push Settings';
      return [
        { name: `${name}-loading`, path, shows, look: light, network: 'slow' },
        {
          name: `${name}-failed`,
          path,
          shows: 'This could not be read',
          look: light,
          network: 'cut',
        },
      ];
    }),
    {
      name: 'order-push-chosen',
      path: '/order-push',
      shows: 'Partial',
      look: light,
      act: choosePage,
    },
    {
      name: 'order-push-chosen-390',
      path: '/order-push',
      shows: 'Partial',
      look: darkPhone,
      act: choosePage,
    },
    { name: 'not-found', path: '/nowhere', shows: 'Nothing is here', look: light },
  ];
}
