// [WH2] Webhook deliveries: what came in and what became of it, opened, chosen and replayed, and what gave up tried again.
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routerClient } from '../../scripts/local/router-client.ts';
import { type Dashboard, openDashboard } from '../support/open-dashboard.ts';

let dashboard: Dashboard;

beforeAll(async () => {
  dashboard = await openDashboard({ examples: true });
});

afterAll(() => dashboard?.close());

const row = (text: string) => dashboard.page.locator('tbody tr', { hasText: text }).first();

/** Delivers what Mug Street signed but nobody can read. */
async function deliverUnreadable(webhookId: string): Promise<void> {
  const { dashboard: base, stores } = dashboard.instance.run;
  const shell = await routerClient(base).shell.get.query();
  const known = shell.stores.find(({ name }) => name === 'Mug Street');
  const secret = stores.find(({ name }) => name === 'Mug Street')?.webhookSecret ?? '';
  const body = '{"id": 1,';
  const answer = await fetch(`${base}/webhooks/shopify/${known?.id}`, {
    method: 'POST',
    body,
    headers: {
      'x-shopify-topic': 'orders/edited',
      'x-shopify-webhook-id': webhookId,
      'x-shopify-shop-domain': known?.shop ?? '',
      'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
    },
  });
  expect(answer.status).toBe(200);
}

describe('webhook deliveries', { timeout: 120_000 }, () => {
  it('[WH2] lists what came in with what became of it, and shows by itself what comes', async () => {
    const { page } = dashboard;
    await page.goto(dashboard.at('/deliveries'));
    const paid = row('orders/paid');
    await paid.waitFor({ timeout: 30_000 });
    expect(await paid.innerText()).toMatch(/Done/);
    const placed = await dashboard.desk('Mug Street').placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await page.mouse.move(0, 0);
    await row(placed.name).waitFor({ timeout: 30_000 });
  });

  it('[WH2] opens one by keyboard, with its times and what the store sent, and gives the focus back', async () => {
    const { page } = dashboard;
    await page.goto(dashboard.at('/deliveries?view=done'));
    await row('orders/paid').waitFor();
    await row('orders/paid').locator('[data-row]').focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Order paid' });
    const sent = dialog.getByRole('textbox', { name: 'What the store sent' });
    await sent.waitFor();
    expect(JSON.parse(await sent.inputValue())).toMatchObject({ financial_status: 'paid' });
    expect(await dialog.innerText()).toMatch(/Came in[\s\S]*UTC[\s\S]*Delivery id/);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('Order paid: open');
  });

  it('[WH2] replays one, and several that were chosen, and makes no order twice', async () => {
    const { page } = dashboard;
    const before = (await dashboard.desk('North Supply').listOrders()).length;
    await page.goto(dashboard.at('/deliveries'));
    await row('orders/paid')
      .getByRole('button', { name: /^Replay/ })
      .click();
    await page.getByText('One delivery goes again.').waitFor();
    await page.getByText('replayed once').first().waitFor({ timeout: 30_000 });
    // The first two of the page, by key and by hand.
    await page.keyboard.press('j');
    await page.locator('[data-row]').first().focus();
    await page.keyboard.press('x');
    await page
      .getByRole('checkbox', { name: /^Choose (?!all)/ })
      .nth(1)
      .check();
    await page.getByText('2 chosen').waitFor();
    await page.getByRole('button', { name: 'Replay 2' }).click();
    await page.getByText('2 deliveries go again.').waitFor();
    await page.getByText('2 chosen').waitFor({ state: 'detached' });
    await expect
      .poll(
        async () => {
          const { rows } = await routerClient(
            dashboard.instance.run.dashboard,
          ).deliveries.list.query({ status: 'waiting' });
          return rows.length;
        },
        { timeout: 30_000 },
      )
      .toBe(0);
    expect(await dashboard.desk('North Supply').listOrders()).toHaveLength(before);
  });

  it('[WH2] shows what failed and what gave up with the reason, and tries it again from there', async () => {
    const { page } = dashboard;
    await deliverUnreadable('unreadable-1');
    await page.goto(dashboard.at('/'));
    await page.getByRole('link', { name: 'See all, try again' }).click({ timeout: 30_000 });
    const letter = row('orders/edited');
    await letter.waitFor();
    expect(await letter.innerText()).toContain('the body is not a JSON object');
    await letter.getByRole('button', { name: /^Try again/ }).click();
    await page.getByText('One goes again.').waitFor();
    // It cannot be read this time either, so it is back.
    await letter.waitFor({ timeout: 30_000 });
    await page.getByRole('link', { name: 'Failed' }).click();
    await row('orders/edited').waitFor();
    expect(await row('orders/edited').innerText()).toContain('The body is not a JSON object.');
    await page.reload();
    await row('orders/edited').waitFor();
    expect(page.url()).toContain('view=failed');
  });

  it('keeps to the chosen store, and says where there is nothing', async () => {
    const { page } = dashboard;
    await page.goto(dashboard.at('/deliveries'));
    await row('orders/paid').waitFor();
    await page.getByLabel('Store', { exact: true }).selectOption({ label: 'Harbor Goods' });
    await row('Harbor Goods').waitFor();
    await expect.poll(() => page.locator('tbody tr', { hasText: 'Mug Street' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Failed' }).click();
    await page.getByText('Nothing failed').waitFor();
  });
});
