// The page of one order after the push: both orders line against line, what was not mirrored, and a person's answers.
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Dashboard,
  openDashboard,
  overflowOf,
  seriousViolations,
} from '../support/open-dashboard.ts';

let dashboard: Dashboard;

beforeAll(async () => {
  dashboard = await openDashboard({ examples: false });
});

afterAll(() => dashboard?.close());

const shop = () => dashboard.desk('Mug Street');
const supply = () => dashboard.desk('North Supply');

/** Places an order that is pushed at once, and opens its page. */
async function pushed(lines: { sku: string; quantity: number }[]) {
  const { page } = dashboard;
  const placed = await shop().placeOrder(lines, { charged: true });
  await page.goto(dashboard.at('/order-push'));
  const row = page.locator(`tr:has-text("${placed.name}")`);
  const more = page.getByRole('button', { name: /new, show$/ });
  await more.or(row).first().waitFor({ timeout: 30_000 });
  if (await more.isVisible()) await more.click();
  await row.locator('[data-row]').click();
  await page.getByRole('heading', { name: `Order ${placed.name}` }).waitFor();
  await page.getByText('Both orders agree.').waitFor({ timeout: 30_000 });
  return { placed, made: await supply().newestOrder() };
}

const region = (name: string) => dashboard.page.getByRole('region', { name, exact: true });
const table = () => dashboard.page.getByRole('table', { name: 'Lines' });

/** The figures of a line, here and there, as they stand in its row. */
async function figuresOf(sku: string): Promise<string[]> {
  const cells = await table().getByRole('row').filter({ hasText: sku }).getByRole('cell').all();
  return Promise.all(cells.map(async (cell) => (await cell.innerText()).replace(/\s+/g, ' ')));
}

async function isSaid(sku: string, figures: string[]): Promise<void> {
  await expect.poll(() => figuresOf(sku), { timeout: 30_000 }).toEqual(figures);
}

async function focusIsOn(what: Locator): Promise<void> {
  await expect
    .poll(() => what.evaluate((element) => element === document.activeElement))
    .toBe(true);
}

