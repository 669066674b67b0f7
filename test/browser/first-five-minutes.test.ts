// A newcomer's first five minutes, by clicking: what the first start made, why one failed, and the three steps.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Dashboard, openDashboard } from '../support/open-dashboard.ts';

let dashboard: Dashboard;
let page: Page;

beforeAll(async () => {
  dashboard = await openDashboard({ examples: true });
  page = dashboard.page;
});

afterAll(() => dashboard?.close());

const step = (number: number) => page.locator(`[data-step="${number}"]`);
const isDone = (number: number) =>
  page.locator(`[data-step="${number}"][data-state="done"]`).waitFor({ timeout: 30_000 });

/** Follows a link that opens beside the page. */
async function follow(name: RegExp): Promise<Page> {
  const [opened] = await Promise.all([
    dashboard.page.context().waitForEvent('page'),
    page.getByRole('link', { name }).first().click(),
  ]);
  await opened.waitForLoadState();
  return opened;
}

describe('the first five minutes', { timeout: 120_000 }, () => {
  it('[OP8] finds a finished, a partial, a failed and a not eligible order, and reads why one failed', async () => {
    await page.goto(dashboard.at('/'));
    await page.getByRole('link', { name: 'Order Push', exact: true }).click();
    const table = page.getByRole('table', { name: 'Orders' });
    await table.getByText('Not eligible').waitFor();
    // Mug Street tells of its own shipment a moment after the tracking is back.
    await table.getByText('Shipped').first().waitFor();
    const words = await table.locator('tbody').innerText();
    for (const word of ['Success', 'Partial', 'Failed', 'Shipped']) expect(words).toContain(word);
    expect(words).toContain('Order Push is available on the Traction plan and above');
    await table.getByRole('button', { name: /^View error/ }).click();
    const dialog = page.getByRole('dialog', { name: /Push error/ });
    await dialog.getByText('The source store has too few units').first().waitFor();
    expect(await dialog.innerText()).toMatch(/Nothing was created on North Supply/);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('places an order, ships it and sees the tracking, each step ticking itself', async () => {
    await page.goto(dashboard.at('/'));
    await step(1).getByText('Buy something').waitFor();
    const shop = await follow(/^Place an order/);
    await shop.getByLabel('Quantity of Stoneware mug, Red').fill('2');
    await shop.getByRole('button', { name: 'Place the order' }).click();
    await isDone(1);

    await page.getByRole('link', { name: /^Ship it/ }).waitFor({ timeout: 30_000 });
    const warehouse = await follow(/^Ship it/);
    await warehouse.getByLabel('Tracking number').fill('1Z-FIRST-FIVE');
    await warehouse.getByRole('button', { name: 'Ship these units' }).click();
    await isDone(2);
    await isDone(3);
    expect(await step(3).innerText()).toContain('1Z-FIRST-FIVE');

    await page.getByRole('link', { name: 'See the tracking' }).click();
    await page.getByText('Tracking returned to the customer’s order').waitFor();
    expect(await page.getByRole('region', { name: 'Shipments' }).innerText()).toContain(
      'UPS 1Z-FIRST-FIVE',
    );
    await shop.close();
    await warehouse.close();
  });

  it('begins again with Reset, and does each step for whoever asks', async () => {
    await page.goto(dashboard.at('/'));
    await page.getByRole('button', { name: /^Reset/ }).click();
    await step(1).getByRole('button', { name: 'Do it for me' }).click();
    await isDone(1);
    await step(2).getByRole('button', { name: 'Do it for me' }).click({ timeout: 30_000 });
    await isDone(2);
    await isDone(3);
    expect(await page.getByText('You have seen an order travel').count()).toBe(1);
  });

  it('comes back from each store’s own page, and from an order there to that order here', async () => {
    for (const { adminUrl } of dashboard.instance.run.stores) {
      await page.goto(adminUrl);
      await page.getByRole('link', { name: 'Crossdock', exact: true }).click();
      await page.getByRole('heading', { name: 'Overview' }).waitFor();
    }
    const newest = await dashboard.desk('North Supply').newestOrder();
    const { adminUrl } = dashboard.store('North Supply');
    await page.goto(`${adminUrl}/orders/${newest.id.split('/').at(-1)}`);
    await page.getByRole('link', { name: 'See it in Crossdock' }).click();
    await page.getByRole('heading', { name: /^Order #/ }).waitFor();
    expect(
      await page
        .getByRole('link', { name: new RegExp(`${newest.name} at North Supply`) })
        .getAttribute('href'),
    ).toBe(`${adminUrl}/orders/${newest.id.split('/').at(-1)}`);
  });

  it('says nothing on the console meanwhile', () => {
    expect(dashboard.complaints).toEqual([]);
  });
});
