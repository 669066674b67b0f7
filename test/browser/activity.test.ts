// Activity in Chromium: narrowed in the address, opened by keyboard, kept from moving under a hand, and taken out as a file.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routerClient } from '../../scripts/local/router-client.ts';
import { type Dashboard, openDashboard } from '../support/open-dashboard.ts';

let dashboard: Dashboard;

beforeAll(async () => {
  dashboard = await openDashboard({ examples: true });
});

afterAll(() => dashboard?.close());

const rows = () => dashboard.page.locator('ol[aria-label="Activity"] > li');
const client = () => routerClient(dashboard.instance.run.dashboard);

/** Switches Order Push of Mug Street off or on, as a person does. */
async function switchPush(on: boolean): Promise<void> {
  const store = (await client().stores.list.query()).find(({ name }) => name === 'Mug Street');
  await client().pushSettings.switch.mutate({ storeId: store?.id ?? '', on });
}

describe('activity', { timeout: 120_000 }, () => {
  it('goes through rows by keyboard and opens one; what is new waits while somebody is there', async () => {
    const { page } = dashboard;
    await page.goto(dashboard.at('/activity'));
    await rows().first().waitFor({ timeout: 30_000 });
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    const opened = page.locator('[data-row][aria-expanded="true"]');
    await opened.waitFor();
    const name = await opened.textContent();
    await page.getByText('UTC').first().waitFor();
    await switchPush(false);
    const show = page.getByRole('button', { name: /^\d+ new, show$/ });
    await show.waitFor({ timeout: 30_000 });
    expect(await rows().filter({ hasText: 'on → off' }).count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(name);
    await show.click();
    await rows().filter({ hasText: 'on → off' }).first().waitFor();
    await opened.waitFor();
    await switchPush(true);
  });

  it('is narrowed in the address, and each filter goes away by its chip', async () => {
    const { page } = dashboard;
    await page.goto(dashboard.at('/activity'));
    await rows().first().waitFor();
    await page.getByLabel('What', { exact: true }).selectOption('settings');
    await page.waitForURL(/kind=settings/);
    await page.getByLabel('Who', { exact: true }).selectOption('You');
    await page.waitForURL(/actor=You/);
    await page.getByLabel('From', { exact: true }).fill('2020-01-01');
    await page.getByLabel('From', { exact: true }).blur();
    await page.waitForURL(/from=2020-01-01/);
    await page.reload();
    await rows().filter({ hasText: 'Order Push switched' }).first().waitFor();
    expect(await rows().filter({ hasText: 'Created on the source store' }).count()).toBe(0);
    expect(await page.getByLabel('Who', { exact: true }).inputValue()).toBe('You');
    for (const chip of [/By You/, /From Jan 1/, /Settings/])
      await page.getByRole('button', { name: chip }).click();
    await rows().filter({ hasText: 'Created on the source store' }).first().waitFor();
    expect(new URL(page.url()).search).toBe('');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
  });

  it('goes out as a file of what is shown', async () => {
    const { page } = dashboard;
    await switchPush(false);
    await switchPush(true);
    await page.goto(dashboard.at('/activity?kind=settings'));
    await rows().first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^Activity \d{4}-\d{2}-\d{2}\.csv$/);
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines[0]).toBe('\ufefftime,who,what,store,about,before,after,order');
    expect(lines).toHaveLength((await rows().count()) + 1);
    expect(lines[1]).toContain(',You,Order Push switched,Mug Street,Mug Street,off,on,');
  });

  it('leads to what a change is about', async () => {
    const { page } = dashboard;
    await page.goto(dashboard.at('/activity?kind=orders'));
    await rows().first().waitFor();
    const made = rows().filter({ hasText: 'Created on the source store' }).first();
    await made.getByRole('link').first().click();
    await page.getByText('Timeline').waitFor();
    expect(dashboard.complaints).toEqual([]);
  });
});
