// Products in a browser: views and search in the address, a listing's details, a suggestion accepted, a link by hand, Unlink.
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
const api = () => routerClient(dashboard.instance.run.dashboard);

beforeAll(async () => {
  dashboard = await openDashboard({ examples: true });
});

afterAll(() => dashboard?.close());

const connectionTo = async (store: string) => {
  const all = await api().products.connections.query();
  const found = all.find(({ destination }) => destination.name === store);
  if (!found) throw new Error(`No connection to ${store}`);
  return found.connectionId;
};
const path = async (search: Record<string, string> = {}) =>
  dashboard.at(
    `/products?${new URLSearchParams({ connection: await connectionTo('Mug Street'), ...search })}`,
  );
const rows = (page: Page) => page.getByRole('table', { name: 'Products' }).locator('tbody tr');
const row = (page: Page, text: string) => rows(page).filter({ hasText: text }).first();

describe('Products', { timeout: 180_000 }, () => {
  it('[OP5] shows how every listing stands, with views and search in the address', async () => {
    const { page } = dashboard;
    await page.goto(await path());
    await row(page, 'MUG-RED').getByText('Linked').waitFor({ timeout: 30_000 });
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('link', { name: /^Missing on source/ }).click();
    await row(page, 'Missing on source').waitFor();
    expect(page.url()).toContain('view=missing');
    await page.reload();
    await row(page, 'Missing on source').waitFor();
    expect(await row(page, 'MUG-RED').count()).toBe(0);
    await page.getByRole('link', { name: /^All/ }).first().click();
    await row(page, 'MUG-RED').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('mug red');
    await expect.poll(() => page.url()).toContain('q=mug+red');
    await expect.poll(() => row(page, 'TEE-M').count()).toBe(0);
    expect(await page.getByRole('main').innerText()).toContain('Found anywhere in SKU or title.');
  });

  it('[OP14] tells of one listing whether it would push, from where, and what its link is', async () => {
    const { page } = dashboard;
    await page.goto(await path());
    await row(page, 'MUG-RED').getByRole('link', { name: 'MUG-RED' }).click();
    const dialog = page.getByRole('dialog', { name: 'MUG-RED' });
    await dialog.getByText('Would this item push?').waitFor();
    expect(page.url()).toContain('variant=');
    const told = await dialog.innerText();
    expect(told).toContain('Yes, once it is sold');
    expect(told).toContain('From Mug Street shop yes, to North Supply.');
    expect(told).toContain('From Waterfront stall no: its location is in no Location Group.');
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(page.url()).not.toContain('variant=');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('MUG-RED');
  });

  it('[OP5] accepts a suggestion, and links what is missing by hand', async () => {
    const { page } = dashboard;
    const [source, street] = [dashboard.desk('North Supply'), dashboard.desk('Mug Street')];
    await source.addProduct('CUP 2', { 'Main warehouse': 9 });
    await street.addProduct('CUP_2', { 'Mug Street shop': 4 });
    await street.addProduct('SAUCER-OWN', { 'Mug Street shop': 4 });
    await page.goto(await path());
    await page.getByRole('button', { name: 'Import again' }).click();
    await row(page, 'CUP_2').getByText('differs in spaces').waitFor({ timeout: 60_000 });
    await row(page, 'SAUCER-OWN').waitFor({ timeout: 60_000 });
    await row(page, 'CUP_2')
      .getByRole('button', { name: /^Accept/ })
      .click();
    await page.getByText('1 SKU linked.').waitFor();
    await row(page, 'CUP_2').getByText('Linked').waitFor({ timeout: 30_000 });

    await row(page, 'SAUCER-OWN').getByRole('link').click();
    await page.getByRole('button', { name: 'Link by hand' }).click();
    const dialog = page.getByRole('dialog', { name: 'Link SAUCER-OWN' });
    const field = dialog.getByRole('combobox');
    await field.fill('mug-b');
    await dialog.getByRole('option', { name: /MUG-BLUE/ }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await field.press('Enter');
    expect(await dialog.innerText()).toContain('both then sell its stock');
    await dialog.getByRole('button', { name: 'Link', exact: true }).click();
    const details = page.getByRole('dialog', { name: 'SAUCER-OWN' });
    await details.getByText('Linked to MUG-BLUE').waitFor({ timeout: 30_000 });
    await page.keyboard.press('Escape');
  });

  it('[ST8] asks what becomes of the stock before it unlinks several that were chosen', async () => {
    const { page } = dashboard;
    await page.goto(await path({ q: 'TEE' }));
    await row(page, 'TEE-').waitFor();
    const boxes = rows(page).getByRole('checkbox');
    await boxes.nth(0).click();
    await boxes.nth(2).click({ modifiers: ['Shift'] });
    await page.getByText('3 chosen').waitFor();
    await page.getByRole('button', { name: /^Unlink/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Unlink 3 SKUs?' });
    await dialog.getByText('They no longer follow North Supply').waitFor();
    await dialog.getByLabel('Set it to zero, then unlink').check();
    await dialog.getByText('What is held for orders stays counted.').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await dialog.getByLabel('Leave it as it is').check();
    await dialog.getByRole('button', { name: 'Unlink' }).click();
    await page.getByText('3 SKUs unlinked.').waitFor();
    await expect.poll(() => row(page, 'Not linked').count(), { timeout: 30_000 }).toBe(1);
    expect(await page.getByText('3 chosen').count()).toBe(0);
  });

  it('is no wider than a phone, and clear of serious violations there', async () => {
    const { page } = dashboard;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(await path());
    await row(page, 'MUG-RED').waitFor();
    expect(await overflowOf(page)).toBe(0);
    expect(await seriousViolations(page)).toEqual([]);
    await page.goto(await path({ q: 'nobody' }));
    await page.getByText('No products match').waitFor();
  });
});
