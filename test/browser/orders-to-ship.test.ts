// [SO1] Orders to ship: shipped from here, and absent wherever nobody ships.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Dashboard, openDashboard } from '../support/open-dashboard.ts';

let dashboard: Dashboard;

beforeAll(async () => {
  dashboard = await openDashboard({ examples: true });
});

afterAll(() => dashboard?.close());

const row = (name: string) => dashboard.page.locator('tr', { hasText: name });

describe('orders to ship', { timeout: 120_000 }, () => {
  it('[SO1, TR1] ships all of an order with carrier and number, whose tracking goes back by itself', async () => {
    const { page } = dashboard;
    const street = dashboard.desk('Mug Street');
    const placed = await street.placeOrder([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'MUG-BLUE', quantity: 1 },
    ]);
    await page.goto(dashboard.at('/orders'));
    await row(placed.name).getByRole('button', { name: /^Ship/ }).click({ timeout: 30_000 });
    const dialog = page.getByRole('dialog', { name: /^Ship #5/ });
    expect(await dialog.innerText()).toContain('All that is left, 3 units');
    await dialog.getByLabel('Carrier').fill('UPS');
    await dialog.getByLabel('Tracking number').fill('1Z-FROM-HERE');
    await page.keyboard.press('Enter');
    await page.getByText(`${placed.name} is shipped.`).waitFor({ timeout: 30_000 });
    await row(placed.name).waitFor({ state: 'detached' });
    await expect
      .poll(
        async () => {
          const order = (await street.listOrders()).find(({ name }) => name === placed.name);
          return order?.fulfillments.map(({ trackingInfo }) => trackingInfo[0]?.number);
        },
        { timeout: 30_000 },
      )
      .toEqual(['1Z-FROM-HERE']);
  });

  it('[SO1] says why nothing was shipped, and keeps what was typed', async () => {
    const { page } = dashboard;
    const placed = await dashboard.desk('Mug Street').placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await row(placed.name).getByRole('button', { name: /^Ship/ }).click({ timeout: 30_000 });
    const dialog = page.getByRole('dialog', { name: /^Ship #5/ });
    await dialog.getByLabel('Tracking number').fill('1Z-KEPT');
    await dashboard.faults('North Supply', { refuse: 423 });
    await dialog.getByRole('button', { name: 'Ship' }).click();
    const alert = dialog.getByRole('alert');
    await alert.waitFor({ timeout: 30_000 });
    expect(await alert.innerText()).toContain('then press Ship again');
    expect(await dialog.getByLabel('Tracking number').inputValue()).toBe('1Z-KEPT');
    await dashboard.faults('North Supply', { refuse: null });
    await dialog.getByRole('button', { name: 'Ship' }).click();
    await page.getByText(`${placed.name} is shipped.`).waitFor({ timeout: 30_000 });
  });

  it('[SO1] marks orders that were not pushed, with the reason', async () => {
    const { page } = dashboard;
    const harbor = page.locator('tr', { hasText: 'Harbor Goods' });
    expect(await harbor.innerText()).toContain(
      'Order Push is available on the Traction plan and above',
    );
    expect(await harbor.getByRole('button').count()).toBe(0);
  });

  it('[SO1] has no Orders where a store is chosen that ships for nobody, and says so', async () => {
    const { page } = dashboard;
    const navigation = page.getByRole('navigation', { name: 'Pages' });
    await page.goto(dashboard.at('/'));
    await navigation.getByRole('link', { name: 'Orders' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('heading', { name: 'Orders', exact: true }).waitFor();
    await page.goto(dashboard.at('/orders'));
    await page.locator('[data-row]').first().waitFor();
    await page.getByLabel('Store', { exact: true }).selectOption({ label: 'Mug Street' });
    await page.getByRole('heading', { name: 'Orders is for source stores' }).waitFor();
    await page.getByText('Overview').first().click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    await navigation.getByRole('link', { name: 'Orders' }).waitFor({ state: 'detached' });
    expect(page.url()).toContain('store=st_');
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    expect(new URL(page.url()).pathname).toBe('/');

    await page.getByLabel('Store', { exact: true }).selectOption({ label: 'All stores' });
    await navigation.getByRole('link', { name: 'Orders' }).click();
    await page.locator('[data-row]').first().waitFor();
    await page.getByLabel('Store', { exact: true }).selectOption({ label: 'Mug Street' });
    await page.getByRole('heading', { name: 'Orders is for source stores' }).waitFor();
    await page.getByText('Mug Street ships for no other store.').waitFor();
    // What was read for another store never comes back, however often the page reads again.
    await page.evaluate(() => {
      new MutationObserver(() => {
        if (document.querySelector('[data-row]')) Object.assign(window, { sawRows: true });
      }).observe(document.body, { childList: true, subtree: true });
    });
    await dashboard.desk('Mug Street').placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await page.waitForTimeout(3000);
    expect(await page.evaluate(() => 'sawRows' in window)).toBe(false);

    await page.getByLabel('Store', { exact: true }).selectOption({ label: 'North Supply' });
    await page.getByRole('heading', { name: 'Orders', exact: true }).waitFor();
    await navigation.getByRole('link', { name: 'Orders' }).waitFor();
  });

  it('the chosen store goes along from page to page, and lists only its own', async () => {
    const { page } = dashboard;
    await page.goto(dashboard.at('/'));
    await page.getByLabel('Store', { exact: true }).selectOption({ label: 'Harbor Goods' });
    await page.getByRole('link', { name: 'Order Push', exact: true }).click();
    const table = page.getByRole('table', { name: 'Orders' });
    await table.getByText('Not eligible').waitFor();
    await expect.poll(() => table.locator('tbody tr').count()).toBe(1);
    await page.reload();
    await expect.poll(() => table.locator('tbody tr').count()).toBe(1);
    expect(await table.innerText()).not.toContain('Mug Street');
  });
});
