// The plain page in Chromium, over the built worker in workerd and three stores: empty, an order on the road, failed,
// and out of reach; on a wide and a narrow screen, light and dark.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../scripts/start/build.ts';
import { type Instance, openInstance } from '../../scripts/start/open-instance.ts';
import { type OpenBrowser, openBrowser } from '../support/browser.ts';
import { remoteDesk } from '../support/remote-desk.ts';

let folder = '';
let instance: Instance;
let browser: OpenBrowser;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crossdock-page-'));
  await build();
  instance = await openInstance({ folder, port: 0, storePorts: [0, 0, 0] });
  browser = await openBrowser();
  page = await browser.context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await instance?.close();
  await rm(folder, { recursive: true, force: true });
});

const store = (name: string) => {
  const found = instance.run.stores.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`No store ${name}`);
  return found;
};

const violations = async (of: Page) =>
  (await new AxeBuilder({ page: of }).analyze()).violations.map(({ id, nodes }) => ({
    id,
    at: nodes.map((node) => node.target.join(' ')),
  }));

describe('the page', { timeout: 120_000 }, () => {
  it('says what to do while there is no order, and links every store', async () => {
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(instance.run.dashboard);
    await page.getByText('No order has come in yet').waitFor();
    for (const { name, adminUrl } of instance.run.stores)
      expect(await page.getByRole('link', { name: new RegExp(name) }).getAttribute('href')).toBe(
        adminUrl,
      );
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('[OP6, OP7] shows an order by itself: pushed lines, lines that stay and why, the notice, the tracking', async () => {
    const street = remoteDesk(store('Mug Street'));
    const source = remoteDesk(store('North Supply'));
    const placed = await street.placeOrder([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: await street.skuNotAt(source), quantity: 1 },
    ]);
    const card = page.getByRole('article', { name: new RegExp(`^${placed.name}\\b`) });
    await card.locator('.state.created').waitFor({ timeout: 30_000 });
    expect(await card.textContent()).toContain('its SKU is not on the source store');
    await page.getByText('New order received').first().waitFor();
    await source.ship((await source.newestOrder()).id, { company: 'UPS', number: '1Z-PAGE' });
    await card.getByText(/1Z-PAGE.*tracking returned/).waitFor({ timeout: 30_000 });
    await card.getByText('Timeline').click();
    await card.getByText('Tracking returned to the customer’s order').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('[OP11] says why a push failed and lets a person retry it with the keyboard', async () => {
    const north = store('North Supply');
    const setRefuse = (refuse: number | null) =>
      fetch(north.faultsUrl, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ refuse }),
      });
    expect((await setRefuse(401)).status).toBe(200);
    const placed = await remoteDesk(store('Mug Street')).placeOrder([
      { sku: 'MUG-RED', quantity: 1 },
    ]);
    const card = page.getByRole('article', { name: new RegExp(`^${placed.name}\\b`) });
    await card.locator('.state.failed').waitFor({ timeout: 30_000 });
    expect(await card.textContent()).toContain('The store refused our token');
    await setRefuse(null);
    const retry = card.getByRole('button', { name: 'Retry' });
    await retry.focus();
    await page.keyboard.press('Enter');
    await card.locator('.state.created').waitFor({ timeout: 30_000 });
  });

  it.each([
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)('fits and reads well: %s, %d px wide', async (colorScheme, width) => {
    const other = await openBrowser({ colorScheme, width });
    try {
      const narrow = await other.context.newPage();
      await narrow.goto(instance.run.dashboard);
      await narrow.getByRole('article').first().waitFor();
      const wide = await narrow.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
      expect(await violations(narrow)).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('says so when the worker is out of reach, and keeps what it showed', async () => {
    await page.route('**/trpc/**', (route) => route.abort());
    const alert = page.getByRole('alert');
    await alert.waitFor({ timeout: 15_000 });
    expect(await alert.textContent()).toMatch(/^Crossdock does not answer\. /);
    expect(await page.getByRole('article').count()).toBeGreaterThan(0);
    await page.unroute('**/trpc/**');
    await page.getByRole('alert').waitFor({ state: 'detached', timeout: 15_000 });
  });
});
