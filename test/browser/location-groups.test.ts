// Location Groups: an order stays at a location that nothing serves, the map is drawn, previewed and saved, and it goes.
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
let client: ReturnType<typeof routerClient>;
let page: Page;

beforeAll(async () => {
  dashboard = await openDashboard({ examples: false });
  client = routerClient(dashboard.instance.run.dashboard);
  ({ page } = dashboard);
});

afterAll(() => dashboard?.close());

const shop = 'Mug Street shop';
const stall = 'Waterfront stall';

async function mapOfMugStreet() {
  const { connections } = await client.locationGroups.page.query({});
  const found = connections.find(({ destinationName }) => destinationName === 'Mug Street');
  const { map } = await client.locationGroups.page.query({ connectionId: found?.connectionId });
  if (!map) throw new Error('Mug Street has no connection');
  return map;
}

const open = async (on: Page, location?: string) => {
  const { connectionId } = await mapOfMugStreet();
  const search = new URLSearchParams({ connection: connectionId });
  if (location) search.set('location', location);
  await on.goto(dashboard.at(`/location-groups?${search}`));
  await on.getByText('Ships from, in this order').first().waitFor();
};
const button = (name: string) => page.getByRole('button', { name, exact: true });
const cell = (from: string, to: string) =>
  page.getByRole('radio', { name: `${from} serves ${to}`, exact: true });

/** The page as it stands, in light, in dark, and no wider than its window. */
async function expectForEverybody(on: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await on.emulateMedia({ colorScheme });
    await on.waitForTimeout(200);
    expect([colorScheme, await seriousViolations(on)]).toEqual([colorScheme, []]);
  }
  await on.emulateMedia({ colorScheme: 'light' });
  expect(await overflowOf(on)).toBeLessThanOrEqual(0);
}

describe('Location Groups', { timeout: 120_000 }, () => {
  it('[OP5] say what a location that is not mapped blocks, and a link leads to its column', async () => {
    const desk = dashboard.desk('Mug Street');
    const order = await desk.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], { paid: false });
    await desk.moveTo(order.id, stall);
    await desk.pay(order.id);
    await expect
      .poll(async () => (await mapOfMugStreet()).blocked, { timeout: 30_000 })
      .toEqual([{ locationId: expect.any(String), orders: 1, skus: 1 }]);
    const { blocked } = await mapOfMugStreet();
    await open(page, blocked[0]?.locationId);
    await page.getByText('1 order with 1 SKU stay there.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(stall);
    await expectForEverybody(page);
    await page.getByRole('link', { name: 'See them' }).click();
    await page.getByText(order.name).first().waitFor();
  });

  it('[OP5] the map is drawn by keyboard, forgotten with Discard, and kept from being lost', async () => {
    await open(page);
    await cell('Overflow', shop).focus();
    await page.keyboard.press('ArrowRight');
    expect(await cell('Overflow', stall).isChecked()).toBe(true);
    await page.getByRole('region', { name: `Serves ${stall}` }).waitFor();
    await button('Discard').click();
    expect(await cell('Overflow', shop).isChecked()).toBe(true);
    expect(await page.getByRole('region', { name: `Serves ${stall}` }).count()).toBe(0);

    await button(`Move Overflow up`).click();
    await page.getByText('Not saved yet.').waitFor();
    await page.getByRole('link', { name: 'Inventory' }).click();
    const leave = page.getByRole('dialog', { name: 'Leave without saving?' });
    await leave.getByRole('button', { name: 'Stay' }).click();
    await leave.waitFor({ state: 'detached' });
    await button('Discard').click();
  });

  it('[OP5] a group needs a name of its own before anything is saved', async () => {
    await open(page);
    await cell('Overflow', stall).check();
    const name = page.getByRole('region', { name: `Serves ${stall}` }).getByRole('textbox');
    await name.fill(shop);
    await page.getByText(`Another group is called ${shop}.`).waitFor();
    await page
      .getByRole('button', { name: 'Save (What is marked is to be mended first.)' })
      .focus();
    await page.keyboard.press('Enter');
    await page.waitForTimeout(300);
    expect((await mapOfMugStreet()).revision).toBe(0);
    await name.fill('Stall');
    expect(await name.inputValue()).toBe('Stall');
    await page.getByText('Not saved yet.').waitFor();
  });

  it('[OP5, ST8] a preview tells what happens, Save does it, and the order goes', async () => {
    await button('Preview').click();
    await page.getByText('1 order that is open is looked at again.').waitFor();
    await page.getByText(/SKUs wait for Apply where a location is served newly/).waitFor();
    await expectForEverybody(page);
    await button('Save').click();
    await page
      .getByText(/^Saved\./)
      .first()
      .waitFor();
    await page.getByRole('link', { name: 'See their first levels' }).waitFor();
    await expect
      .poll(async () => (await client.orderPush.list.query({})).rows[0]?.pushStatus, {
        timeout: 60_000,
      })
      .toBe('success');
    expect((await mapOfMugStreet()).groups.map(({ name }) => name).sort()).toEqual([shop, 'Stall']);
    await expect.poll(() => page.getByText('Not mapped').count()).toBe(0);
    await expectForEverybody(page);
  });

  it('what somebody else saved meanwhile is shown beside what is drawn, and one of both is kept', async () => {
    await open(page);
    await cell('Overflow', shop).check();
    const { connectionId, revision, groups } = await mapOfMugStreet();
    const renamed = groups.map((group) => ({ ...group, name: `${group.name} 2` }));
    await client.locationGroups.save.mutate({ connectionId, revision, groups: renamed });
    await button('Save').click();
    await page.getByText(/changed these groups .* Nothing was saved/).waitFor();
    await button('Show the present ones').click();
    await page.getByText(`Present: ${shop} 2: Main warehouse. Yours:`).waitFor();
    await expectForEverybody(page);
    await button('Take the present ones').click();
    expect(await cell('Overflow', stall).isChecked()).toBe(true);
  });

  it('[OP5] a location closed at its store stays in the map, marked, with what to do', async () => {
    await dashboard.desk('North Supply').closeLocation('Overflow', 'Main warehouse');
    await open(page);
    await button('Read locations again').click();
    await page.getByText(/^The locations were read/).waitFor();
    await page.getByText('Closed', { exact: true }).first().waitFor();
    await page.getByText(/A closed location takes no part/).waitFor();
    expect(await cell('Overflow', shop).isDisabled()).toBe(true);
    expect(await cell('Overflow', 'nothing').isEnabled()).toBe(true);
    await expectForEverybody(page);
  });

  it('[OP5] on a phone each location has a choice of its own', async () => {
    const phone = await dashboard.open({ width: 390, height: 844 });
    await open(phone);
    const choice = phone.getByRole('combobox', { name: /^Main warehouse serves/ });
    await choice.selectOption({ label: 'Nothing' });
    await phone.getByText('Not saved yet.').waitFor();
    await expectForEverybody(phone);
    await phone.getByRole('button', { name: 'Discard' }).click();
    expect(await choice.locator('option:checked').textContent()).toBe(shop);
    await phone.close();
  });

  it('says nothing on the console', () => {
    expect(dashboard.complaints).toEqual([]);
  });
});
