// Links as a file, in a browser: what it would do, Apply, what is rejected, what cannot be read, and the links taken out.
import { readFile } from 'node:fs/promises';
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
let connectionId: string;
const api = () => routerClient(dashboard.instance.run.dashboard);
const path = () => `/products/file?connection=${connectionId}`;
const head = 'destination_sku;source_sku;status\r\n';

beforeAll(async () => {
  dashboard = await openDashboard({ examples: true });
  const all = await api().inventory.allowances.get.query();
  connectionId = all.find((one) => one.destinationName === 'Harbor Goods')?.connectionId ?? '';
});

afterAll(() => dashboard?.close());

const give = (page: Page, content: string | Buffer, name = 'links.csv') =>
  page.setInputFiles('input[type=file]', {
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(content),
  });

const mug = `${head}MUG-RED;;paused\r\nNO-SUCH;NO-SUCH;linked\r\nMUG-BLUE;MUG-BLUE;linked\r\n`;

describe('Links as a file', { timeout: 180_000 }, () => {
  it('[OP5] shows what a file would do, changes nothing, and carries it out once Apply is pressed', async () => {
    const { page } = dashboard;
    await page.goto(dashboard.at(path()));
    await page.getByRole('heading', { name: 'Links as a file' }).waitFor();
    await give(page, mug);
    await page.getByText('Waits for Apply').first().waitFor();
    await page.getByRole('link', { name: 'Changed 1' }).waitFor();
    const cells = page.locator('tbody tr').getByRole('cell');
    expect(await cells.allInnerTexts()).toEqual([
      '2',
      'Paused',
      expect.stringMatching(/^MUG-RED\n/),
      expect.stringMatching(/^MUG-RED\n/),
      'Was linked to MUG-RED.',
    ]);
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Rejected 1' }).click();
    await page.getByText('The destination has no listing with exactly this SKU').waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save rejected lines' }).click();
    const rejected = await readFile(await (await saved).path(), 'utf8');
    expect(rejected).toMatch(
      /^\ufeffdestination_sku,.*,line,reason\r\nNO-SUCH,,NO-SUCH,,linked,3,/,
    );
    await page.reload();
    await page.getByText('Waits for Apply').first().waitFor();
    await page.getByRole('button', { name: 'Apply 1 line' }).click();
    await page.getByRole('status').getByText('Applied').waitFor();
    await page.getByRole('link', { name: 'Changed 1' }).waitFor();
    await page.getByRole('button', { name: 'Give another file' }).click();
    await page.getByRole('link', { name: 'links.csv' }).waitFor();
    const taken = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download all links' }).click();
    const download = await taken;
    expect(download.suggestedFilename()).toMatch(
      /^Links North Supply to Harbor Goods [\d-]+\.csv$/,
    );
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toMatch(/\r\nMUG-RED,gid:[^,]+,MUG-RED,gid:[^,]+,paused,paused,/);
    await give(page, text, 'back.csv');
    await page.getByText('Applying it would change nothing.').waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByText('Discarded: nothing was changed.').waitFor();
    await page.getByRole('heading', { name: 'Give a file' }).waitFor();
    const template = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Template' }).click();
    expect(await readFile(await (await template).path(), 'utf8')).toContain('destination_sku');
  });

  it('[OP5] says in place why a file cannot be read, and takes the mended one; by keyboard and by dropping too', async () => {
    const { page } = dashboard;
    await page.goto(dashboard.at(path()));
    await page.getByRole('button', { name: 'Choose a file' }).waitFor();
    await give(page, Buffer.from([...Buffer.from(head), 0xe9, 0x0a]));
    await page.getByText('Line 2 has characters that are no UTF-8').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await give(page, 'sku,what\nA,B\n');
    await page.getByText('The first line must name the columns').waitFor();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a file' }).press('Enter');
    await (await chooser).setFiles({
      name: 'head.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(head),
    });
    await page.getByText('a head and no line below it').waitFor();
    const dropped = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }));
      return transfer;
    }, `${head}TEE-M;;unlinked\r\n`);
    await page.dispatchEvent('fieldset', 'drop', { dataTransfer: dropped });
    await page.getByRole('link', { name: 'Unlinked 1' }).waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByText('Discarded').waitFor();
  });

  it('[OP5] reads thousands of lines with progress', async () => {
    const { page } = dashboard;
    await page.goto(dashboard.at(path()));
    const rows = Array.from({ length: 20_000 }, (_, at) => `BIG-${at};;paused\r\n`);
    await give(page, head + rows.join(''), 'big.csv');
    await page.getByText('20,000 lines').first().waitFor({ timeout: 120_000 });
    await page.getByRole('link', { name: 'Rejected 20,000' }).waitFor();
    await page.getByRole('link', { name: 'Next' }).click();
    await page.getByRole('cell', { name: '52', exact: true }).waitFor();
    await page.getByRole('link', { name: 'First' }).click();
    const first = page.getByRole('cell', { name: '2', exact: true });
    await first.waitFor();
    expect(await first.count()).toBe(1);
  });

  it('[OP5] is for everybody: light, dark, a phone; and of no connection or file it says so', async () => {
    for (const look of [
      { colorScheme: 'dark' },
      { colorScheme: 'light', width: 390, height: 844 },
      { colorScheme: 'dark', width: 390, height: 844 },
    ] as const) {
      const page = await dashboard.open(look);
      await page.goto(dashboard.at(path()));
      await page.getByRole('link', { name: 'links.csv' }).waitFor();
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      expect(await seriousViolations(page)).toEqual([]);
      await page.getByRole('link', { name: 'links.csv' }).click();
      await page.getByRole('link', { name: 'Rejected 1' }).click();
      await page.getByText('has no listing with exactly this SKU').waitFor();
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      expect(await seriousViolations(page)).toEqual([]);
    }
    const { page } = dashboard;
    await page.goto(dashboard.at('/products/file?connection=cn_0'));
    await page.getByText('No such connection').waitFor();
    await page.goto(dashboard.at(`${path()}&file=lf_0`));
    await page.getByText('No such file').waitFor();
    // A browser complains of every 404, the one that was asked for too.
    expect(dashboard.complaints.filter((said) => !said.includes('404'))).toEqual([]);
  });
});
