// A push that failed: read why, mend the cause at the store, retry; from the dialog, from the row, and by keyboard.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Dashboard, openDashboard, seriousViolations } from '../support/open-dashboard.ts';

let dashboard: Dashboard;

beforeAll(async () => {
  dashboard = await openDashboard({ examples: false });
});

afterAll(() => dashboard?.close());

const row = (name: string) =>
  dashboard.page.getByRole('row').filter({ has: dashboard.page.getByText(name, { exact: true }) });

/** New rows wait behind a button while somebody is at the list, as this test is. */
async function isShown(name: string, says = 'Failed'): Promise<void> {
  const more = dashboard.page.getByRole('button', { name: /new, show$/ });
  await more.or(row(name)).first().waitFor({ timeout: 30_000 });
  if (await more.isVisible()) await more.click();
  await row(name).getByText(says).waitFor({ timeout: 30_000 });
}

describe('a failed push', { timeout: 120_000 }, () => {
  it('[OP9, HP1] shows the reason, where it is mended and every try, and goes through once it is mended', async () => {
    const { page } = dashboard;
    await page.goto(dashboard.at('/order-push'));
    await page.getByText('No order has come in yet').waitFor();
    // The source takes no phone that is not international, and this one cannot be made so.
    await dashboard.faults('North Supply', { phones: 'e164' });
    const placed = await dashboard
      .desk('Mug Street')
      .placeOrder([{ sku: 'MUG-BLUE', quantity: 1 }], { phone: '555 0100' });
    await isShown(placed.name);
    await row(placed.name)
      .getByRole('button', { name: /^View error/ })
      .click();
    const dialog = page.getByRole('dialog', { name: `Push error · ${placed.name}` });
    const refused = 'The source store does not take the customer’s address or phone';
    await dialog.getByText('What to do:').waitFor();
    const said = await dialog.innerText();
    expect(said).toContain(`${refused}.`);
    expect(said).toContain('Correct it on the customer’s order, then Retry.');
    expect(said).toContain('It is not tried again by itself: it waits for you.');
    expect(said).toContain('Nothing was created on North Supply yet: 1 unit still to go.');
    const link = dialog.getByRole('link', { name: /^Open it at Mug Street/ });
    expect(await link.getAttribute('href')).toContain(dashboard.store('Mug Street').baseUrl);
    expect(await dialog.getByRole('link', { name: 'Contact Us' }).getAttribute('href')).toBe(
      'https://crossdock.example/contact',
    );
    expect(await dialog.getByRole('link', { name: /@/ }).getAttribute('href')).toBe(
      'mailto:support@crossdock.example',
    );

    // What was asked and answered is there, without the customer.
    const tries = dialog.getByRole('group');
    await tries.first().locator('summary').click();
    await tries.first().getByText('CreateSourceOrder').waitFor();
    const asked = await tries.first().innerText();
    expect(asked).toContain('HTTP 200');
    expect(asked).toContain('MUG-BLUE');
    expect(asked).not.toMatch(/555 0100|Pine St|Dana/);
    expect(await seriousViolations(page)).toEqual([]);

    // Nothing was mended yet: it fails again, and says so.
    await dialog.getByRole('button', { name: 'Retry Push' }).click();
    await dialog.getByText('Retried by hand').waitFor();
    await expect.poll(() => tries.count(), { timeout: 30_000 }).toBe(2);
    const history = await dialog
      .getByRole('region', { name: 'Tries of part 1' })
      .getByRole('listitem')
      .allInnerTexts();
    const kinds = [refused, 'Retried by hand'];
    expect(history.map((said) => kinds.find((kind) => said.includes(kind)))).toEqual([
      refused,
      'Retried by hand',
      refused,
    ]);
    expect(said).toContain('The store’s words: ');

    await dashboard.faults('North Supply', { phones: 'any' });
    await dialog.getByRole('button', { name: 'Retry Push' }).click();
    await dialog.getByText('It went through.').waitFor({ timeout: 30_000 });
    expect(await dialog.innerText()).toMatch(/#5\d+ was created on North Supply with 1 unit\./);
    const again = dialog.getByRole('button', { name: 'Retry Push' });
    expect(await again.getAttribute('aria-disabled')).toBe('true');
    expect(await again.getAttribute('title')).toBe('It is at its source store already.');
    await dialog.getByRole('button', { name: 'Close' }).first().click();
    await row(placed.name).getByText('Success').waitFor();
    // The button that opened it is gone: the focus is on its row.
    await expect.poll(() => page.locator(':focus').innerText()).toBe(placed.name);
    expect((await dashboard.desk('North Supply').listOrders()).length).toBe(1);
  });

  it('[OP11] an order of which the source has too few says so, and goes by itself once there is more', async () => {
    const { page } = dashboard;
    const placed = await dashboard
      .desk('Mug Street')
      .placeOrder([{ sku: 'CANDLE-CEDAR', quantity: 1 }]);
    await isShown(placed.name, 'The source store has too few units');
    await page.locator(`tr:has-text("${placed.name}") [data-row]`).click();
    await page.getByRole('heading', { name: `Order ${placed.name}` }).waitFor();
    const [shelf] = await Promise.all([
      page.context().waitForEvent('page'),
      page
        .getByRole('link', { name: /^Products at North Supply/ })
        .first()
        .click(),
    ]);
    await shelf.getByLabel('Available of Cedar candle at Main warehouse').fill('5');
    await shelf
      .getByRole('button', { name: 'Set stock of Cedar candle at Main warehouse' })
      .click();
    await shelf.close();
    // The source has more of it: nobody has to press anything (stock rule 3).
    await page.getByText('Success').first().waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Order Push' }).first().click();
    await row(placed.name).getByText('Success').waitFor();
    expect((await dashboard.desk('North Supply').listOrders()).length).toBe(2);
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
    expect(made.filter((order) => order.tags.includes('Mug Street')).length).toBe(3);
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
    await page.keyboard.press('x');
    await page.getByText('1 chosen').waitFor();
    await page.keyboard.press('x');
    await expect.poll(() => page.getByText('1 chosen').count()).toBe(0);
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

    await row(placed.name).getByRole('checkbox').press('Shift+?');
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
