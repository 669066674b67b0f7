// The admin page of a sandbox store: every page renders escaped, forms act and say what came of it.
import { beforeEach, describe, expect, it } from 'vitest';
import { openActions } from '../../../sandbox/shopify/actions/index.ts';
import { quietFaults } from '../../../sandbox/shopify/faults/fault-settings.ts';
import { gidNumber } from '../../../sandbox/shopify/gids.ts';
import { openNotices } from '../../../sandbox/shopify/pages/notices.ts';
import type { PageContext } from '../../../sandbox/shopify/pages/page-context.ts';
import { pagesFetch } from '../../../sandbox/shopify/pages/pages-fetch.ts';
import { openState } from '../../../sandbox/shopify/state.ts';
import { enqueueWebhook } from '../../../sandbox/shopify/webhooks/enqueue-webhook.ts';
import { smallStore } from './small-store.ts';

const base = 'http://127.0.0.1:4401';
let context: PageContext;

beforeEach(() => {
  const faults = quietFaults();
  const state = openState({
    shop: 'mug-street.myshopify.com',
    file: ':memory:',
    now: () => Date.parse('2026-11-23T10:00:00Z'),
    settings: faults,
    enqueue: (store, topic, subject) =>
      enqueueWebhook({ faults, random: () => 0.5, apiVersion: '2026-10' }, store, topic, subject),
  });
  smallStore(state);
  context = { state, admin: openActions(state), notices: openNotices(), baseUrl: base };
});

const get = (path: string) => pagesFetch(context, new Request(base + path));
const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  pagesFetch(
    context,
    new Request(base + path, { method: 'POST', headers, body: new URLSearchParams(form) }),
  );
/** The page a form leads to. */
async function follow(response: Response): Promise<string> {
  expect(response.status).toBe(303);
  return (await get(response.headers.get('location') ?? '')).text();
}

function placed(more: object = {}) {
  const order = context.admin.placeOrder({
    lines: [{ sku: 'MUG-RED', quantity: 3 }],
    customer: { firstName: 'Dana', lastName: 'Reyes', email: 'dana@example.com' },
    shippingAddress: { address1: '18 Pine St', city: 'Austin', countryCode: 'US' },
    ...more,
  });
  if (!order.ok) throw new Error(order.failure[0]?.message);
  return order.value;
}
const pathOf = (id: string) => `/admin/orders/${gidNumber(id)}`;
const quantityOf = (line: string | undefined) => `quantity ${gidNumber(line ?? '')}`;

describe('the pages', () => {
  it.each([
    ['/admin', 'Place an order'],
    ['/admin/orders', '#1001'],
    ['/admin/orders/new', 'Quantity of Mug, Red'],
    ['/admin/products', 'Available of Mug, Red at Shop'],
    ['/admin/locations', 'Name of the new location'],
    ['/admin/outbox', 'dana@example.com'],
    ['/admin/webhooks', 'orders/create'],
    ['/admin/subscriptions', 'http://receiver.example/hooks'],
  ])('%s shows %s', async (path, words) => {
    context.state.subscriptions.put({
      id: context.state.newId('WebhookSubscription'),
      createdAt: context.state.time(),
      updatedAt: context.state.time(),
      topic: 'orders/create',
      uri: 'http://receiver.example/hooks',
      format: 'JSON',
      includeFields: [],
      metafieldNamespaces: [],
      filter: null,
      name: null,
    });
    placed();
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toContain(words);
  });

  it('/ leads to /admin, and an unknown address says so', async () => {
    expect((await get('/')).headers.get('location')).toBe('/admin');
    const unknown = await get('/admin/orders/99');
    expect(unknown.status).toBe(404);
    expect(await unknown.text()).toContain('nothing at this address');
  });

  it('escape whatever somebody wrote', async () => {
    const bad = '<script>alert("1")</script>';
    const order = placed({
      note: bad,
      tags: [bad],
      customAttributes: [{ key: bad, value: `'&${bad}` }],
      shippingAddress: { address1: bad, countryCode: 'US' },
    });
    const page = await (await get(pathOf(order.id))).text();
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
    expect(page).toContain('&#39;&amp;');
  });

  it('link an order to the same one in the dashboard, where that is known', async () => {
    const order = placed();
    const page = async () => (await get(pathOf(order.id))).text();
    expect(await page()).not.toContain('See it in Crossdock');
    context.dashboardUrl = 'http://127.0.0.1:4400';
    expect(await page()).toContain(
      `<a href="http://127.0.0.1:4400/find?shop=mug-street.myshopify.com&amp;order=${gidNumber(order.id)}">See it in Crossdock</a>`,
    );
  });

  it('never make a link of an address that is no web address', async () => {
    const order = placed();
    context.admin.shipOrder({ orderId: order.id, tracking: { number: '1', url: 'javascript:1' } });
    expect(await (await get(pathOf(order.id))).text()).not.toContain('href="javascript');
  });
});

