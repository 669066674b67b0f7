// Inventory in a browser: first levels with Apply, the list and its views, a SKU's page, holds, and what stores keep back.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routerClient } from '../../scripts/local/router-client.ts';
import { type Dashboard, openDashboard, seriousViolations } from '../support/open-dashboard.ts';

let dashboard: Dashboard;
const api = () => routerClient(dashboard.instance.run.dashboard).inventory;

beforeAll(async () => {
  dashboard = await openDashboard({ examples: true });
});

afterAll(() => dashboard?.close());

async function connectionTo(store: string) {
  const all = await api().allowances.get.query();
  const found = all.find((one) => one.destinationName === store);
  if (!found) throw new Error(`No connection to ${store}`);
  return found;
}

const shownAt = async (store: string, sku: string) =>
  (await dashboard.desk(store).levels(sku))[0]?.available;

const row = (page: Page, text: string) => page.locator('tbody tr', { hasText: text });

describe('Inventory', { timeout: 180_000 }, () => {
  it('[ST8] shows first levels, changes nothing, and writes those that were chosen once Apply is confirmed', async () => {
    const { page } = dashboard;
    // They are read by themselves.
    await expect
      .poll(
        async () => {
          const { connectionId } = await connectionTo('Harbor Goods');
          const { counts } = await api().firstLevels.list.query({ connectionId });
          return counts.links - counts.read;
        },
        { timeout: 60_000 },
      )
      .toBe(0);
    const before = await shownAt('Harbor Goods', 'MUG-RED');
    const other = await shownAt('Harbor Goods', 'TOTE-NAT');
    await page.goto(dashboard.at('/inventory'));
    const notice = page.locator('main div', { hasText: 'at Harbor Goods.' }).last();
    await notice.waitFor();
    await page.getByRole('link', { name: 'Look and apply' }).first().click();
    await page.getByRole('heading', { name: 'First levels' }).waitFor();
    const mug = row(page, 'MUG-RED');
    await mug.waitFor();
    const cells = await mug.getByRole('cell').allInnerTexts();
    expect(cells[1]).toBe(String(before));
    const wanted = Number(cells[2]);
    expect(wanted).not.toBe(before);
    await mug.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Apply 1 SKU' }).click();
    const dialog = page.getByRole('dialog', { name: 'Apply 1 SKU?' });
    expect(await dialog.innerText()).toContain('cannot be taken back');
    expect(await seriousViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await shownAt('Harbor Goods', 'MUG-RED')).toBe(before);

    await page.getByRole('button', { name: 'Apply 1 SKU' }).click();
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('1 SKU applied').waitFor();
    await mug.waitFor({ state: 'detached' });
    await expect.poll(() => shownAt('Harbor Goods', 'MUG-RED'), { timeout: 30_000 }).toBe(wanted);
    expect(await shownAt('Harbor Goods', 'TOTE-NAT')).toBe(other);
  });

  it('[ST8] applies all that match at once, and says when nothing waits any more', async () => {
    const { page } = dashboard;
    for (const store of ['Harbor Goods', 'Mug Street']) {
      const { connectionId } = await connectionTo(store);
      await page.goto(dashboard.at(`/inventory/first-levels?connection=${connectionId}`));
      await page.getByRole('link', { name: 'Only what changes' }).click();
      await page.waitForURL(/only=changes/);
      await page.getByRole('link', { name: 'All', exact: true }).click();
      await page.getByRole('button', { name: /^Choose all/ }).click();
      await page.getByRole('button', { name: /^Apply \d+ SKUs/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
      await page.getByText('Nothing waits for Apply').waitFor();
    }
    await expect
      .poll(
        async () =>
          (await shownAt('Mug Street', 'MUG-RED')) === (await shownAt('Harbor Goods', 'MUG-RED')),
        {
          timeout: 30_000,
        },
      )
      .toBe(true);
  });

  it('finds by SKU and view, keeps both in the address, and says when nothing matches', async () => {
    const { page } = dashboard;
    await page.goto(dashboard.at('/inventory'));
    await row(page, 'MUG-RED').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('tee');
    await row(page, 'MUG-RED').waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('q')).toBe('tee');
    await page.reload();
    await row(page, 'TEE-M').waitFor();
    await page.getByRole('link', { name: 'Sold out' }).click();
    await page.getByText('No SKUs match').waitFor();
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await row(page, 'MUG-RED').waitFor();
    expect(new URL(page.url()).search).toBe('');
    await page.getByRole('link', { name: 'Sold out' }).click();
    await row(page, 'CANDLE-CEDAR').waitFor();
    expect(await page.getByRole('link', { name: 'Sold out' }).getAttribute('aria-current')).toBe(
      'page',
    );
  });

  it('no row moves under the pointer: what came since waits until it is asked for', async () => {
    const { page } = dashboard;
    await page.goto(dashboard.at('/inventory?view=sold-out'));
    await row(page, 'CANDLE-CEDAR').waitFor();
    await row(page, 'CANDLE-CEDAR').hover();
    await dashboard.desk('North Supply').setStock('BLANKET-GRY', 0, 'Main warehouse');
    await dashboard.desk('North Supply').setStock('BLANKET-GRY', 0, 'Overflow');
    const show = page.getByRole('button', { name: '1 changed, show' });
    await show.waitFor({ timeout: 30_000 });
    expect(await row(page, 'BLANKET-GRY').count()).toBe(0);
    await show.click();
    await row(page, 'BLANKET-GRY').waitFor();
  });

  it('[ST7] a SKU’s page tells why its number is what it is, each sale with its order', async () => {
    const { page } = dashboard;
    const placed = await dashboard.desk('Mug Street').placeOrder([{ sku: 'TEE-M', quantity: 2 }]);
    await page.goto(dashboard.at('/inventory?q=TEE-M'));
    await row(page, 'TEE-M').getByRole('link').click();
    await page.getByRole('heading', { name: 'TEE-M' }).waitFor();
    const movements = page.getByRole('table', { name: 'Movements' });
    const sale = movements.locator('tr', { hasText: placed.name }).first();
    await sale.waitFor({ timeout: 30_000 });
    await page.getByRole('img', { name: /^Free units from 0 before/ }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await sale.getByRole('link').click();
    await page.getByRole('heading', { name: `Order ${placed.name}` }).waitFor();
    await page.goBack();
    await movements.waitFor();
  });

  it('a hold is ended only after asking, and what that means is said first', async () => {
    const { page } = dashboard;
    const placed = await dashboard
      .desk('Mug Street')
      .placeOrder([{ sku: 'CANDLE-CEDAR', quantity: 1 }]);
    await page.goto(dashboard.at('/inventory?q=CANDLE-CEDAR'));
    await row(page, 'CANDLE-CEDAR').getByRole('link').click();
    const held = page
      .getByRole('table', { name: 'Sold lines' })
      .locator('tr', { hasText: placed.name });
    await held.getByRole('button', { name: /^Not from this source/ }).click({ timeout: 30_000 });
    const dialog = page.getByRole('dialog', { name: 'Not from North Supply?' });
    expect(await dialog.innerText()).toContain('nothing is cancelled');
    await dialog.getByRole('button', { name: 'Not from this source' }).click();
    await held.waitFor({ state: 'detached' });
    await row(page, `${placed.name}: not from this source`).waitFor();
  });

  it('[ST6] a connection’s allowance is previewed while it is typed, refused in words, and followed once saved', async () => {
    const { page } = dashboard;
    const { connectionId } = await connectionTo('Mug Street');
    const before = (await shownAt('Mug Street', 'MUG-RED')) ?? 0;
    await page.goto(dashboard.at(`/inventory/allowances?connection=${connectionId}`));
    const buffer = page.getByRole('textbox', { name: 'Buffer' });
    await buffer.fill('1.5');
    await page.getByText('A whole number from 0 to 1,000,000.').waitFor();
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await buffer.fill('4');
    const previewed = page
      .getByRole('table', { name: 'Preview' })
      .locator('tr', { hasText: 'MUG-RED' });
    await previewed.waitFor();
    expect((await previewed.getByRole('cell').allInnerTexts()).slice(2)).toEqual([
      String(before),
      String(before - 4),
    ]);
    expect(await shownAt('Mug Street', 'MUG-RED')).toBe(before);
    await page.getByText('less than 0.01 %').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. Mug Street follows by itself.').waitFor();
    await expect.poll(() => shownAt('Mug Street', 'MUG-RED'), { timeout: 30_000 }).toBe(before - 4);
    await page.reload();
    expect(await page.getByRole('textbox', { name: 'Buffer' }).inputValue()).toBe('4');
  });

  it('[ST6] one SKU may keep back something of its own', async () => {
    const { page } = dashboard;
    await page.goto(dashboard.at('/inventory?q=MUG-BLUE'));
    await row(page, 'MUG-BLUE').getByRole('link').click();
    await page.getByRole('button', { name: 'Change what Mug Street keeps back' }).click();
    const dialog = page.getByRole('dialog', { name: 'What Mug Street keeps back' });
    await dialog.getByRole('textbox', { name: 'Cap' }).fill('6');
    await dialog.getByText('and would show 6.').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. Mug Street follows by itself.').waitFor();
    await expect.poll(() => shownAt('Mug Street', 'MUG-BLUE'), { timeout: 30_000 }).toBe(6);
    await page.getByText('shows 6 at most').waitFor();
  });

  it('[OP5, OP6] a SKU is paused at one store and resumed there, each after saying what that means', async () => {
    const { page } = dashboard;
    await page.goto(dashboard.at('/inventory?q=TOTE-NAT'));
    await row(page, 'TOTE-NAT').getByRole('link').click();
    const pause = page.getByRole('button', { name: 'Pause at Mug Street' });
    await pause.focus();
    await page.keyboard.press('Enter');
    const asks = page.getByRole('dialog', { name: 'Pause TOTE-NAT at Mug Street?' });
    await asks.getByText('Order lines of it stay on Mug Street').waitFor();
    await asks.getByText('What was pushed is shipped').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await asks.waitFor({ state: 'detached' });
    await expect.poll(() => pause.evaluate((one) => one === document.activeElement)).toBe(true);

    await page.keyboard.press('Enter');
    await asks.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused: TOTE-NAT is not kept aligned at Mug Street').waitFor();
    const resume = page.getByRole('button', { name: 'Resume at Mug Street' });
    await resume.waitFor();
    await expect.poll(() => resume.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.getByText('Somebody paused it there').waitFor();
    const kept = await shownAt('Mug Street', 'TOTE-NAT');
    const placed = await dashboard
      .desk('Mug Street')
      .placeOrder([{ sku: 'TOTE-NAT', quantity: 1 }]);
    await page.goto(dashboard.at(`/order-push?q=${encodeURIComponent(placed.name)}`));
    await row(page, placed.name).waitFor({ timeout: 30_000 });
    await page.goBack();
    await expect.poll(() => shownAt('Mug Street', 'TOTE-NAT')).toBe((kept ?? 0) - 1);

    await resume.click();
    const again = page.getByRole('dialog', { name: 'Resume TOTE-NAT at Mug Street?' });
    await again.getByText('1 open order of Mug Street is looked at again').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await again.getByRole('button', { name: 'Resume' }).click();
    await page.getByText('Resumed. 1 order is looked at again').waitFor();
    await pause.waitFor();
    await expect.poll(() => pause.evaluate((one) => one === document.activeElement)).toBe(true);
    const { orderPush } = routerClient(dashboard.instance.run.dashboard);
    await expect
      .poll(
        async () => {
          const { rows } = await orderPush.list.query({ q: placed.name });
          return rows.find((one) => one.name === placed.name)?.pushStatus;
        },
        { timeout: 30_000 },
      )
      .toBe('success');
  });

  it('says what is missing where an address leads nowhere', async () => {
    const { page } = dashboard;
    for (const [path, says] of [
      ['/inventory/st_0/0', 'No such SKU'],
      ['/inventory/first-levels?connection=cn_0', 'No such connection'],
      ['/inventory/allowances?connection=cn_0', 'No such connection'],
    ] as const) {
      await page.goto(dashboard.at(path));
      const heading = page.getByRole('heading', { name: says });
      await heading.waitFor();
      expect(await page.getByRole('link', { name: 'Overview' }).count()).toBeGreaterThan(0);
    }
  });
});
