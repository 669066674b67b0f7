// The page changes without a reload, and nothing moves under somebody's hand; what it does when the connection goes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Dashboard, openDashboard } from '../support/open-dashboard.ts';

let dashboard: Dashboard;

beforeAll(async () => {
  dashboard = await openDashboard({ examples: false });
});

afterAll(() => dashboard?.close());

const row = (name: string) => dashboard.page.locator('tr', { hasText: name });
const place = (sku = 'MUG-RED') => dashboard.desk('Mug Street').placeOrder([{ sku, quantity: 1 }]);

describe('a page that is open', { timeout: 120_000 }, () => {
  it('[OP8] shows an order, its push, its shipment and its tracking, all by itself', async () => {
    const { page } = dashboard;
    await page.goto(dashboard.at('/order-push'));
    await page.locator('[data-live="live"]').first().waitFor();
    // A reload would lose this.
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    const placed = await place();
    await row(placed.name).getByText('Success').waitFor({ timeout: 30_000 });
    const source = dashboard.desk('North Supply');
    await source.ship((await source.newestOrder()).id, { company: 'UPS', number: '1Z-LIVE' });
    await row(placed.name).getByText('Shipped').waitFor({ timeout: 30_000 });
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  });

  it('[OP8] keeps the row under the pointer where it is, and shows what is new when asked', async () => {
    const { page } = dashboard;
    const held = page.locator('[data-order]').first();
    await held.hover();
    const before = await held.boundingBox();
    const name = await held.locator('[data-row]').innerText();
    await held.evaluate((element) => Object.assign(element, { sameRow: true }));

    const arrived = await place();
    const pill = page.getByRole('button', { name: '1 new, show' });
    await pill.waitFor({ timeout: 30_000 });
    expect(await held.boundingBox()).toEqual(before);
    expect(await held.locator('[data-row]').innerText()).toBe(name);
    expect(await held.evaluate((element) => 'sameRow' in element)).toBe(true);
    expect(await row(arrived.name).count()).toBe(0);

    await pill.click();
    await row(arrived.name).waitFor();
    // The row that was there is the same element still, one place further down.
    expect(
      await page
        .locator('[data-order]')
        .nth(1)
        .evaluate((element) => 'sameRow' in element),
    ).toBe(true);
    await page.mouse.move(5, 5);
    const next = await place();
    await row(next.name).waitFor({ timeout: 30_000 });
  });

  it('asks every few seconds while the live connection is gone, and says so', async () => {
    const page = await dashboard.open({});
    await page.routeWebSocket('**/live', (socket) => void socket.close());
    await page.goto(dashboard.at('/order-push'));
    await page.locator('[data-live="polling"]').first().waitFor({ timeout: 15_000 });
    const placed = await place();
    await page.locator('tr', { hasText: placed.name }).waitFor({ timeout: 20_000 });
    expect(await page.locator('[data-live]').first().innerText()).toBe('Every 5 s');
    await page.close();
  });

  it('keeps what it showed while Crossdock is out of reach, says so, and goes on by itself', async () => {
    const page = await dashboard.open({});
    await page.goto(dashboard.at('/order-push'));
    await page.locator('[data-order]').first().waitFor();
    await page.route('**/trpc/**', (route) => route.abort());
    await place();
    await page.getByText('What is shown may be old.').waitFor({ timeout: 20_000 });
    expect(await page.locator('[data-order]').count()).toBeGreaterThan(0);
    await page.unroute('**/trpc/**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('What is shown may be old.').waitFor({ state: 'detached' });
    await page.close();
  });
});
