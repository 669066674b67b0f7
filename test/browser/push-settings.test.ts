// Settings: a plan is raised, Order Push switched on, older orders pushed, settings saved, and nothing typed is lost.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routerClient } from '../../scripts/local/router-client.ts';
import { type Dashboard, openDashboard } from '../support/open-dashboard.ts';

let dashboard: Dashboard;
let client: ReturnType<typeof routerClient>;
let page: Page;

beforeAll(async () => {
  dashboard = await openDashboard({ examples: false });
  client = routerClient(dashboard.instance.run.dashboard);
  ({ page } = dashboard);
});

afterAll(() => dashboard?.close());

async function storeOf(name: string) {
  const { stores } = await client.pushSettings.list.query({});
  const found = stores.find(({ storeName }) => storeName === name);
  if (!found) throw new Error(`No destination store ${name}`);
  return found;
}

const openSettings = async (name: string) => {
  const { storeId } = await storeOf(name);
  await page.goto(dashboard.at(`/settings/order-push?store=${storeId}`));
  await page.getByRole('switch', { name: 'Order Push' }).waitFor();
};

const save = () => page.getByRole('button', { name: 'Save', exact: true });

/** What axe and the width say of the page as it is, on a desk and on a phone. */
describe('Settings', { timeout: 120_000 }, () => {
  it('[OP3] says below the plan, in these words, why Order Push cannot be switched on', async () => {
    await openSettings('Harbor Goods');
    const turn = page.getByRole('switch', { name: 'Order Push' });
    await page
      .getByText('Order Push is available on the Traction plan and above', { exact: true })
      .waitFor();
    expect(await turn.getAttribute('aria-checked')).toBe('false');
    expect(await turn.getAttribute('aria-disabled')).toBe('true');
    await turn.focus();
    await page.keyboard.press('Space');
    await page.waitForTimeout(500);
    expect((await storeOf('Harbor Goods')).on).toBe(false);
  });

  it('[OP3, OP15] raises the plan, switches on, counts older orders and pushes the chosen one', async () => {
    const desk = dashboard.desk('Harbor Goods');
    const first = await desk.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    const second = await desk.placeOrder([{ sku: 'MUG-BLUE', quantity: 2 }]);
    // A store tells time in whole seconds: these are to be older than the switch.
    await page.waitForTimeout(1500);

    await page.getByRole('link', { name: 'Change the plan' }).click();
    await page.getByText('No payment is taken here').first().waitFor();
    await page.getByRole('button', { name: 'Change plan of Harbor Goods' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change the plan of Harbor Goods' });
    await dialog.getByLabel('Traction').check();
    await dialog.getByText('It is switched on in Order Push Settings.').waitFor();
    await dialog.getByRole('button', { name: 'Change to Traction' }).click();
    await page.getByText('Harbor Goods: Traction').waitFor();

    await page.getByRole('link', { name: 'Order Push Settings', exact: true }).click();
    await page.getByRole('switch', { name: 'Order Push' }).click();
    await page.getByText('2 orders are open that were placed before it').waitFor();
    expect(await page.getByRole('switch').getAttribute('aria-checked')).toBe('true');
    expect((await dashboard.desk('North Supply').listOrders()).length).toBe(0);

    await page.getByRole('checkbox', { name: `Push ${first.name}` }).check();
    await page.getByRole('button', { name: 'Push this one' }).click();
    const asked = page.getByRole('dialog', { name: 'Push older orders?' });
    await asked.getByText('would go out twice').waitFor();
    await asked.getByRole('button', { name: 'Push this one' }).click();
    await page.getByText('1 pushed.').waitFor({ timeout: 40_000 });
    await page.getByText('1 order is open that').waitFor();
    const rows = page.getByRole('table', { name: 'Older orders' });
    expect(await rows.getByText(first.name).count()).toBe(0);
    expect(await rows.getByText(second.name).count()).toBe(1);
    expect((await dashboard.desk('North Supply').listOrders()).length).toBe(1);
  });

  it('[OP12] shows what is wrong at its field, goes there, and saves what was mended', async () => {
    await openSettings('Mug Street');
    await page.getByLabel('An address of your own').check();
    await page.getByLabel('E-mail address').fill('dock@');
    await page.getByLabel('Tags', { exact: true }).fill('b2b, wholesale');
    await save().click();
    await page.getByText('This is no e-mail address.').waitFor();
    const focused = page.locator(':focus');
    await expect.poll(() => focused.getAttribute('aria-invalid')).toBe('true');
    expect(await focused.inputValue()).toBe('dock@');
    expect((await storeOf('Mug Street')).revision).toBe(0);

    await page.keyboard.press('End');
    await page.keyboard.type('example.com');
    // Typing a letter leaves the field as it is: it is not made anew.
    expect(await focused.inputValue()).toBe('dock@example.com');
    await page.keyboard.press('Enter');
    await page.getByText('Saved.').first().waitFor();
    await save().waitFor({ state: 'detached' });
    const { settings } = await storeOf('Mug Street');
    expect(settings.email).toEqual({ use: 'own', address: 'dock@example.com' });
    expect(settings.tags).toEqual(['b2b', 'wholesale']);
  });

  it('[OP12] discards on Discard, and asks before unsaved changes are left', async () => {
    await page.getByLabel('Only by hand').check();
    await page.getByRole('button', { name: 'Discard' }).click();
    expect(await page.getByLabel('Once it is paid in full').isChecked()).toBe(true);
    await save().waitFor({ state: 'detached' });

    await page.getByLabel('Only by hand').check();
    await page.getByRole('link', { name: 'Stores', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
    await dialog.getByRole('button', { name: 'Stay' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByLabel('Only by hand').isChecked()).toBe(true);

    await page.getByLabel('Store', { exact: true }).selectOption({ label: 'Harbor Goods' });
    await dialog.getByRole('button', { name: 'Stay' }).click();
    // What was chosen, and still is.
    expect(
      await page.getByLabel('Store', { exact: true }).locator('option:checked').innerText(),
    ).toBe('Mug Street');

    await page.getByRole('link', { name: 'Stores', exact: true }).click();
    await dialog.getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('heading', { name: 'Stores' }).waitFor();
    expect((await storeOf('Mug Street')).settings.when).toBe('paid');
  });

  it('[OP12] shows what was saved in another tab, and keeps what was typed', async () => {
    await openSettings('Mug Street');
    await page.getByLabel('Payment pending').check();
    const { storeId, revision, settings } = await storeOf('Mug Street');
    const other = { ...settings, tags: ['elsewhere'], copyNote: false };
    await client.pushSettings.save.mutate({ storeId, revision, settings: other });
    await save().click();
    await page.getByText('What you typed is still here').waitFor();
    await page.getByRole('button', { name: 'Show the present ones' }).click();
    await page.getByText('Present: elsewhere. Yours: b2b, wholesale.').waitFor();
    await page.getByText('Present: Payment pending').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Keep mine, to save them' }).click();
    expect(await page.getByLabel('Payment pending').isChecked()).toBe(true);
    await save().click();
    await save().waitFor({ state: 'detached' });
    await expect.poll(async () => (await storeOf('Mug Street')).settings.payment).toBe('pending');
    expect((await storeOf('Mug Street')).settings.tags).toEqual(['b2b', 'wholesale']);
  });

  it('[OP12] looks again at the orders a change frees, and says how many go', async () => {
    const placed = await dashboard
      .desk('Mug Street')
      .placeOrder([{ sku: 'MUG-RED', quantity: 1 }], { paid: false });
    await expect
      .poll(
        async () => {
          const { rows } = await client.orderPush.list.query({ q: placed.name });
          return rows[0]?.pushStatus;
        },
        { timeout: 30_000 },
      )
      .toBe('pending');
    await openSettings('Mug Street');
    await page.getByLabel('As soon as it is placed').check();
    await save().click();
    await page.getByText('Saved. 1 goes now.').waitFor({ timeout: 40_000 });
    await page.getByRole('link', { name: 'See them on Order Push' }).click();
    await page.getByRole('heading', { name: 'Order Push', exact: true }).waitFor();
    await page.getByText(placed.name, { exact: true }).first().waitFor();
  });

  it('[OP3, OP4] says what stops and what stays before it is switched off', async () => {
    await openSettings('Mug Street');
    await page.getByRole('switch', { name: 'Order Push' }).click();
    const dialog = page.getByRole('dialog', { name: 'Switch Order Push off for Mug Street?' });
    const says = await dialog.innerText();
    expect(says).toContain('Stops:');
    expect(says).toContain('stock is kept aligned');
    await dialog.getByRole('button', { name: 'Leave it on' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await storeOf('Mug Street')).on).toBe(true);
    await page.getByRole('switch', { name: 'Order Push' }).click();
    await dialog.getByRole('button', { name: 'Switch off' }).click();
    await page.getByText('Orders of Mug Street stay there.').waitFor();
    expect((await storeOf('Mug Street')).on).toBe(false);
  });

  it('says nothing on the console but of the save that came too late', () => {
    expect(dashboard.complaints.filter((words) => !words.includes('409'))).toEqual([]);
  });
});
