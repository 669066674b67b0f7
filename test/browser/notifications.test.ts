// [OP7] Being told: a failed push at the bell and on the page, by mail in the outbox, and stopped by a link in it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Dashboard, openDashboard, seriousViolations } from '../support/open-dashboard.ts';

let dashboard: Dashboard;
/** The number of the first order that was refused. */
let first = '';

beforeAll(async () => {
  dashboard = await openDashboard({ examples: false });
});

afterAll(() => dashboard?.close());

const bell = () => dashboard.page.getByRole('button', { name: /^Notifications/ }).first();

/** Whether the focus comes to what `of` names. */
async function isFocused(of: ReturnType<Dashboard['page']['locator']>): Promise<void> {
  await expect
    .poll(() => of.evaluate((one) => document.activeElement === one), { timeout: 5_000 })
    .toBe(true);
}

const rowOf = (title: string | RegExp) =>
  dashboard.page.locator('[data-group]').filter({ hasText: title });

/** The source refuses phones that are not international, and this one cannot be made so. */
async function placeRefused(): Promise<string> {
  const placed = await dashboard
    .desk('Mug Street')
    .placeOrder([{ sku: 'MUG-BLUE', quantity: 1 }], { phone: '555 0100' });
  return placed.name;
}

/** Rows that came meanwhile wait behind a button while somebody is at the list, as this test is. */
async function isListed(title: string | RegExp): Promise<void> {
  const more = dashboard.page.getByRole('button', { name: /changed, show$/ });
  await more.or(rowOf(title)).first().waitFor({ timeout: 30_000 });
  if (await more.isVisible()) await more.click();
  await rowOf(title).waitFor({ timeout: 30_000 });
}

