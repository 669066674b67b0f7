// [SO1] Many tracking numbers at once, in a browser: judged first, shipped once Apply is pressed, with what came of it.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Dashboard,
  openDashboard,
  overflowOf,
  seriousViolations,
} from '../support/open-dashboard.ts';

let dashboard: Dashboard;

beforeAll(async () => {
  dashboard = await openDashboard({ examples: true });
});

afterAll(() => dashboard?.close());

const upsNumber = '1Z5R89390357567127';

/** An order that is at its source, ready to be shipped. */
async function pushed(sku: string, quantity: number): Promise<string> {
  const { name } = await dashboard.desk('Mug Street').placeOrder([{ sku, quantity }]);
  const { page } = dashboard;
  await page.goto(dashboard.at('/orders'));
  await page
    .locator('tr', { hasText: name })
    .getByRole('button', { name: /^Ship/ })
    .waitFor({ timeout: 30_000 });
  return name;
}

describe('many tracking numbers at once', { timeout: 180_000 }, () => {
  it('[SO1, TR1] shows what a pasted list would ship, ships it on Apply, and the numbers come back', async () => {
    const { page } = dashboard;
    const first = await pushed('MUG-RED', 2);
    const second = await pushed('MUG-BLUE', 1);
    await page.getByRole('link', { name: 'Tracking numbers' }).click();
    await page.getByRole('heading', { name: 'Tracking numbers', level: 1 }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    const box = page.getByLabel('Orders and tracking numbers, a line each');
    await box.fill('order,carrier\n1,UPS');
    await page.getByRole('button', { name: 'Check the list' }).click();
    await page.getByText('The first line must name the columns: tracking_number').waitFor();
    await box.fill(
      `order,carrier,number\n${first},,${upsNumber}\n#0,UPS,${upsNumber}\n${second},UPS,123\n`,
    );
    await box.press('Control+Enter');
    await page.getByText('Applying makes 2 shipments at one store').waitFor();
    await page.getByRole('link', { name: 'Rejected 1' }).waitFor();
    await page.getByText('Looks wrong').waitFor();
    expect(await page.locator('tbody tr').allInnerTexts()).toEqual([
      expect.stringMatching(new RegExp(`${first}[^]*Mug Street[^]*UPS[^]*${upsNumber}`)),
      expect.stringContaining('It ships all the same.'),
    ]);
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Rejected 1' }).click();
    await page.getByText('No connected store has an order of this number').waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save rejected lines' }).click();
    const rejected = await readFile(await (await saved).path(), 'utf8');
    expect(rejected).toMatch(
      /^\ufefforder,store,sku,quantity,carrier,tracking_number,line,reason\r\n#0,,,,UPS,1Z\w+,3,/,
    );
    await page.reload();
    await page.getByRole('button', { name: 'Apply 2 shipments' }).click();
    await page.getByText('2 lines shipped.').waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Shipped 2' }).click();
    await expect
      .poll(() => page.locator('tbody').getByText('Shipped').count(), { timeout: 15_000 })
      .toBe(2);
    expect(await seriousViolations(page)).toEqual([]);
    const street = dashboard.desk('Mug Street');
    await expect
      .poll(
        async () =>
          (await street.listOrders())
            .filter(({ name }) => name === first || name === second)
            .map(({ fulfillments }) => fulfillments[0]?.trackingInfo[0]?.number)
            .sort(),
        { timeout: 30_000 },
      )
      .toEqual(['123', upsNumber]);
    await page.getByRole('button', { name: 'Give another list' }).click();
    await page.getByRole('link', { name: 'Pasted list' }).waitFor();
  });

  it('[SO1] takes a file by keyboard and by dropping, says what came of lines that changed, and has a template', async () => {
    const { page } = dashboard;
    const name = await pushed('MUG-RED', 1);
    const text = `order;tracking\r\n${name};MINE-1\r\n`;
    await page.goto(dashboard.at('/orders/tracking'));
    const template = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Template' }).click();
    expect(await readFile(await (await template).path(), 'utf8')).toContain('tracking_number');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a file' }).press('Enter');
    await (await chooser).setFiles({
      name: 'numbers.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([0xff, 0xfe, 65, 0]),
    });
    await page.getByText('This file is written in UTF-16').waitFor();
    const dropped = await page.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], 'dropped.csv', { type: 'text/csv' }));
      return transfer;
    }, text);
    await page.dispatchEvent('fieldset', 'drop', { dataTransfer: dropped });
    await page.getByText('Applying makes 1 shipment at one store').waitFor();
    const north = dashboard.desk('North Supply');
    const made = (await north.listOrders()).find(({ fulfillments }) => fulfillments.length === 0);
    await north.ship(made?.id ?? '', { company: 'UPS', number: 'THEIRS' });
    await page.getByRole('button', { name: 'Apply 1 shipment' }).click();
    await page.getByText('1 line left alone, since something changed').waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Not shipped 1' }).click();
    await page.getByText('has nothing of it left to ship').waitFor();
  });

  it('[SO1] fits a phone, and says of a list that ships nothing why', async () => {
    const page = await dashboard.open({ width: 390, height: 844 });
    await page.goto(dashboard.at('/orders/tracking'));
    await page.getByLabel('Orders and tracking numbers, a line each').fill('#0 ,1Z\n#00,UPS,2Z');
    await page.getByRole('button', { name: 'Check the list' }).click();
    await page.getByText('Nothing of it can be shipped.').waitFor();
    await page.getByText('No connected store has an order of this number').first().waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForTimeout(200);
    expect(await seriousViolations(page, ['color-contrast'])).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByText('Discarded: nothing was shipped.').waitFor();
    await page
      .getByLabel('Orders and tracking numbers, a line each')
      .fill('order,sku,quantity,number\n#0,MUG-RED,two,1Z');
    await page.getByRole('button', { name: 'Check the list' }).click();
    await page.getByText('two × MUG-RED').waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save rejected lines' }).click();
    expect(await readFile(await (await saved).path(), 'utf8')).toContain('#0,,MUG-RED,two,,1Z,2,');
    await page.close();
    expect(dashboard.complaints).toEqual([]);
  });
});