describe('the forms', () => {
  it('place an order, whose page says so once', async () => {
    const [variant] = context.state.variants.all();
    const response = await post('/admin/orders', {
      [`quantity ${variant?.id}`]: '2',
      firstName: 'Dana',
      email: 'dana@example.com',
      address1: '18 Pine St',
      countryCode: 'US',
      shippingTitle: 'Standard',
      shippingPrice: '5.00',
      note: 'Ring twice',
      paid: 'yes',
    });
    const page = await follow(response);
    expect(page).toContain('Order #1001 is placed.');
    expect(page).toContain('Ring twice');
    const again = await get(response.headers.get('location') ?? '');
    expect(await again.text()).not.toContain('is placed.');
    expect(context.state.orders.all()).toMatchObject([
      { note: 'Ring twice', lines: [{ quantity: 2 }] },
    ]);
  });

  it('that are refused keep what was written and say what to do', async () => {
    const response = await post('/admin/orders', { firstName: 'Dana & Co', note: 'Keep me' });
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain('Give at least one line a quantity.');
    expect(page).toContain('value="Dana &amp; Co"');
    expect(page).toContain('Keep me');
  });

  it('do not sell more than there is', async () => {
    const [variant] = context.state.variants.all();
    const response = await post('/admin/orders', { [`quantity ${variant?.id}`]: '11' });
    expect(response.status).toBe(422);
    expect(context.state.orders.size).toBe(0);
  });

  it('set stock', async () => {
    const [level] = context.state.levels.all();
    const named = { inventoryItemId: level?.itemId ?? '', locationId: level?.locationId ?? '' };
    const page = await follow(await post('/admin/stock', { ...named, available: '4' }));
    expect(page).toContain('MUG-RED at Shop is now 4.');
    expect(context.state.levels.need(level?.id ?? '').quantities.available).toBe(4);
    const wrong = await follow(await post('/admin/stock', { ...named, available: '4.5' }));
    expect(wrong).toContain('whole number, such as 12');
  });

  it('place orders that are fetched, brought or sold over the counter', async () => {
    const [variant] = context.state.variants.all();
    const line = { [`quantity ${variant?.id}`]: '1' };
    await follow(await post('/admin/orders', { ...line, delivery: 'PICK_UP' }));
    await follow(await post('/admin/orders', { ...line, delivery: 'LOCAL', counter: 'yes' }));
    await follow(await post('/admin/orders', { ...line, delivery: 'SHIPPING' }));
    expect(
      context.state.orders.all().map(({ delivery, sourceName }) => [delivery, sourceName]),
    ).toEqual([
      ['PICK_UP', 'web'],
      ['LOCAL', 'pos'],
      [undefined, 'web'],
    ]);
  });

  it('hold an order and let it go on', async () => {
    const order = placed();
    const held = await follow(await post(`${pathOf(order.id)}/hold`, {}));
    expect(held).toContain('Order #1001 is on hold.');
    expect(held).toContain('Let the shipping go on');
    expect(held).not.toContain('Hold the shipping');
    const released = await follow(await post(`${pathOf(order.id)}/release`, {}));
    expect(released).toContain('Order #1001 goes on.');
    expect(released).toContain('Hold the shipping');
  });

  it('say what the fraud analysis says', async () => {
    const order = placed();
    const page = await follow(await post(`${pathOf(order.id)}/risk`, { level: 'HIGH' }));
    expect(page).toContain('The fraud analysis of order #1001 says: high risk.');
    expect(page).toContain('<option value="HIGH" selected>');
    expect(context.state.orders.need(order.id).assessments).toMatchObject([
      { level: 'HIGH', appId: null },
    ]);
    const wrong = await follow(await post(`${pathOf(order.id)}/risk`, { level: 'toString' }));
    expect(wrong).toContain('Choose what the analysis says.');
  });

  it('take the payment of an order that is owed', async () => {
    const order = placed({ paid: false });
    const page = await follow(await post(`${pathOf(order.id)}/pay`, {}));
    expect(page).toContain('Order #1001 is paid.');
    expect(page).not.toContain('Take the payment');
  });

  it('ship part of an order, then the rest, with a number', async () => {
    const order = placed();
    const quantity = quantityOf(order.lines[0]?.id);
    const first = await follow(
      await post(`${pathOf(order.id)}/ship`, {
        [quantity]: '1',
        company: 'UPS',
        number: '1Z1',
        notify: 'yes',
      }),
    );
    expect(first).toContain('One shipment is on the way.');
    expect(first).toContain('Partially fulfilled');
    expect(first).toContain('1Z1');
    const second = await follow(await post(`${pathOf(order.id)}/ship`, { [quantity]: '2' }));
    expect(second).not.toContain('Partially fulfilled');
    const mails = context.state.mails.all().filter(({ kind }) => kind === 'shipping_confirmation');
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('1Z1');
  });

  it('change and cancel a shipment, of its own order only', async () => {
    const order = placed();
    const other = placed();
    const shipped = context.admin.shipOrder({ orderId: order.id, tracking: { number: 'A' } });
    const shipment = shipped.ok ? gidNumber(shipped.value[0]?.id ?? '') : '';
    const foreign = await post(`${pathOf(other.id)}/shipments/${shipment}/cancel`, {});
    expect(foreign.status).toBe(404);
    const path = `${pathOf(order.id)}/shipments/${shipment}`;
    expect(await follow(await post(`${path}/tracking`, { number: 'B' }))).toContain('is changed');
    expect(await follow(await post(`${path}/cancel`, {}))).toContain('is cancelled');
    expect(context.state.fulfillments.all()).toMatchObject([
      { status: 'CANCELLED', tracking: [{ number: 'B' }] },
    ]);
  });

  it('refund a line and put it back', async () => {
    const order = placed();
    const form = {
      [quantityOf(order.lines[0]?.id)]: '1',
      restockType: 'CANCEL',
      refundMoney: 'yes',
    };
    const [location] = context.state.locations.all();
    const page = await follow(
      await post(`${pathOf(order.id)}/refund`, { ...form, locationId: location?.id ?? '' }),
    );
    expect(page).toContain('The refund is made.');
    expect(page).toContain('1 taken off');
    expect(context.state.levels.all()[0]?.quantities.available).toBe(8);
  });

  it('ask for a cancellation, which a job does later', async () => {
    const order = placed();
    const page = await follow(
      await post(`${pathOf(order.id)}/cancel`, { reason: 'CUSTOMER', restock: 'yes' }),
    );
    expect(page).toContain('is being cancelled');
    expect(context.state.jobs.all()).toMatchObject([{ done: false }]);
    const wrong = await follow(await post(`${pathOf(order.id)}/cancel`, { reason: 'MOOD' }));
    expect(wrong).toContain('Choose a reason');
  });
});