describe('notifications', { timeout: 120_000 }, () => {
  it('[OP7] sends a test to a new e-mail address, and what came of it is said and read in the outbox', async () => {
    const { page } = dashboard;
    await page.goto(dashboard.at('/settings/notifications'));
    await page.getByRole('button', { name: 'Add e-mail' }).click();
    await isFocused(page.getByLabel('E-mail address'));
    await page.keyboard.type('dana@north.example');
    await page.keyboard.press('Enter');
    await page.getByText('dana@north.example is told from now on.').waitFor();
    await page.getByRole('button', { name: 'Send a test dana@north.example' }).click();
    await page.getByRole('link', { name: 'Read it there' }).click({ timeout: 30_000 });
    await page.getByRole('heading', { name: 'Outbox' }).waitFor();
    await page.getByRole('link', { name: 'A test from Crossdock' }).click();
    // No script runs in the mail, not even a test's: the page, which may, looks into it.
    const framed = page.locator('iframe');
    const inMail = () =>
      framed.evaluate((frame: HTMLIFrameElement) => {
        const body = frame.contentDocument?.body;
        const styled = body?.querySelector<HTMLElement>('[data-style]');
        return { says: body?.innerText, isStyled: Boolean(styled?.style.cssText) };
      });
    await expect
      .poll(inMail)
      .toEqual({ says: expect.stringContaining('There is nothing to do.'), isStyled: true });
    await page.getByRole('link', { name: 'As text' }).click();
    await page.getByText('There is nothing to do.').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('[OP7] counts a failed push at the bell, and opens the newest there by keyboard', async () => {
    const { page } = dashboard;
    await page.goto(dashboard.at('/stores'));
    await bell().click();
    const panel = page.getByRole('dialog', { name: 'Notifications' });
    // What waits from the first start on is read first.
    const all = panel.getByRole('button', { name: 'Mark all read' });
    await all.click();
    await all.waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await isFocused(bell());
    const keys = page.getByRole('button', { name: 'Keys' });
    await keys.click();
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'detached' });
    await isFocused(keys);
    await bell().focus();

    await dashboard.faults('North Supply', { phones: 'e164' });
    first = await placeRefused();
    await page
      .getByRole('button', { name: 'Notifications, 1 unread' })
      .first()
      .waitFor({ timeout: 30_000 });
    await page.keyboard.press('Enter');
    await panel
      .getByRole('link', { name: `Unread: ${first} of Mug Street was not pushed` })
      .waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  it('[OP7] puts repeats together, opens them to each, and marks them read and unread', async () => {
    const { page } = dashboard;
    await page.keyboard.press('g');
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: 'Notifications' }).waitFor();
    await isFocused(page.locator('main#content'));
    await rowOf(/was not pushed to North Supply/).waitFor();
    const second = await placeRefused();
    await isListed('2 orders of Mug Street were not pushed');
    const many = rowOf('2 orders of Mug Street were not pushed');
    expect(await many.innerText()).toContain(
      'The source store does not take the customer’s address or phone',
    );
    // From outside of the list to its first row, which this is.
    await page.locator('#content').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await many.getByRole('link', { name: `${second} of Mug Street was not pushed` }).waitFor();
    expect(await many.getByRole('listitem').count()).toBe(2);

    await page.keyboard.press('u');
    await many.getByRole('button', { name: /^Mark unread/ }).waitFor();
    await page.getByRole('button', { name: 'Notifications', exact: true }).first().waitFor();
    await page.getByRole('link', { name: 'Unread', exact: true }).click();
    await page.getByText('Nothing is unread').waitFor();
    await page.goBack();
    await many.getByRole('button', { name: /^Mark unread/ }).click();
    await page.getByRole('button', { name: 'Notifications, 1 unread' }).first().waitFor();

    await page
      .getByLabel('Only of this kind')
      .selectOption({ label: 'A store needs reconnecting' });
    await page.getByText('No notifications match').waitFor();
    expect(page.url()).toContain('kind=store-needs-reconnecting');
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await many.waitFor();
  });

  it('[OP7] leads from a notice to what it is about, and that is read then', async () => {
    const { page } = dashboard;
    const many = rowOf('2 orders of Mug Street were not pushed');
    await many
      .getByRole('button', { name: '2 orders of Mug Street were not pushed' })
      .first()
      .click();
    await many
      .getByRole('link', { name: /was not pushed to North Supply/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /^Order #/ }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/order-push\/st_/);
    await page.getByRole('button', { name: 'Notifications', exact: true }).first().waitFor();
  });

  it('[OP7] names the order in a mail, whose link stops mail of that kind', async () => {
    const { page } = dashboard;
    await page.goto(dashboard.at('/outbox'));
    await page
      .getByRole('link', { name: /of Mug Street (was|were) not pushed/ })
      .first()
      .click({ timeout: 60_000 });
    await page.getByRole('link', { name: 'As text' }).click();
    const text = page.locator('article pre');
    await text.getByText(/Stop mail of this kind: A push failed/).waitFor();
    expect(await text.innerText()).toContain(`${first} of Mug Street was not pushed`);
    const link = await page.getByRole('link', { name: /\/notices\/stop/ }).getAttribute('href');
    await page.goto(link ?? '');
    await page.getByRole('button', { name: 'Stop them' }).click();
    await page.getByRole('heading', { name: 'Stopped' }).waitFor();
    await page.getByRole('link', { name: 'Notification settings' }).click();
    const wish = page.getByLabel('A push failed, to dana@north.example');
    await wish.waitFor();
    expect(await wish.locator('option:checked').innerText()).toBe('Off');
  });

  it('[OP7] saves what is told where, asks before it is left unsaved, and pauses and resumes a channel', async () => {
    const { page } = dashboard;
    await page.getByLabel('A push failed, to dana@north.example').selectOption('digest');
    await page.getByLabel('Send no mail in some hours').check();
    await page.getByRole('link', { name: 'Plan', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stay' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved.', { exact: true }).waitFor();
    await page.reload();
    const wish = page.getByLabel('A push failed, to dana@north.example');
    await wish.waitFor();
    expect(await wish.locator('option:checked').innerText()).toBe('Daily digest');
    expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe('22:00');

    await page.getByRole('button', { name: 'Pause dana@north.example' }).click();
    await page
      .getByRole('button', { name: /a channel is paused$/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Send a test dana@north.example' }).click();
    const refused = page.getByText('This channel is paused. Resume it first.');
    await refused.waitFor();
    await page.getByRole('button', { name: 'Resume dana@north.example' }).click();
    await refused.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Pause dana@north.example' }).click();
    await page.getByText('Paused by you').waitFor();
    await page.goto(dashboard.at('/notifications'));
    const banner = page.getByRole('region', { name: 'dana@north.example is paused' });
    expect(await banner.innerText()).toContain('Paused by you');
    await banner.getByRole('button', { name: /^Resume/ }).click();
    await banner.waitFor({ state: 'detached' });
  });

  it('[OP7] shows a webhook’s secret once, and takes no address that is not public https', async () => {
    const { page } = dashboard;
    await page.goto(dashboard.at('/settings/notifications'));
    await page.getByRole('button', { name: 'Add webhook' }).click();
    const address = page.getByLabel('Address', { exact: true });
    await isFocused(address);
    await address.fill('http://127.0.0.1/hook');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await address.fill('https://hooks.example.com/crossdock');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'The secret of this webhook' });
    await dialog.getByText(/^whsec_/).waitFor();
    // Neither a key nor a press beside it takes away what is shown once.
    await page.keyboard.press('Escape');
    await dialog.getByRole('alert').getByText('not copied yet').waitFor();
    await dialog.getByText(/^whsec_/).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'I have kept it' }).click();
    await dialog.waitFor({ state: 'detached' });
    const row = page.locator('[data-channel]').filter({ hasText: 'hooks.example.com' });
    await row.getByText('Working').waitFor();
    await row.getByRole('button', { name: /^Send a test/ }).click();
    await row.getByText(/^It was not taken/).waitFor({ timeout: 30_000 });
    await row.getByText('Not reached yet').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Remove https://hooks.example.com/crossdock' }).click();
    expect(await page.getByText(/whsec_/).count()).toBe(0);
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('https://hooks.example.com/crossdock is removed.').waitFor();
    await row.waitFor({ state: 'detached' });
    await isFocused(page.getByRole('button', { name: 'Add webhook' }));
  });

  it('says nothing on the console but of the address and the test that were refused', () => {
    expect(dashboard.complaints.filter((words) => !/ 4(00|12) /.test(words))).toEqual([]);
  });
});
