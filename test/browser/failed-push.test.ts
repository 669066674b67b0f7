// A push that failed: read why, mend the cause at the store, retry; from the dialog, from the row, and by keyboard.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Dashboard, openDashboard } from '../support/open-dashboard.ts';

let dashboard: Dashboard;

beforeAll(async () => {
  dashboard = await openDashboard({ examples: false });
});

afterAll(() => dashboard?.close());

const row = (name: string) =>
  dashboard.page.getByRole('row').filter({ has: dashboard.page.getByText(name, { exact: true }) });

/** New rows wait behind a button while somebody is at the list, as this test is. */
async function isShown(name: string): Promise<void> {
  const more = dashboard.page.getByRole('button', { name: /new, show$/ });
  await more.or(row(name)).first().waitFor({ timeout: 30_000 });
  if (await more.isVisible()) await more.click();
  await row(name).getByText('Failed').waitFor({ timeout: 30_000 });
}

describe('a failed push', { timeout: 120_000 }, () => {
  it('[OP9, HP1] shows the reason, and goes through by itself once it is mended at the store', async () => {
    const { page } = dashboard;
    await page.goto(dashboard.at('/order-push'));
    await page.getByText('No order has come in yet').waitFor();
    const placed = await dashboard
      .desk('Mug Street')
      .placeOrder([{ sku: 'CANDLE-CEDAR', quantity: 1 }]);
    await isShown(placed.name);
    await row(placed.name)
      .getByRole('button', { name: /^View error/ })
      .click();
    const dialog = page.getByRole('dialog', { name: `Push error · ${placed.name}` });
    await dialog.getByText('What to do:').waitFor();
    const said = await dialog.innerText();
    expect(said).toContain('The source store has too few units.');
    expect(said).toContain('Add stock there, and it goes by itself; or cancel the line.');
    expect(said).toContain('Nothing was created on North Supply yet: 1 unit still to go.');
    expect(said).toContain('Push failed');
    expect(await dialog.getByRole('link', { name: 'Contact Us' }).getAttribute('href')).toBe(
      'https://crossdock.example/contact',
    );
    expect(await dialog.getByRole('link', { name: /@/ }).getAttribute('href')).toBe(
      'mailto:support@crossdock.example',
    );

    // Nothing was mended yet: it fails again, and says so.
    await dialog.getByRole('button', { name: 'Retry Push' }).click();
    await dialog.getByText('Retried by hand').waitFor();
    await expect
      .poll(() => dialog.getByText('Push failed').count(), { timeout: 30_000 })
      .toBeGreaterThan(1);

    const [shelf] = await Promise.all([
      page.context().waitForEvent('page'),
      dialog.getByRole('link', { name: /^Open North Supply/ }).click(),
    ]);
    await shelf.getByRole('link', { name: 'Products and stock' }).click();
    await shelf.getByLabel('Available of Cedar candle at Main warehouse').fill('5');
    await shelf
      .getByRole('button', { name: 'Set stock of Cedar candle at Main warehouse' })
      .click();
    await shelf.close();

    // The source has more of it: nobody has to press anything (stock rule 3).
    await dialog.getByText('It went through.').waitFor({ timeout: 30_000 });
    expect(await dialog.innerText()).toMatch(/#5\d+ was created on North Supply with 1 unit\./);
    await dialog.getByRole('button', { name: 'Close' }).first().click();
    await row(placed.name).getByText('Success').waitFor();
    // The button that opened it is gone: the focus is on its row.
    await expect.poll(() => page.locator(':focus').innerText()).toBe(placed.name);
    expect((await dashboard.desk('North Supply').listOrders()).length).toBe(1);
  });

  it('[OP2, OP9] goes through with Retry in the row, once, however often it is pressed', async () => {
    const { page } = dashboard;
    await dashboard.faults('North Supply', { refuse: 401 });
    const placed = await dashboard.desk('Mug Street').placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await isShown(placed.name);
    expect(await row(placed.name).innerText()).toContain('The store refused our token');
    await dashboard.faults('North Supply', { refuse: null });
    await row(placed.name)
      .getByRole('button', { name: /^Retry/ })
      .dblclick();
    await row(placed.name).getByText('Success').waitFor({ timeout: 30_000 });
    await page.waitForTimeout(1500);
    const made = await dashboard.desk('North Supply').listOrders();
    expect(made.filter((order) => order.tags.includes('Mug Street')).length).toBe(2);
  });

  it('[OP9] is opened, retried and closed by keyboard alone', async () => {
    const { page } = dashboard;
    await dashboard.faults('North Supply', { refuse: 401 });
    const placed = await dashboard.desk('Mug Street').placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await isShown(placed.name);
    await dashboard.faults('North Supply', { refuse: null });

    await page.goto(dashboard.at('/'));
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await row(placed.name).getByText('Failed').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(placed.name);
    await expect.poll(() => page.locator('[data-row]').count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('[data-row]').count()).toBeGreaterThan(1);
    await page.keyboard.press('j');
    expect(await page.locator(':focus').innerText()).toBe(placed.name);
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await page.locator(':focus').innerText()).toBe(placed.name);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toMatch(/^View error/);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: `Push error · ${placed.name}` });
    await dialog.getByRole('button', { name: 'Retry Push' }).waitFor();
    await page.keyboard.press('Shift+Tab');
    for (let turn = 0; turn < 10; turn += 1) {
      if ((await page.locator(':focus').innerText()) === 'Retry Push') break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await dialog.getByText('It went through.').waitFor({ timeout: 30_000 });
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await row(placed.name).getByText('Success').waitFor();

    await page.locator('body').press('Shift+?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'detached' });
    await page.locator('[data-row]').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `Order ${placed.name}` }).waitFor();
  });

  it('says nothing on the console meanwhile', () => {
    expect(dashboard.complaints).toEqual([]);
  });
});