describe('the forms of products', () => {
  const mug = () => {
    const found = context.state.variants.find(({ title }) => title === 'Red');
    if (!found) throw new Error('it is listed');
    return { variant: found, stock: context.state.inventoryItems.need(found.inventoryItemId) };
  };
  const change = async (verb: string, more: Record<string, string> = {}) =>
    follow(await post(`/admin/variants/${verb}`, { variantId: mug().variant.id, ...more }));

  it('rename a SKU, blanks and all, or take it away', async () => {
    expect(await change('sku', { sku: ' mug red' })).toContain('has the SKU  mug red now');
    expect(mug().stock.sku).toBe(' mug red');
    expect(await change('sku', { sku: '' })).toContain('has no SKU now');
    expect(mug().stock.sku).toBeNull();
  });

  it('set a barcode and switch tracking', async () => {
    expect(await change('barcode', { barcode: '0123' })).toContain('has the barcode 0123 now');
    expect(mug().variant.barcode).toBe('0123');
    expect(await change('tracking')).toContain('is not counted any more');
    expect(mug().stock.tracked).toBe(false);
    expect(await change('tracking')).toContain('is counted.');
  });

  it('duplicate a variant and delete one, the last with its product', async () => {
    expect(await change('duplicate')).toContain('MUG-RED is listed once more');
    const { productId } = mug().variant;
    expect(context.state.variants.countIn(productId)).toBe(2);
    expect(await change('delete')).toContain('MUG-RED is deleted.');
    expect(context.state.products.has(productId)).toBe(true);
    const tee = context.state.variants.find(({ title }) => title === 'Default Title');
    await follow(await post('/admin/variants/delete', { variantId: tee?.id ?? '' }));
    expect(context.state.products.has(tee?.productId ?? '')).toBe(false);
    const again = await post('/admin/variants/sku', { variantId: tee?.id ?? '', sku: 'X' });
    expect(await follow(again)).toContain('That variant is gone');
  });
});

