// [RC1] Reconciling: what a lost webhook left behind is found and put right by a press, with its progress, its report and its drifts.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routerClient } from '../../scripts/local/router-client.ts';
import { youngMs } from '../../src/reconcile/reconcile.ts';
import {
  type Dashboard,
  openDashboard,
  overflowOf,
  seriousViolations,
} from '../support/open-dashboard.ts';

let dashboard: Dashboard;
/** The report that names a drift. */
let reportPath = '';

beforeAll(async () => {
  dashboard = await openDashboard({ examples: true });
});

afterAll(() => dashboard?.close());

/** As a person would: from then on the destinations show what the source has. */
async function applyFirstLevels(): Promise<void> {
  const { inventory } = routerClient(dashboard.instance.run.dashboard);
  await expect
    .poll(
      async () => {
        const { notices } = await inventory.list.query({ limit: 1 });
        const waiting = notices.filter((notice) => notice.waiting > 0);
        for (const { connectionId } of waiting)
          await inventory.firstLevels.applyLevels.mutate({ connectionId, chosen: 'all' });
        return waiting.length;
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBe(0);
}

const reports = (page: Page) => page.getByRole('table', { name: 'Reports' });
/** The newest one of a store, but for its imports, which stand there too. */
const report = (page: Page, store: string) =>
  reports(page).locator('tbody tr', { hasText: store }).filter({ hasNotText: 'Catalogue' }).first();
const drift = (page: Page, text: string) =>
  page.getByRole('table', { name: 'Drifts' }).locator('tbody tr', { hasText: text }).first();

/** Every webhook of a store about these topics is lost, until it is told otherwise. */
const lose = (store: string, ...topics: string[]) =>
  dashboard.faults(store, { dropWebhooks: { probability: 1, only: topics } });
/** What changed just now is left to its webhooks. */
const settle = (page: Page) => page.waitForTimeout(youngMs + 2_000);
const loseNone = (store: string) => dashboard.faults(store, { dropWebhooks: { probability: 0 } });

describe('reconciling', { timeout: 180_000 }, () => {
  it('says what it does by itself and when, and where nothing was reconciled yet', async () => {
    const { page } = dashboard;
    await page.goto(dashboard.at('/reconciling'));
    // What connecting imported is told, and nothing of it is reconciling.
    await page
      .getByText(/listings read/)
      .first()
      .waitFor({ timeout: 30_000 });
    await page.getByText('not yet').first().waitFor();
    expect(await page.getByRole('main').innerText()).toContain(
      'every 15 minutes what changed, every night at 03:00 UTC everything',
    );
  });

  it('[ST5] finds a number whose webhook was lost, shows how far it is, and what became of it', async () => {
    const { page } = dashboard;
    const [source, destination] = [dashboard.desk('North Supply'), dashboard.desk('Mug Street')];
    await applyFirstLevels();
    await expect
      .poll(() => destination.available('MUG-RED'), { timeout: 60_000 })
      .toBe(await source.available('MUG-RED'));
    const [level] = await source.levels('MUG-RED');
    const counted = (level?.available ?? 0) + 7;
    await lose('North Supply', 'inventory_levels/update');
    await source.setStock('MUG-RED', counted);
    await settle(page);

    await page.goto(dashboard.at('/reconciling'));
    await page.getByRole('button', { name: 'Reconcile all stores' }).click();
    await page.getByText(/^Reconciling 3 stores\./).waitFor();
    const bar = page.getByRole('progressbar', { name: 'Reconciling North Supply' });
    await bar.waitFor();
    // The page is never reloaded: the report comes by itself.
    await report(page, 'North Supply').getByText('Done').waitFor({ timeout: 90_000 });
    expect(await bar.count()).toBe(0);
    await loseNone('North Supply');

    await report(page, 'North Supply').getByRole('link').click();
    const found = drift(page, 'MUG-RED');
    await found.getByText('Repaired').waitFor();
    expect(await found.innerText()).toMatch(/North Supply[\s\S]*Source/);
    expect(await found.innerText()).toContain('The source’s number was read again and taken over.');
    expect(await found.innerText()).toContain(String(counted));
    reportPath = new URL(page.url()).pathname;
    await expect
      .poll(() => destination.available('MUG-RED'), { timeout: 30_000 })
      .toBe(await source.available('MUG-RED'));
  });

  it('[RC1] keeps its views in the address, and leads from a drift to the SKU', async () => {
    const { page } = dashboard;
    await page.getByRole('link', { name: 'Left' }).click();
    await page.getByText('Nothing was left').waitFor();
    expect(page.url()).toContain('view=left');
    await page.reload();
    await page.getByText('Nothing was left').waitFor();
    await page.getByRole('link', { name: 'All', exact: true }).click();
    await drift(page, 'MUG-RED').getByRole('link', { name: 'MUG-RED' }).click();
    await page.getByRole('heading', { level: 1, name: 'MUG-RED' }).waitFor();
    await page.getByText('Put right after reconciling').first().waitFor();
  });

  it('[ST5] sets back what somebody changed at a destination, where its webhook was lost', async () => {
    const { page } = dashboard;
    const [source, destination] = [dashboard.desk('North Supply'), dashboard.desk('Mug Street')];
    const [level] = await destination.levels('MUG-RED');
    await lose('Mug Street', 'inventory_levels/update');
    await destination.setStock('MUG-RED', (level?.available ?? 0) + 4);
    await settle(page);
    await page.goto(dashboard.at('/reconciling'));
    await page.getByRole('button', { name: 'Reconcile Mug Street' }).click();
    await page.getByRole('link', { name: 'Under way at Mug Street' }).click();
    const found = drift(page, 'MUG-RED');
    await found.getByText('Repaired').waitFor({ timeout: 60_000 });
    expect(await found.innerText()).toMatch(/Mug Street[\s\S]*Destination/);
    expect(await found.innerText()).toContain('Our number was written again.');
    await loseNone('Mug Street');
    expect(await destination.available('MUG-RED')).toBe(await source.available('MUG-RED'));
  });

  it('[RC1] finds an order whose webhooks never came, and pushes it', async () => {
    const { page } = dashboard;
    const source = dashboard.desk('North Supply');
    const orders = (await source.listOrders()).length;
    await lose('Mug Street', 'orders/create', 'orders/paid', 'orders/updated');
    const placed = await dashboard.desk('Mug Street').placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await settle(page);
    await page.goto(dashboard.at('/reconciling'));
    await page.getByRole('button', { name: 'What changed at Mug Street' }).click();
    await report(page, 'Mug Street')
      .getByText('1 order found whose webhook never came')
      .waitFor({ timeout: 60_000 });
    await loseNone('Mug Street');
    await expect
      .poll(async () => (await source.listOrders()).length, { timeout: 60_000 })
      .toBe(orders + 1);
    await page.goto(dashboard.at('/order-push'));
    await page
      .locator('tr', { hasText: placed.name })
      .getByText('Success')
      .waitFor({ timeout: 30_000 });
  });

  it('[RC1] begins from the store’s card, and leads there to how far it is', async () => {
    const { page } = dashboard;
    await page.goto(dashboard.at('/stores'));
    await page.getByText('Last reconciled').first().waitFor();
    await page.getByRole('button', { name: 'Reconcile Harbor Goods' }).click();
    await page.getByRole('link', { name: 'see how far it is' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Reconciling Harbor Goods' }).waitFor();
    await page.getByRole('heading', { level: 2, name: 'Report' }).waitFor({ timeout: 60_000 });
    expect(await page.getByRole('status').allInnerTexts()).toContain('Done');
  });

  it('[RC1] is cancelled by a press, and the focus stays on the page', async () => {
    const { page } = dashboard;
    await dashboard.faults('Harbor Goods', { bulk: 'never-finishes' });
    await page.goto(dashboard.at('/reconciling'));
    await page.getByRole('button', { name: 'Reconcile Harbor Goods' }).click();
    await page.getByText('The store writes down its levels.').waitFor();
    await page.getByRole('button', { name: 'Cancel reconciling Harbor Goods' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Reconciling Harbor Goods was cancelled.').waitFor();
    await report(page, 'Harbor Goods').getByText('Cancelled').waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('Reconcile all stores');
    await dashboard.faults('Harbor Goods', { bulk: 'allowed' });
  });

  it('is for everybody: in light and dark, on a phone, while it reads and when it cannot', async () => {
    const look = async (page: Page, path: string, shows: string) => {
      await page.goto(dashboard.at(path));
      await page.getByText(shows).first().waitFor();
      await page.waitForTimeout(250);
      expect([path, await overflowOf(page)]).toEqual([path, 0]);
      expect([path, await seriousViolations(page)]).toEqual([path, []]);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.waitForTimeout(250);
      expect([path, await seriousViolations(page, ['color-contrast'])]).toEqual([path, []]);
      await page.emulateMedia({ colorScheme: 'light' });
    };
    for (const size of [{}, { width: 390, height: 844 }]) {
      const page = await dashboard.open({ ...size, colorScheme: 'light' });
      await look(page, '/reconciling', 'Reports');
      await look(page, reportPath, 'MUG-RED');
      await look(page, '/reconciling/rc_0', 'No such report');
      await page.route('**/trpc/**', (route) => route.abort());
      await look(page, '/reconciling', 'This could not be read');
      await page.unroute('**/trpc/**');
      await page.route('**/trpc/**', () => undefined);
      await look(page, reportPath, 'Reading the report');
      await page.close();
    }
  });

  it('[RC1] says why one failed and what to do', async () => {
    const { page } = dashboard;
    await dashboard.faults('Mug Street', { refuse: 401 });
    await page.goto(dashboard.at('/reconciling'));
    await page.getByRole('button', { name: 'Reconcile Mug Street' }).click();
    const failed = report(page, 'Mug Street');
    await failed.getByText('Failed').waitFor({ timeout: 60_000 });
    expect(await failed.innerText()).toMatch(/refused our token|lets us in no more/);
    expect(await failed.innerText()).toMatch(/[Cc]onnect (the store|it) again/);
    await dashboard.faults('Mug Street', { refuse: null });
  });
});
