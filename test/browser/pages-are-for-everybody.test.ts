// Every page and state in light, in dark and on a phone: axe finds nothing serious, nothing is wider than the window,
// and the console stays silent.
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skuPath } from '../../client/inventory/sku-path.ts';
import { manualPushPath } from '../../client/manual-push/manual-push-path.ts';
import { productsPath } from '../../client/products/views.ts';
import { runPath } from '../../client/reconciling/run-path.ts';
import { firstLoadKb } from '../../scripts/check/first-load.ts';
import { routerClient } from '../../scripts/local/router-client.ts';
import type { BrowserLook } from '../../scripts/shared/open-browser.ts';
import {
  type Dashboard,
  openDashboard,
  overflowOf,
  seriousViolations,
} from '../support/open-dashboard.ts';

let dashboard: Dashboard;
type Shown = {
  name: string;
  path: string;
  shows: string;
  open?: [RegExp | string, string];
  /** A phone has no keys, and a wide screen no menu. */
  only?: 'on a desk' | 'on a phone';
};
let pages: Shown[];
let linkFilePath: string;

beforeAll(async () => {
  dashboard = await openDashboard({ examples: true });
  const client = routerClient(dashboard.instance.run.dashboard);
  const { rows } = await client.orderPush.list.query({});
  const [mug] = (await client.inventory.list.query({ q: 'MUG-RED' })).rows;
  if (!mug) throw new Error('The first start shows no stock.');
  const idOf = (status: string) =>
    encodeURIComponent(rows.find(({ pushStatus }) => pushStatus === status)?.id ?? 'none');
  const harbor = (await client.stores.list.query()).find(({ name }) => name === 'Harbor Goods');
  const partial = rows.find(({ pushStatus }) => pushStatus === 'partial');
  const { order } = await client.manualPush.preview.query({ orderId: partial?.id ?? '' });
  const partialByHand = manualPushPath({ destinationStoreId: order.storeId, ...order });
  const [products] = await client.products.connections.query();
  const connectionId = products?.connectionId ?? '';
  const [listed] = (await client.products.list.query({ connectionId, q: 'MUG-RED' })).rows;
  const { fileId } = await client.linkFiles.begin.mutate({ connectionId, name: 'links.csv' });
  await client.linkFiles.add.mutate({
    fileId,
    lines: [
      [2, 'MUG-RED', '', '', '', 'paused'],
      [3, 'mug-red', '', 'MUG-RED', '', 'linked'],
    ],
  });
  await client.linkFiles.finish.mutate({ fileId, lines: 2 });
  linkFilePath = `/products/file?connection=${connectionId}`;
  const { started } = await client.reconciles.start.mutate({
    storeId: products?.source.id,
    kind: 'catalogue',
  });
  const { id: channelId } = await client.notices.addChannel.mutate({
    kind: 'email',
    address: 'dana@north.example',
  });
  await client.notices.test.mutate({ id: channelId });
  const [mail] = (await client.notices.outbox.query({})).rows;
  const nothingTold = '/notifications?kind=store-needs-reconnecting';
  const toShip = (await client.orders.toShip.query({})).rows.find(({ push }) => push);
  const { id: trackingId } = await client.trackingFiles.judge.mutate({
    name: 'numbers.csv',
    text: `order,store,carrier,number\n${toShip?.name},${toShip?.storeName},UPS,123\n#0,,UPS,456\n`,
  });
  pages = [
    { name: 'Overview', path: '/', shows: 'View as table' },
    { name: 'Order Push', path: '/order-push', shows: 'Not eligible' },
    { name: 'Order Push, nothing found', path: '/order-push?q=nobody', shows: 'No orders match' },
    { name: 'Order Push, one view', path: '/order-push?view=failed', shows: 'View error' },
    {
      name: 'Order Push, one reason',
      path: '/order-push?reason=sku-not-on-source',
      shows: 'Partial',
    },
    {
      name: 'View error',
      path: '/order-push',
      shows: 'View error',
      open: [/^View error/, 'What was created'],
    },
    {
      name: 'a finished order',
      path: `/order-push/${idOf('success')}`,
      shows: 'Tracking returned',
    },
    { name: 'a partial order', path: `/order-push/${idOf('partial')}`, shows: 'Not pushed' },
    { name: 'a failed order', path: `/order-push/${idOf('failed')}`, shows: 'Push failed' },
    { name: 'Orders', path: '/orders', shows: 'Source order' },
    { name: 'Orders, nothing found', path: '/orders?partly=1&age=7', shows: 'No orders match' },
    { name: 'Ship', path: '/orders', shows: 'Ship', open: [/^Ship /, 'All that is left'] },
    { name: 'the pick list', path: '/orders/pick-list', shows: 'As of' },
    { name: 'packing slips', path: '/orders/slips', shows: 'Ship to' },
    { name: 'packing slips of nothing', path: '/orders/slips?pushes=', shows: 'Nothing to pack' },
    {
      name: 'a slip that is missing',
      path: '/orders/slips?pushes=ps_0',
      shows: '1 slip is missing',
    },
    { name: 'Tracking numbers', path: '/orders/tracking', shows: 'How a list looks' },
    { name: 'a list to apply', path: `/orders/tracking?file=${trackingId}`, shows: 'Looks wrong' },
    {
      name: 'rejected tracking numbers',
      path: `/orders/tracking?file=${trackingId}&view=rejected`,
      shows: 'No connected store has an order',
    },
    { name: 'no such list', path: '/orders/tracking?file=tf_0', shows: 'No such list' },
    { name: 'Stores', path: '/stores', shows: 'Last event' },
    { name: 'Add a store', path: '/stores/connect', shows: 'What is this store to the others?' },
    {
      name: 'Connect a store again',
      path: `/stores/connect?again=${harbor?.id}`,
      shows: 'With a new token',
    },
    {
      name: 'the setup of a connection',
      path: `/stores/setup/${products?.connectionId}`,
      shows: 'steps done',
    },
    { name: 'Order Push Settings', path: '/settings/order-push', shows: 'When to push' },
    {
      name: 'Order Push Settings below the plan',
      path: `/settings/order-push?of=${harbor?.id}`,
      shows: 'Order Push is available on the Traction plan and above',
    },
    { name: 'Plan', path: '/settings/plan', shows: 'No payment is taken' },
    { name: 'Notifications', path: '/notifications', shows: 'was not pushed' },
    { name: 'Notifications, nothing found', path: nothingTold, shows: 'No notifications match' },
    {
      name: 'the bell',
      path: '/stores',
      shows: 'Last event',
      open: [/^Notifications/, 'All notifications'],
    },
    { name: 'notification settings', path: '/settings/notifications', shows: 'dana@north.example' },
    { name: 'Outbox', path: '/outbox', shows: 'A test from Crossdock' },
    { name: 'a mail', path: `/outbox?mail=${mail?.id}&part=text`, shows: 'One click stops it' },
    { name: 'Manual Order Push', path: '/manual-push', shows: 'Order Number' },
    { name: 'what would go by hand', path: partialByHand, shows: 'Push Order' },
    { name: 'Products', path: '/products', shows: 'At the source' },
    { name: 'Products, nothing found', path: '/products?q=nobody', shows: 'No products match' },
    { name: 'Products, suggested', path: '/products?view=suggested', shows: 'Suggested' },
    {
      name: 'a product',
      path: productsPath({ connection: products?.connectionId, variant: listed?.variantId }),
      shows: 'Would this item push?',
    },
    { name: 'Links as a file', path: linkFilePath, shows: 'Waits for Apply' },
    {
      name: 'a file of links',
      path: `${linkFilePath}&file=${fileId}`,
      shows: 'Rejected',
    },
    { name: 'an import', path: runPath(started[0]?.id ?? ''), shows: 'Import again' },
    { name: 'Inventory', path: '/inventory', shows: 'May be sold at' },
    { name: 'Inventory, nothing found', path: '/inventory?q=nobody', shows: 'No SKUs match' },
    { name: 'a SKU', path: skuPath(mug), shows: 'What happened' },
    {
      name: 'what one SKU keeps back',
      path: skuPath(mug),
      shows: 'Where it is sold',
      open: [/^Change what/, 'shows'],
    },
    { name: 'first levels', path: '/inventory/first-levels', shows: 'Connection' },
    { name: 'allowances', path: '/inventory/allowances', shows: 'would change' },
    { name: 'Location Groups', path: '/location-groups', shows: 'Ships from, in this order' },
    {
      name: 'Location Groups of no connection',
      path: '/location-groups?connection=cn_0',
      shows: 'No such connection',
    },
    { name: 'no such SKU', path: '/inventory/st_0/0', shows: 'No such SKU' },
    { name: 'Webhook deliveries', path: '/deliveries', shows: 'Order paid' },
    {
      name: 'a delivery',
      path: '/deliveries',
      shows: 'Order paid',
      open: [/^Order paid/, 'What the store sent'],
    },
    { name: 'what gave up', path: '/deliveries?view=gave-up', shows: 'Nothing gave up' },
    { name: 'Reconciling', path: '/reconciling', shows: 'Next by itself' },
    { name: 'Activity', path: '/activity', shows: 'Created on the source store' },
    { name: 'Activity, nothing found', path: '/activity?actor=nobody', shows: 'No changes match' },
    { name: 'no such run', path: '/reconciling/rc_0', shows: 'No such report' },
    { name: 'no such page', path: '/nowhere', shows: 'Nothing is here' },
    { name: 'no such order', path: '/order-push/st_0.1', shows: 'No such order' },
    { name: 'no such store', path: '/stores?store=st_0', shows: 'No such store' },
    {
      name: 'the keys',
      path: '/stores',
      shows: 'Last event',
      open: ['Keys', 'Next row'],
      only: 'on a desk',
    },
    {
      name: 'the menu',
      path: '/stores',
      shows: 'Last event',
      open: ['Menu', 'Contact Us'],
      only: 'on a phone',
    },
  ];
});