describe('the page of an order that was pushed', { timeout: 180_000 }, () => {
  it('[TR2] shows both orders line against line, and each parcel with its units', async () => {
    const { page } = dashboard;
    const { made } = await pushed([
      { sku: 'MUG-RED', quantity: 3 },
      { sku: 'MUG-BLUE', quantity: 1 },
    ]);
    const heads = await table().getByRole('columnheader').allInnerTexts();
    const figures = ['Shipped', 'Refunded', 'Returned', 'Open'];
    expect(heads.slice(3)).toEqual(['Ordered', ...figures, 'Number', 'Pushed', ...figures]);
    await isSaid('MUG-RED', ['3', '0', '0', '0', '3', made.name, '3', '0', '0', '0', '3']);

    await supply().ship(made.id, { company: 'UPS', number: '1Z-AFTER-1' }, { 'MUG-RED': 1 });
    await isSaid('MUG-RED', ['3', '1', '0', '0', '2', made.name, '3', '1', '0', '0', '2']);
    await isSaid('MUG-BLUE', ['1', '0', '0', '0', '1', made.name, '1', '0', '0', '0', '1']);
    await region('Shipments').getByText('Tracking returned').waitFor();
    const parcel = await region('Shipments').innerText();
    expect(parcel).toContain('UPS 1Z-AFTER-1');
    expect(parcel).toMatch(/1 × [^(]+\(MUG-RED\)/);
    expect(parcel).not.toContain('MUG-BLUE');
    await page.getByText('Both orders agree.').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('[RV2] a refund at the customer’s order stands on both sides, settled by Crossdock', async () => {
    const { page } = dashboard;
    const { placed, made } = await pushed([{ sku: 'MUG-BLUE', quantity: 2 }]);
    await shop().refundLines(placed.id, {
      lines: [{ sku: 'MUG-BLUE', quantity: 1, restock: 'CANCEL' }],
    });
    await isSaid('MUG-BLUE', ['2', '0', '1', '0', '1', made.name, '2', '0', '1', '0', '1']);
    await page.getByText('Both orders agree.').waitFor();
    await page.getByText('Settled (1)').click();
    const settled = await region('Mirroring').innerText();
    expect(settled).toContain(`1 × MUG-BLUE (restocked) on ${made.name} at North Supply`);
    expect(settled).toContain('nothing is paid out there');
    expect(settled).toMatch(/Crossdock\s+Done$/);
  });

  it('[RV2] a refund at the source asks for a person, and gives the money back once confirmed, by keyboard alone', async () => {
    const { page } = dashboard;
    const { placed, made } = await pushed([{ sku: 'MUG-RED', quantity: 2 }]);
    await supply().refundLines(made.id, {
      lines: [{ sku: 'MUG-RED', quantity: 1, restock: 'CANCEL' }],
    });
    const asked = page.getByRole('list', { name: 'Waits for you' });
    const refund = asked.getByRole('button', { name: /^Refund the customer/ });
    await refund.waitFor({ timeout: 30_000 });
    expect(await region('What was not mirrored, and why').innerText()).toContain('1 waits for you');
    const [, money] = /(\d+\.\d\d USD)/.exec(await asked.innerText()) ?? [];
    expect(money).toBeDefined();
    expect(await seriousViolations(page)).toEqual([]);

    // Asked twice, since money moves; once closed, the focus is where it was.
    await refund.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Refund the customer?' });
    await dialog.getByText(`${money}, at Mug Street`).waitFor();
    expect(await dialog.innerText()).toContain(`of ${placed.name} at Mug Street`);
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await focusIsOn(refund);

    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'Refund the customer' }).press('Enter');
    await page
      .getByRole('region', { name: 'What just happened' })
      .getByText('Answered: Refund the customer.')
      .waitFor({ timeout: 30_000 });
    await dialog.waitFor({ state: 'detached' });
    await refund.waitFor({ state: 'detached' });
    await focusIsOn(page.getByRole('heading', { name: /^(Mirroring|What was not mirrored)/ }));
    await isSaid('MUG-RED', ['2', '0', '1', '0', '1', made.name, '2', '0', '1', '0', '1']);
    await page.getByText('Both orders agree.').waitFor({ timeout: 30_000 });
    await page.getByText(/^Settled/).click();
    expect(await region('Mirroring').innerText()).toContain('You: Refund the customer');
    await region('Timeline').getByText('Answered').waitFor();
  });

  it('[RV4] what is left as it is says who left it, and the table goes on showing the difference', async () => {
    const { page } = dashboard;
    const { made } = await pushed([{ sku: 'MUG-BLUE', quantity: 2 }]);
    await supply().editLine(made.id, 0, 1);
    const leave = page.getByRole('button', { name: /^Leave as it is/ });
    await leave.waitFor({ timeout: 30_000 });
    await leave.click();
    await page.getByText('Answered: Leave as it is.').waitFor({ timeout: 30_000 });
    await leave.waitFor({ state: 'detached' });
    await page.getByText('Nothing waits for you.').waitFor({ timeout: 30_000 });
    const there = [made.name, '2 1 removed', '0', '0', '0', '≠ 1 , differs'];
    await isSaid('MUG-BLUE', ['2', '0', '0', '0', '≠ 2 , differs', ...there]);
    await table().getByText('Differs', { exact: true }).waitFor();
    await page.getByText(/^Settled/).click();
    expect(await region('Mirroring').innerText()).toContain('You: Leave as it is');
  });

  it('[TR3] two tracking numbers stand side by side, and one click chooses', async () => {
    const { page } = dashboard;
    const { placed, made } = await pushed([{ sku: 'MUG-RED', quantity: 1 }]);
    await shop().ship(placed.id, { company: 'UPS', number: '1Z-BY-HAND' });
    await supply().ship(made.id, { company: 'DHL', number: 'JD-FROM-SOURCE' });
    const ours = page.getByRole('button', { name: /^Show this one.*JD-FROM-SOURCE$/ });
    await ours.waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: /^Keep this one.*1Z-BY-HAND$/ }).waitFor();
    await region('Shipments').getByText('Waits for your choice').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await ours.click();
    await page.getByText('Chosen: JD-FROM-SOURCE.').waitFor({ timeout: 30_000 });
    await ours.waitFor({ state: 'detached' });
    await focusIsOn(page.getByRole('heading', { name: /^(Mirroring|What was not mirrored)/ }));
    await region('Shipments').getByText('Tracking returned').waitFor({ timeout: 30_000 });
  });

  it('[TR2] is read line by line on a phone, in the dark too', async () => {
    const phone = await dashboard.open({ width: 390, height: 844, colorScheme: 'dark' });
    await phone.goto(dashboard.page.url());
    await phone.getByRole('heading', { name: 'Both orders' }).waitFor();
    expect(await overflowOf(phone)).toBe(0);
    expect(await seriousViolations(phone)).toEqual([]);
    const cells = phone.getByRole('table', { name: 'Lines' }).locator('td[data-label]');
    const labels = await cells.evaluateAll((all) =>
      all.map((cell) => cell.getAttribute('data-label')),
    );
    expect(labels.map((label) => label?.split(',')[0])).toEqual([
      ...['Ordered', 'Shipped', 'Refunded', 'Returned', 'Open', 'Source order'],
      ...['Pushed', 'Shipped', 'Refunded', 'Returned', 'Open'],
    ]);
  });

  it('says nothing on the console meanwhile', () => {
    expect(dashboard.complaints).toEqual([]);
  });
});
