// Manual Order Push: an order by its number, what would go, what it overrides, and one source order of two presses.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routerClient } from '../../scripts/local/router-client.ts';
import {
  type Dashboard,
  openDashboard,
  overflowOf,
  seriousViolations,
} from '../support/open-dashboard.ts';

let dashboard: Dashboard;
let client: ReturnType<typeof routerClient>;
let page: Page;
let unpaid: { id: string; name: string };

beforeAll(async () => {
  dashboard = await openDashboard({ examples: false });
  client = routerClient(dashboard.instance.run.dashboard);
  ({ page } = dashboard);
  unpaid = await dashboard.desk('Mug Street').placeOrder(
    [
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'COURSE-BREW', quantity: 1 },
    ],
    { paid: false },
  );
});

afterAll(() => dashboard?.close());

async function storeIdOf(name: string): Promise<string> {
  const { stores } = await client.shell.get.query();
  const found = stores.find((store) => store.name === name);
  if (!found) throw new Error(`No store ${name}`);
  return found.id;
}

const pushButton = () => page.getByRole('button', { name: 'Push Order' });

describe('Manual Order Push', { timeout: 120_000 }, () => {
  it('[OP10] is reached by keyboard, and finds an order by its number with Enter', async () => {
    await page.goto(dashboard.at('/'));
    await page.getByRole('link', { name: 'Manual Order Push' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await page.getByRole('heading', { name: 'Manual Order Push' }).waitFor();
    const number = page.getByLabel('Order Number');
    await number.press('Enter');
    await page.getByText('Type the order’s number.').waitFor();
    await number.fill(unpaid.name.replace('#', ''));
    await number.press('Enter');
    const found = page.getByRole('link', { name: new RegExp(`^${unpaid.name} at Mug Street`) });
    await found.waitFor();
    expect(await found.count()).toBe(1);
  });

  it('[OP10] lists a store that may not push, with the reason, and does not offer it', async () => {
    await page
      .getByText('Harbor Goods: Order Push is available on the Traction plan and above')
      .waitFor();
    const option = page.getByLabel('Destination Store').locator('option', { hasText: 'Harbor' });
    expect(await option.isDisabled()).toBe(true);
  });

  it('[OP10, OP14] says what would go, what stays and what it overrides, and waits for a tick', async () => {
    const shown = page.getByRole('region', { name: `Order ${unpaid.name}` });
    const says = await shown.innerText();
    expect(says).toContain('It does not go by itself. Waiting for payment.');
    expect(says).toContain('2 to North Supply');
    expect(says).toContain('needs no shipping');
    expect(says).toContain('Would go: 2 units to North Supply.');
    expect(await pushButton().getAttribute('aria-disabled')).toBe('true');
    expect(says).toContain('Tick what it overrides first.');
    await pushButton().focus();
    await page.keyboard.press('Enter');
    await page.waitForTimeout(500);
    expect((await dashboard.desk('North Supply').listOrders()).length).toBe(0);
  });

  it('[OP2, OP10] pushes it once however often it is pressed, and leads to it', async () => {
    await page.getByLabel('It is not paid. Push it all the same.').check();
    await pushButton().dblclick();
    await page
      .getByText(new RegExp(`${unpaid.name} is pushed: #5\\d+ at North Supply\\.`))
      .waitFor({
        timeout: 40_000,
      });
    await page.waitForTimeout(1500);
    const made = await dashboard.desk('North Supply').listOrders();
    expect(made.length).toBe(1);
    // The result has the focus, and the preview below it says what stands now.
    expect(await page.locator(':focus').innerText()).toContain('is pushed');
    const link = page.getByRole('link', { name: new RegExp(`^${made[0]?.name}`) });
    expect(await link.getAttribute('href')).toContain('/admin/orders/');
    await page.getByRole('link', { name: 'See the order' }).click();
    await page.getByRole('heading', { name: `Order ${unpaid.name}` }).waitFor();
  });

  it('[OP2, OP10] says of a pushed order as what it is pushed, and pushes nothing', async () => {
    const search = new URLSearchParams({
      destination: await storeIdOf('Mug Street'),
      order: unpaid.id,
    });
    await page.goto(dashboard.at(`/manual-push?${search}`));
    await page.getByText('Already pushed to North Supply as').waitFor();
    await page.getByText('It is pushed already: nothing more would go.').waitFor();
    expect(await pushButton().getAttribute('aria-disabled')).toBe('true');
  });

  it('[OP10] takes a link that names the order’s own store as its Destination Store', async () => {
    const search = new URLSearchParams({ store: await storeIdOf('Mug Street'), order: unpaid.id });
    await page.goto(dashboard.at(`/manual-push?${search}`));
    await page.getByText('Already pushed to North Supply as').waitFor();
    expect(await page.getByLabel('Store', { exact: true }).inputValue()).toBe('');
  });

  it('[OP10] says that no order has a number, and what a store answers when it cannot', async () => {
    await page.getByLabel('Order Number').fill('#9999');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('No order #9999').waitFor();
    await dashboard.faults('Mug Street', { refuse: 401 });
    await page.getByLabel('Order Number').fill(unpaid.name);
    await page.getByLabel('Order Number').press('Enter');
    await page.getByText('This could not be read').waitFor();
    expect(await pushButton().count()).toBe(0);
    await dashboard.faults('Mug Street', { refuse: null });
  });

  it('[OP10] of a number of another store leads to that store', async () => {
    const ofHarbor = await dashboard
      .desk('Harbor Goods')
      .placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await expect
      .poll(async () => (await client.orderPush.list.query({ q: ofHarbor.name })).rows.length, {
        timeout: 30_000,
      })
      .toBe(1);
    await page.goto(dashboard.at('/manual-push'));
    await page.getByLabel('Order Number').fill(ofHarbor.name);
    await page.getByLabel('Order Number').press('Enter');
    await page.getByText('Harbor Goods has one.').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Find it at Harbor Goods' }).click();
    await page.getByRole('region', { name: `Order ${ofHarbor.name}` }).waitFor();
    expect(await page.getByLabel('Destination Store').inputValue()).toBe(
      await storeIdOf('Harbor Goods'),
    );
  });

  it('[OP9, OP10] an order that is held leads from its row to its push by hand', async () => {
    const held = await dashboard
      .desk('Mug Street')
      .placeOrder([{ sku: 'MUG-RED', quantity: 1 }], { pointOfSale: true });
    await page.goto(dashboard.at('/order-push'));
    const row = page.getByRole('row').filter({ hasText: held.name });
    await row.getByText('Held: sold over the counter').waitFor({ timeout: 30_000 });
    await row.getByRole('link', { name: 'Push by hand' }).click();
    await page.getByRole('region', { name: `Order ${held.name}` }).waitFor();

    await page.goto(dashboard.at(`/order-push?store=${await storeIdOf('Mug Street')}`));
    await row.getByRole('link', { name: 'Open the order' }).click();
    await page.getByRole('heading', { name: `Order ${held.name}` }).waitFor();
    expect(await page.getByRole('link', { name: 'Push by hand' }).count()).toBe(0);
  });

  it('[OP10] is for source stores only', async () => {
    await page.goto(dashboard.at(`/manual-push?store=${await storeIdOf('Harbor Goods')}`));
    await page.getByRole('heading', { name: 'Manual Order Push is for source stores' }).waitFor();
    expect(await page.getByRole('link', { name: 'Manual Order Push' }).count()).toBe(0);
  });

  it('is for everybody, on a desk and on a phone', async () => {
    const path = `/manual-push?number=${unpaid.name.replace('#', '')}`;
    for (const look of [{}, { width: 390, height: 844, colorScheme: 'dark' as const }]) {
      const other = await dashboard.open(look);
      await other.goto(dashboard.at(path));
      await other.getByText('Already pushed to').or(other.getByText('could not be')).waitFor();
      expect(await seriousViolations(other)).toEqual([]);
      expect(await overflowOf(other)).toBeLessThanOrEqual(0);
      await other.close();
    }
  });

  it('says nothing on the console but of what was refused for this test', () => {
    const refused = /status of (403|412|5\d\d|404)/;
    expect(dashboard.complaints.filter((words) => !refused.test(words))).toEqual([]);
  });
});