describe('the forms of locations', () => {
  const named = (name: string) =>
    context.state.locations.find((location) => location.name === name)?.id ?? '';

  it('add, rename, close and open one', async () => {
    const act = async (path: string, form: Record<string, string>) =>
      follow(await post(`/admin/locations${path}`, form));
    expect(await act('', { name: 'Annex' })).toContain('Annex is a location now.');
    expect(await act('', { name: 'Annex' })).toContain('already have a location with this name');
    const locationId = named('Annex');
    expect(await act('/name', { locationId, name: 'Shed' })).toContain('It is called Shed now.');
    expect(await act('/close', { locationId: named('Shop'), stockTo: '' })).toContain(
      'without specifying where to relocate inventory',
    );
    const closed = await act('/close', { locationId: named('Shop'), stockTo: locationId });
    expect(closed).toContain('Shop is closed.');
    expect(context.state.levels.where(({ isActive }) => isActive)).toMatchObject([
      { locationId, quantities: { available: 10 } },
      { locationId, quantities: { available: 10 } },
    ]);
    expect(await act('/open', { locationId: named('Shop') })).toContain('Shop is open again.');
  });
});

describe('a form from elsewhere', () => {
  it.each([
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('is refused: %o', async (headers) => {
    const order = placed();
    const response = await post(`${pathOf(order.id)}/pay`, {}, headers);
    expect(response.status).toBe(403);
  });

  it('is refused under a host name that is not this machine’s', async () => {
    const response = await pagesFetch(context, new Request('http://rebound.example:4401/admin'));
    expect(response.status).toBe(403);
  });

  it('is taken from the page itself', async () => {
    const order = placed({ paid: false });
    const headers = { origin: base, 'sec-fetch-site': 'same-origin' };
    expect((await post(`${pathOf(order.id)}/pay`, {}, headers)).status).toBe(303);
  });
});
