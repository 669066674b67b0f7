// [SO1] What is printed for packing, as Chromium makes PDFs of it, read back page by page.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Dashboard, openDashboard } from '../support/open-dashboard.ts';
import { pdfPages } from '../support/pdf-pages.ts';
import { danaReyes } from '../support/store-desk.ts';

let dashboard: Dashboard;
/** Names of the orders: two lines and a note, one line, sixty lines. */
let names: string[];
/** As it stands on a slip. */
const today = new Date().toLocaleDateString('en', { dateStyle: 'long' });

beforeAll(async () => {
  dashboard = await openDashboard({ examples: false });
  await dashboard.desk('North Supply').setStock('MUG-RED', 200);
  const street = dashboard.desk('Mug Street');
  const { page } = dashboard;
  await page.goto(dashboard.at('/orders'));
  // One after the other: the list has them in the order they came in.
  const place = async (lines: { sku: string; quantity: number }[], note?: string) => {
    const { name } = await street.placeOrder(lines, note ? { note } : {});
    await row(name).getByRole('button', { name: /^Ship/ }).waitFor({ timeout: 60_000 });
    return name;
  };
  names = [
    await place(
      [
        { sku: 'MUG-RED', quantity: 2 },
        { sku: 'MUG-BLUE', quantity: 1 },
      ],
      'Please wrap it as a gift.',
    ),
    await place([{ sku: 'MUG-RED', quantity: 3 }]),
    await place(
      Array.from({ length: 60 }, (_, at) => ({ sku: 'MUG-RED', quantity: 1 + (at % 2) })),
    ),
  ];
});

afterAll(() => dashboard?.close());

const row = (name: string) => dashboard.page.locator('tr', { hasText: name });

async function open(paper: 'Pick list' | 'Packing slips', of: readonly string[]): Promise<void> {
  const { page } = dashboard;
  await page.goto(dashboard.at('/orders'));
  for (const name of of) await row(name).getByRole('checkbox').check();
  const bar = page.getByRole('region', { name: 'What can be done with what is chosen' });
  await bar.getByRole('link', { name: paper }).click();
  await page.getByRole('heading', { name: paper, level: 1 }).waitFor();
  await expect
    .poll(() => page.getByRole('button', { name: 'Print' }).getAttribute('aria-disabled'), {
      timeout: 30_000,
    })
    .toBe(null);
}

const address = `Ship to Dana Reyes ${danaReyes.address1} Austin, TX 78701 United States`;
const head = (name: string) => `Mug Street Order ${name} ${today} Standard ${address}`;

/** How the columns of a slip's table begin on every sheet. */
const columns = (name: string) => `Items of ${name} SKU Quantity`;