afterAll(() => dashboard?.close());

async function show(page: Page, wanted: Shown): Promise<void> {
  await page.goto(dashboard.at(wanted.path));
  await page.getByText(wanted.shows).first().waitFor();
  if (wanted.open) {
    const [name, shows] = wanted.open;
    await page.getByRole('button', { name }).first().click();
    await page.getByRole('dialog').getByText(shows).first().waitFor();
  }
  // Charts and fades come to rest.
  await page.waitForTimeout(250);
}

const looks: [string, BrowserLook][] = [
  ['on a desk', {}],
  ['on a phone', { width: 390, height: 844 }],
];

/** A page as it stands, in light and in dark: dark changes colours and nothing else. */
async function findFaults(page: Page): Promise<object[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await seriousViolations(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  // Fades between the two come to rest.
  await page.waitForTimeout(200);
  const dark = await seriousViolations(page, ['color-contrast']);
  return [...light, ...dark.map((violation) => ({ ...violation, dark: true }))];
}

async function lookAtAll([name, look]: [string, BrowserLook]) {
  const page = await dashboard.open({ ...look, colorScheme: 'light' });
  const ground = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const wrong: object[] = [];
  const grounds = new Set<string>();
  let looked = 0;
  for (const wanted of pages) {
    if (wanted.only && wanted.only !== name) continue;
    await show(page, wanted);
    looked += 1;
    const tooWide = await overflowOf(page);
    const violations = await findFaults(page);
    grounds.add(await ground());
    await page.emulateMedia({ colorScheme: 'light' });
    grounds.add(await ground());
    if (violations.length > 0 || tooWide > 0)
      wrong.push({ page: wanted.name, violations, tooWide });
  }
  await page.close();
  return { name, wrong, looked, grounds: grounds.size };
}

describe('every page is for everybody', { timeout: 400_000 }, () => {
  it('on a desk and on a phone, in light and in dark', { timeout: 400_000 }, async () => {
    for (const { name, wrong, looked, grounds } of await Promise.all(looks.map(lookAtAll))) {
      expect([name, wrong]).toEqual([name, []]);
      expect(looked).toBe(pages.length - 1);
      // The pages did turn dark.
      expect(grounds).toBe(2);
    }
  });

  it('while nothing is answered, and while nothing can be', { timeout: 240_000 }, async () => {
    const look = async (network: 'slow' | 'cut') => {
      const page = await dashboard.open({ width: 390, height: 844 });
      await page.route('**/trpc/**', async (route) => {
        if (network === 'cut') await route.abort();
      });
      for (const path of [
        '/',
        '/order-push',
        '/orders',
        '/orders/pick-list',
        '/orders/slips',
        '/orders/tracking?file=tf_0',
        '/stores',
        '/inventory',
        '/inventory/allowances',
        '/inventory/first-levels',
        '/inventory/st_0/0',
        '/products',
        linkFilePath,
        '/location-groups',
        '/stores/connect',
        '/stores/setup/cn_0',
        '/manual-push',
        '/settings/order-push',
        '/settings/plan',
        '/settings/notifications',
        '/notifications',
        '/outbox',
        '/deliveries',
        '/reconciling',
        '/activity',
        '/reconciling/rc_0',
        '/order-push/st_0.1',
      ]) {
        await page.goto(dashboard.at(path));
        await page.getByRole('heading', { level: 1 }).waitFor();
        if (network === 'cut') await page.getByText('This could not be read').first().waitFor();
        expect([path, network, await seriousViolations(page)]).toEqual([path, network, []]);
        const tooWide = Math.max(0, await overflowOf(page));
        expect([path, network, tooWide]).toEqual([path, network, 0]);
      }
      await page.close();
    };
    await Promise.all([look('slow'), look('cut')]);
  });

  it('says nothing on the console but of calls that were cut for this test', () => {
    const real = dashboard.complaints.filter((words) => !words.includes('net::ERR_FAILED'));
    expect(real.filter((words) => !words.includes('404'))).toEqual([]);
  });

  it('asks for no chart and no dialog before its first data, and for little else', async () => {
    const tooLarge: [string, number][] = [];
    for (const path of [
      '/',
      '/order-push',
      '/orders',
      '/orders/pick-list',
      '/orders/slips',
      '/orders/tracking',
      '/stores',
      '/deliveries',
      '/reconciling',
      '/activity',
      '/reconciling/rc_0',
      '/inventory',
      '/inventory/allowances',
      '/inventory/first-levels',
      '/inventory/st_0/0',
      '/products',
      linkFilePath,
      '/location-groups',
      '/stores/connect',
      '/stores/setup/cn_0',
      '/manual-push',
      '/settings/order-push',
      '/settings/plan',
      '/settings/notifications',
      '/notifications',
      '/outbox',
      '/order-push/st_0.1',
    ]) {
      const page = await dashboard.open({});
      const asked: string[] = [];
      let answered = false;
      page.on('request', (request) => {
        if (!answered && request.url().endsWith('.js')) asked.push(request.url());
      });
      await page.route('**/trpc/**', async (route) => {
        // Whatever a page wants beside its first data has time to be asked for.
        await new Promise((rest) => setTimeout(rest, 500));
        answered = true;
        await route.continue();
      });
      await page.goto(dashboard.at(path));
      await page.waitForResponse('**/trpc/**');
      const scripts = await Promise.all(
        asked.map(async (url) => gzipSync(await (await fetch(url)).bytes()).byteLength),
      );
      expect(asked.filter((url) => /chart|dialog|menu|uplot/i.test(url))).toEqual([]);
      const kb = scripts.reduce((sum, bytes) => sum + bytes, 0) / 1000;
      if (kb >= firstLoadKb) tooLarge.push([path, kb]);
      await page.close();
    }
    expect(tooLarge).toEqual([]);
  });

  it('has no theme but the chosen one from the first paint on, and remembers it', async () => {
    const page = await dashboard.open({ colorScheme: 'light' });
    await page.goto(dashboard.at('/stores'));
    await page.getByText('Last event').first().waitFor();
    const ground = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await ground();
    await page.getByRole('button', { name: /^Theme: as the system/ }).click();
    await page.getByRole('button', { name: /^Theme: light/ }).click();
    await page.getByRole('button', { name: /^Theme: dark/ }).waitFor();
    expect(await ground()).not.toBe(light);
    // What is on the page before any script of the dashboard ran.
    await page.route('**/assets/*.js', (route) => route.abort());
    await page.goto(dashboard.at('/stores'), { waitUntil: 'commit' });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.dataset.theme))
      .toBe('dark');
    await page.close();
  });
});
