// [OP8, OP9] Many orders at once: found by view, reason and search, chosen by page or all that match, retried, cancelled half-way.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Dashboard,
  openDashboard,
  overflowOf,
  seriousViolations,
} from '../support/open-dashboard.ts';

let dashboard: Dashboard;

/** Why an order of something that is only at its own store stays, with how many there are. */
const ofThePin = ['No line can be pushed, 1', 'Its SKU is not on the source store, 1'];

/** One more than a page of the list. */
const orders = 52;

beforeAll(async () => {
  dashboard = await openDashboard({ examples: false });
});

afterAll(() => dashboard?.close());

const rows = (page: Page) => page.getByRole('table', { name: 'Orders' }).locator('tbody tr');
const view = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });
const bar = (page: Page) =>
  page.getByRole('region', { name: 'What can be done with what is chosen' });
const reasons = async (page: Page): Promise<string[]> => {
  const options = page.getByLabel('Only for this reason').locator('option');
  return (await options.allInnerTexts()).filter((says) => says !== 'Any reason');
};
const made = async (): Promise<number> => {
  const { ordersCount } = await dashboard
    .desk('North Supply')
    .post<{ ordersCount: { count: number } }>('{ ordersCount { count } }');
  return ordersCount.count;
};

describe('many orders at once', { timeout: 240_000 }, () => {
  it('[OP8] views hold as many as they say, and a reason narrows the list until it is taken away', async () => {
    const { page } = dashboard;
    const street = dashboard.desk('Mug Street');
    await page.goto(dashboard.at('/order-push'));
    await page.getByText('No order has come in yet').waitFor();
    // So many at once would be too many for a plan of the store, not for us.
    await dashboard.faults('Mug Street', { bucket: { size: 100_000, restoreRate: 10_000 } });
    await dashboard.faults('North Supply', { phones: 'e164' });
    const pin = await street.placeOrder([{ sku: 'PIN-MUGST', quantity: 2 }]);
    for (let number = 0; number < orders; number += 1)
      await street.placeOrder([{ sku: 'TOTE-NAT', quantity: 1 }], { phone: '555 0100' });
    await view(page, `All ${orders + 1}`).waitFor({ timeout: 90_000 });
    await view(page, 'Not eligible 1').click();
    await expect.poll(() => rows(page).count()).toBe(1);
    expect(await rows(page).innerText()).toContain('Its SKU is not on the source store');

    await view(page, 'All').click();
    await page.getByLabel('Only for this reason').selectOption('sku-not-on-source');
    await expect.poll(() => rows(page).count()).toBe(1);
    expect(new URL(page.url()).search).toBe('?reason=sku-not-on-source');
    await page.reload();
    await expect.poll(() => rows(page).count()).toBe(1);
    await page.getByRole('button', { name: /Its SKU is not on the source store$/ }).click();
    await expect.poll(() => rows(page).count()).toBe(50);
    await page.getByRole('searchbox').fill('pin-mugst');
    await expect.poll(() => rows(page).count()).toBe(1);
    await expect.poll(() => reasons(page)).toEqual(ofThePin);
    await page.getByRole('searchbox').fill('nothing like it');
    await page.getByText('No orders match').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect.poll(() => rows(page).count()).toBe(50);
    expect(new URL(page.url()).search).toBe('');
    expect(pin.name).toBe('#1001');
  });

  it('[OP9] an order is chosen by `x`; a button that cannot be pressed says why', async () => {
    const { page } = dashboard;
    await view(page, 'Not eligible').click();
    await expect.poll(() => rows(page).count()).toBe(1);
    await page.locator('[data-row]').focus();
    await page.keyboard.press('x');
    await bar(page).getByText('1 chosen').waitFor();
    const retry = bar(page).getByRole('button', { name: /^Retry/ });
    expect(await retry.getAttribute('aria-disabled')).toBe('true');
    expect(await retry.innerText()).toContain('Nothing of what is chosen failed.');
    await retry.click({ force: true });
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await seriousViolations(page)).toEqual([]);

    const again = bar(page).getByRole('button', { name: 'Check again' });
    await again.click();
    await page.getByRole('dialog', { name: 'Check again' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator(':focus').innerText()).toBe('Check again');
    await again.click();
    const dialog = page.getByRole('dialog', { name: 'Check again' });
    await dialog.getByText('Its SKU is not on the source store, 1').waitFor();
    await dialog.getByRole('button', { name: 'Check 1 order' }).click();
    await page.getByText('Looked again at 1 order').waitFor({ timeout: 60_000 });
    await page
      .getByText('Done: 1 stays (its SKU is not on the source store, 1).')
      .waitFor({ timeout: 30_000 });
    expect(await bar(page).count()).toBe(0);
    await page.getByRole('button', { name: /^Put away/ }).click();
    await expect.poll(() => page.getByText('Looked again at 1 order').count()).toBe(0);
  });

  it('[OP2, OP9] all that match are retried, cancelled half-way, and the rest is as it was', async () => {
    const { page } = dashboard;
    await dashboard.faults('North Supply', { phones: 'any', latencyMs: 700 });
    await view(page, 'All').click();
    await page.getByRole('checkbox', { name: 'Choose all on this page' }).first().check();
    await bar(page).getByText('All 50 on this page chosen').waitFor();
    await bar(page)
      .getByRole('button', { name: `Choose all ${orders + 1} that match` })
      .click();
    await bar(page)
      .getByText(`All ${orders + 1} that match chosen`)
      .waitFor();
    await bar(page).getByRole('button', { name: 'Retry' }).click();
    const dialog = page.getByRole('dialog', { name: 'Retry' });
    await dialog.getByText(`North Supply, ${orders}`).waitFor();
    expect(await dialog.innerText()).toContain('1 order: nothing of them failed or waits');
    expect(await seriousViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: `Retry ${orders} orders` }).dblclick();
    const progress = page.getByRole('progressbar', { name: `Retrying ${orders} orders` });
    await progress.waitFor({ timeout: 30_000 });
    await expect.poll(() => page.locator(':focus').getAttribute('id')).toBe('bulk-runs');
    await expect
      .poll(async () => Number(await progress.getAttribute('aria-valuenow')), {
        timeout: 90_000,
      })
      .toBeGreaterThan(0);
    // It is seen again by whoever comes back.
    await page.reload();
    await page.getByRole('button', { name: /^Cancel/ }).click();
    await page.getByText(/^Cancelled: .*as they are\.$/).waitFor();
    await page.getByText(/^Cancelled: \d+ pushed.*\d+ stay as they were\.$/).waitFor({
      timeout: 90_000,
    });
    const before = await made();
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(orders);
    await page.waitForTimeout(2_000);
    expect(await made()).toBe(before);
    // The filter counts what is left, as the views do.
    await expect
      .poll(() => reasons(page))
      .toContain(
        `The source store does not take the customer’s address or phone, ${orders - before}`,
      );
  });

  it('[OP2, OP9] on a phone the bar is at the bottom, and a second run takes the rest: one source order each', async () => {
    await dashboard.faults('North Supply', { latencyMs: 0 });
    const phone = await dashboard.open({ width: 390, height: 844, colorScheme: 'dark' });
    await phone.goto(dashboard.at('/order-push'));
    await phone.getByRole('checkbox', { name: 'Choose all on this page' }).check();
    const low = await bar(phone).boundingBox();
    expect((low?.y ?? 0) + (low?.height ?? 0)).toBe(844);
    expect(await overflowOf(phone)).toBe(0);
    expect(await seriousViolations(phone)).toEqual([]);
    await bar(phone)
      .getByRole('button', { name: /^Choose all/ })
      .click();
    await bar(phone).getByRole('button', { name: 'Retry' }).click();
    await phone
      .getByRole('dialog')
      .getByRole('button', { name: /^Retry \d+ orders$/ })
      .click();
    await phone.getByText(/^Done: \d+ pushed\.$/).waitFor({ timeout: 120_000 });
    await view(phone, `Success ${orders}`).waitFor({ timeout: 60_000 });
    expect(await made()).toBe(orders);
    await expect.poll(() => reasons(phone)).toEqual(ofThePin);

    // Of those that are over the newest is shown, and all are put away at once.
    const over = phone.locator('[data-bulk-run]');
    expect(await over.count()).toBe(1);
    await phone.getByRole('button', { name: 'Show earlier (2)' }).click();
    await expect.poll(() => over.count()).toBe(3);
    expect(await seriousViolations(phone)).toEqual([]);
    await phone.getByRole('button', { name: /^Put away/ }).click();
    await expect.poll(() => over.count()).toBe(0);
  });

  it('says nothing on the console meanwhile', () => {
    expect(dashboard.complaints).toEqual([]);
  });
});