describe('what is printed for packing', { timeout: 120_000 }, () => {
  it('[SO1] packing slips are one order a page, in the name of the store that sold it', async () => {
    const { page } = dashboard;
    const [gift = '', plain = ''] = names;
    await open('Packing slips', [gift, plain]);
    for (const theme of ['light', 'dark'])
      for (const [format, width, height] of [
        ['A4', 596, 843],
        ['Letter', 612, 792],
      ] as const) {
        await page.evaluate((chosen) => {
          document.documentElement.dataset.theme = chosen;
        }, theme);
        expect(await pdfPages(page, format)).toEqual([
          {
            text: `${head(gift)} ${columns(gift)} Stoneware mug, Red MUG-RED 2 Stoneware mug, Blue MUG-BLUE 1 Note Please wrap it as a gift.`,
            width,
            height,
          },
          { text: `${head(plain)} ${columns(plain)} Stoneware mug, Red MUG-RED 3`, width, height },
        ]);
      }
    await page.emulateMedia({ media: 'print' });
    const ink = await page
      .locator('.sheet')
      .first()
      .evaluate((sheet) => {
        const { color, backgroundColor } = getComputedStyle(sheet);
        return [color, backgroundColor, getComputedStyle(document.documentElement).colorScheme];
      });
    await page.emulateMedia({ media: null });
    expect(ink).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)', 'light']);
  });

  it('[SO1] any other page is printed in the light colours as well, whatever theme was chosen', async () => {
    const { page } = dashboard;
    await page.goto(dashboard.at('/orders'));
    await row(names[0] ?? '').waitFor();
    const inks = [];
    for (const theme of ['light', 'dark']) {
      await page.evaluate((chosen) => {
        document.documentElement.dataset.theme = chosen;
      }, theme);
      await page.emulateMedia({ media: 'print' });
      inks.push(
        await page.evaluate(() => [
          getComputedStyle(document.documentElement).colorScheme,
          getComputedStyle(document.body).color,
        ]),
      );
      await page.emulateMedia({ media: null });
    }
    expect(inks).toEqual([
      ['light', 'rgb(26, 31, 28)'],
      ['light', 'rgb(26, 31, 28)'],
    ]);
  });

  it('[SO1] packing slips have prices only when asked for', async () => {
    const { page } = dashboard;
    const [gift = '', plain = ''] = names;
    await open('Packing slips', [plain]);
    expect(
      (await pdfPages(page, 'A4')).map(({ text }) => /[$€]|\d\.\d\d|Price/.test(text)),
    ).toEqual([false]);
    await page.getByLabel('Show prices').check();
    expect(page.url()).toContain('prices=1');
    await page.reload();
    await page.getByRole('columnheader', { name: 'Price each' }).waitFor();
    const [sheet] = await pdfPages(page, 'A4');
    expect(sheet?.text).toBe(
      `${head(plain)} ${columns(plain)} Price each Stoneware mug, Red MUG-RED 3 $19.50`,
    );
    expect(sheet?.text).not.toContain(gift);
  });

  it('[SO1] a long packing slip goes on on a second page, with its head again', async () => {
    const { page } = dashboard;
    const [gift = '', , long = ''] = names;
    await open('Packing slips', [gift, long]);
    for (const format of ['A4', 'Letter'] as const) {
      const sheets = (await pdfPages(page, format)).map(({ text }) => text);
      expect(sheets.length).toBe(3);
      const [first = '', second = '', third = ''] = sheets;
      expect(first).toContain(head(gift));
      expect(second.startsWith(`${head(long)} ${columns(long)} Stoneware mug, Red MUG-RED 1`)).toBe(
        true,
      );
      expect(third.startsWith(`${columns(long)} Stoneware mug, Red MUG-RED`)).toBe(true);
      const lines = [second, third].map((text) => text.match(/MUG-RED [12]\b/g)?.length ?? 0);
      expect(lines.reduce((sum, count) => sum + count, 0)).toBe(60);
      expect(Math.min(...lines)).toBeGreaterThan(1);
    }
  });

  it('[SO1] the pick list has each SKU once, with its place, its orders and a box to tick', async () => {
    const { page } = dashboard;
    const [gift = '', plain = '', long = ''] = names;
    await open('Pick list', [gift, plain]);
    const [sheet, ...more] = await pdfPages(page, 'A4');
    expect(more).toEqual([]);
    expect(sheet?.text).toMatch(
      /^Pick list 2 orders, 2 SKUs, 6 units\. As of .+[AP]M\. SKU Title /,
    );
    const rows = page.getByRole('table', { name: 'What to pick' }).locator('tbody tr');
    const read = await rows.evaluateAll((all) =>
      all.map((one) => [...one.querySelectorAll('td')].map((cell) => cell.textContent.trim())),
    );
    const bySku = Object.fromEntries(
      read.map(([, sku, , units, , orders]) => [sku, [units, orders]]),
    );
    expect(bySku).toEqual({
      'MUG-BLUE': ['1', gift],
      'MUG-RED': ['5', `${gift} × 2, ${plain} × 3`],
    });
    for (const cells of read) {
      expect(cells[4]).not.toBe('–');
      expect(sheet?.text).toContain(cells.slice(1).join(' '));
    }
    // Without a choice it is of what the list shows.
    await page.goto(dashboard.at('/orders/pick-list'));
    await page.getByText('All 3 orders that the list shows.').waitFor();
    expect((await pdfPages(page, 'Letter'))[0]?.text).toContain(`${long} × 90`);
  });

  it('[SO1] back from a print page the same orders are chosen, and their bar stays in sight', async () => {
    const { page } = dashboard;
    const [gift = '', plain = ''] = names;
    const bar = page.getByRole('region', { name: 'What can be done with what is chosen' });
    const chosen = () =>
      page.getByRole('checkbox', { name: /^Choose #/ }).evaluateAll((boxes) =>
        boxes
          .filter((box) => box instanceof HTMLInputElement && box.checked)
          .map((box) => box.getAttribute('aria-label')?.split(' ')[1])
          .toSorted(),
      );
    await open('Packing slips', [gift, plain]);
    await page.goBack();
    await bar.getByText('2 chosen').waitFor();
    expect(await chosen()).toEqual([gift, plain].toSorted());
    await bar.getByRole('link', { name: 'Pick list' }).click();
    await page.getByRole('heading', { name: 'Pick list', level: 1 }).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Orders' }).click();
    await bar.getByText('2 chosen').waitFor();
    const size = page.viewportSize();
    for (const width of [1280, 800]) {
      await page.setViewportSize({ width, height: 300 });
      await page.mouse.wheel(0, 5_000);
      await expect.poll(async () => (await bar.boundingBox())?.y).toBe(width === 1280 ? 0 : 56);
      await page.mouse.wheel(0, -5_000);
    }
    if (size) await page.setViewportSize(size);
    await bar.getByRole('button', { name: 'Clear' }).click();
    await page.reload();
    await row(gift).waitFor();
    expect(await chosen()).toEqual([]);
  });

  it('[SO1] waits by itself where a store asks to wait, and prints once it answered', async () => {
    const { page } = dashboard;
    const [gift = ''] = names;
    await page.goto(dashboard.at('/orders'));
    await row(gift).getByRole('checkbox').check();
    await dashboard.faults('Mug Street', { throttle: { next: 2 } });
    await page
      .getByRole('region', { name: 'What can be done with what is chosen' })
      .getByRole('link', { name: 'Packing slips' })
      .click();
    await page.getByText(/A store asks to wait \d+ s: this goes on by itself then\./).waitFor();
    await page.getByRole('button', { name: 'Try again now' }).waitFor();
    const print = page.getByRole('button', { name: 'Print' });
    expect(await print.getAttribute('aria-disabled')).toBe('true');
    await page.locator('.sheet').waitFor({ timeout: 60_000 });
    expect(await print.getAttribute('aria-disabled')).toBe(null);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('[SO1] says which order’s slip is missing, and prints only once all are there', async () => {
    const { page } = dashboard;
    const [gift = '', plain = ''] = names;
    await page.goto(dashboard.at('/orders'));
    for (const name of [gift, plain]) await row(name).getByRole('checkbox').check();
    await dashboard.faults('Mug Street', { refuse: 423 });
    await page
      .getByRole('region', { name: 'What can be done with what is chosen' })
      .getByRole('link', { name: 'Packing slips' })
      .click();
    const missing = page.getByRole('alert', { name: 'Slips that are missing' });
    await missing.getByText('2 slips are missing').waitFor({ timeout: 30_000 });
    for (const name of [gift, plain])
      await missing.getByRole('listitem').filter({ hasText: name }).waitFor();
    const print = page.getByRole('button', { name: 'Print' });
    expect(await print.getAttribute('aria-disabled')).toBe('true');
    await dashboard.faults('Mug Street', { refuse: null });
    await missing.getByRole('button', { name: 'Try all again' }).click();
    await missing.waitFor({ state: 'detached', timeout: 30_000 });
    await expect.poll(() => print.getAttribute('aria-disabled')).toBe(null);
    expect(await page.locator('.sheet').count()).toBe(2);
  });
});
