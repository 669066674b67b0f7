// A fourth store is connected from nothing to its first pushed order, by clicking: the form, the four steps, and the road.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Dashboard,
  openDashboard,
  overflowOf,
  seriousViolations,
} from '../support/open-dashboard.ts';
import { remoteDesk } from '../support/remote-desk.ts';

let dashboard: Dashboard;
let page: Page;

beforeAll(async () => {
  dashboard = await openDashboard({ examples: false });
  page = dashboard.page;
});

afterAll(() => dashboard?.close());

const shelf = () => {
  const [store] = dashboard.instance.run.spare;
  if (!store) throw new Error('no fourth store runs');
  return store;
};
const step = (name: string) => page.locator(`[data-step="${name}"]`);
const stands = (name: string, state: string) =>
  page.locator(`[data-step="${name}"][data-state="${state}"]`).waitFor({ timeout: 30_000 });
const isWell = async () => {
  expect(await seriousViolations(page)).toEqual([]);
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
};

describe('connecting a fourth store', { timeout: 180_000 }, () => {
  it('[ST8] says in words what is wrong, and loses nothing that was typed', async () => {
    await page.goto(dashboard.at('/stores'));
    await page.getByRole('link', { name: 'Add a store' }).click();
    await page.getByRole('heading', { name: 'Add a store' }).waitFor();
    await isWell();
    await page.getByLabel('Address of the store').fill('https://shop.example');
    await page.getByLabel('Admin API access token').fill('wrong');
    await page.getByLabel('Webhook secret').fill('whsec');
    const press = () => page.getByRole('button', { name: 'Test connection' }).click();
    await press();
    const alert = page.getByRole('alert');
    await alert.getByText('only addresses of this machine').waitFor();
    await page.getByLabel('Address of the store').fill(shelf().baseUrl);
    await press();
    await alert.getByText('The store refused the token').waitFor();
    expect(await page.getByLabel('Webhook secret').inputValue()).toBe('whsec');
    await page.getByLabel('Address of the store').fill(dashboard.instance.run.dashboard);
    await press();
    await alert.getByText('Check the address').waitFor();
    expect(await page.getByLabel('Admin API access token').getAttribute('type')).toBe('password');
    // The browser itself notes each refusal.
    const noted = dashboard.complaints.splice(0);
    expect(noted.map((line) => /status of (400|412)/.test(line))).toEqual([true, true, true]);
  });

  it('[ST8] connects the store that runs here and is not connected, and begins its setup', async () => {
    await page.goto(dashboard.at('/stores/connect'));
    await page.getByText('Corner Shelf runs on this machine and is not connected.').waitFor();
    await page.getByRole('button', { name: 'Fill in Corner Shelf' }).click();
    await page.getByRole('button', { name: 'Test connection' }).click();
    const found = page.getByRole('region', { name: 'What the test found' });
    await found.getByText('corner-shelf.myshopify.com').waitFor();
    expect(await found.innerText()).toContain('13 variants');
    expect(await page.getByLabel(/^North Supply/).isChecked()).toBe(true);
    await isWell();
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('heading', { name: 'Set up North Supply → Corner Shelf' }).waitFor();
    await stands('locations', 'to-do');
  });

  it('[ST8] finds the setup again from the Stores page, and goes through locations and products', async () => {
    await page.getByRole('link', { name: 'Finish later' }).click();
    await page.getByText('0 of 4 steps done').waitFor();
    await isWell();
    await page.getByRole('link', { name: /^Go on/ }).click();
    await step('locations').getByText('Main warehouse and Overflow').waitFor();
    await page.getByRole('button', { name: 'Use this group' }).press('Enter');
    await stands('locations', 'done');
    await stands('products', 'to-do');
    // Who goes by keyboard is at the next step, not at the top of the page.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('Products');
    expect(await step('products').innerText()).toMatch(/8\s+linked by their SKU/);
    await isWell();
    await page.getByRole('button', { name: 'Continue' }).press('Enter');
    await stands('products', 'done');
  });

  it('[ST8] shows the first levels, and writes them only at Apply', async () => {
    const desk = remoteDesk(shelf());
    await step('first-levels').getByText('1 to zero').waitFor({ timeout: 30_000 });
    expect(await desk.available('MUG-RED')).toBe(4);
    await isWell();
    await step('first-levels').getByRole('button', { name: 'Apply 8 SKUs' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
    await stands('first-levels', 'done');
    await expect
      .poll(() => desk.available('MUG-RED'), { timeout: 30_000 })
      .toBe(await dashboard.desk('North Supply').available('MUG-RED'));
  });

  it('[OP3] switches Order Push on, and its first order is pushed, shipped and comes back', async () => {
    await isWell();
    await step('order-push').getByRole('switch', { name: 'Order Push' }).click();
    await stands('order-push', 'done');
    await page.getByRole('region', { name: 'All four steps are done' }).waitFor();
    await isWell();

    const desk = remoteDesk(shelf());
    const { name } = await desk.placeOrder([{ sku: 'MUG-BLUE', quantity: 2 }]);
    await page.getByRole('link', { name: 'See its orders' }).click();
    const row = page
      .getByRole('table', { name: 'Orders' })
      .getByRole('row')
      .filter({ hasText: name });
    await row.getByText('Success').waitFor({ timeout: 60_000 });
    const north = dashboard.desk('North Supply');
    const made = await north.newestOrder();
    await north.ship(made.id, { company: 'UPS', number: '1Z-CORNER' });
    await row.getByText('Shipped').waitFor({ timeout: 60_000 });
    await row.getByRole('link', { name }).click();
    await page.getByText('Tracking returned to the customer’s order').waitFor();
    await page.goto(dashboard.at('/stores'));
    await page.getByRole('heading', { name: 'Corner Shelf' }).waitFor();
    expect(await page.getByText('Not set up to the end').count()).toBe(0);
  });

  it('[ST8] is connected again with a new token from its card, and keeps what it has', async () => {
    await page.goto(dashboard.at('/stores'));
    await page.getByRole('link', { name: 'Connect again Corner Shelf, with a new token' }).click();
    await page.getByRole('heading', { name: 'Connect Corner Shelf again' }).waitFor();
    expect(await page.getByLabel('Address of the store').inputValue()).toBe(shelf().baseUrl);
    expect(await page.getByLabel('Admin API access token').inputValue()).toBe('');
    await page.getByLabel('Admin API access token').fill(shelf().token);
    await page.getByLabel('Webhook secret').fill(shelf().webhookSecret);
    await page.getByLabel('Webhook secret').press('Enter');
    await page.getByText('This store is connected here already.').waitFor();
    await isWell();
    await page.getByLabel('Webhook secret').press('Enter');
    await page.getByText('Corner Shelf is connected again.').waitFor();
    await page.getByRole('heading', { name: 'Stores' }).waitFor();
    expect(await page.getByText('Not set up to the end').count()).toBe(0);
    expect(await page.getByText('Sells from').count()).toBe(3);
  });

  it('says nothing on the console meanwhile', () => {
    expect(dashboard.complaints).toEqual([]);
  });
});
