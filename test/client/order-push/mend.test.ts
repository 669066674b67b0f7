// [OP6, OP9] Every reason leads to where it is mended: a page of ours, the order, or the right page of the right admin.
import { expect, it } from 'vitest';
import { type MendAbout, mendLinks } from '../../../client/order-push/mend.ts';
import { reasonNext, reasonSays, reasonsCounted } from '../../../client/order-push/reason-words.ts';
import { lineReasons, orderReasons } from '../../../src/order-push/reasons.ts';
import { mayPassByItself } from '../../../src/platforms/platform-failure.ts';

const about: MendAbout = {
  orderId: 'st_1.9',
  storeId: 'st 1',
  storeName: 'Mug Street',
  byHandPath: '/manual-push?order=9',
  sku: 'MUG&RED',
  orderUrl: 'https://mug.example/admin/orders/9',
  destination: { name: 'Mug Street', adminUrl: 'https://mug.example/admin' },
  sources: [
    { name: 'North Supply', adminUrl: 'https://north.example/admin' },
    { name: 'North Supply', adminUrl: 'https://north.example/admin' },
  ],
};

const settings = ['/settings/order-push?store=st%201', 'Open Order Push Settings'];
const byHand = ['/manual-push?order=9', 'Push by hand'];
const order = ['https://mug.example/admin/orders/9', 'Open it at Mug Street'];
const sourceProducts = ['https://north.example/admin/products', 'Products at North Supply'];
const product = ['/products?store=st+1&q=MUG%26RED', 'Open MUG&RED in Products'];
const ownProducts = ['https://mug.example/admin/products', 'Products at Mug Street'];

const linksOf = (kind: string, also: Partial<MendAbout> = {}) =>
  mendLinks(kind, { ...about, ...also }).map(({ href, says }) => [href, says]);

it.each([
  ['plan-too-low', [['/settings/plan?store=st%201', 'Open Plan']]],
  ['switched-off', [settings]],
  ['no-source-store', [['/stores?store=st%201', 'Open Stores']]],
  ['placed-before-switch', [byHand, settings]],
  ['by-hand-only', [byHand, settings]],
  ['payment-gone', [byHand, order]],
  ['high-risk', [byHand, order]],
  ['local-pickup', [byHand, order]],
  ['zero-value', [byHand, settings]],
  ['point-of-sale', [byHand, order]],
  ['some-lines-stay', [byHand, settings, ['/order-push/st_1.9', 'See its lines']]],
  ['on-hold', [order]],
  ['waiting-for-payment', [order, settings]],
  ['link-paused', [product]],
  ['not-linked', [product]],
  ['sku-duplicate-on-source', [product, sourceProducts]],
  ['stock-tracking-off', [product, sourceProducts, ownProducts]],
  ['no-line-qualifies', [['/order-push/st_1.9', 'See its lines']]],
  ['sku-empty', [ownProducts, product]],
  ['sku-not-on-source', [product, sourceProducts, ownProducts]],
  ['currency-differs', [settings]],
  [
    'location-not-mapped',
    [
      ['/location-groups?store=st+1', 'Open Location Groups'],
      ['https://mug.example/admin/settings/locations', 'Locations of Mug Street'],
    ],
  ],
  ['too-few', [sourceProducts]],
  ['address-refused', [order]],
  ['unauthorized', [['/stores?store=st%201', 'Open Stores']]],
  ['cancelled', []],
  ['a kind of another version', []],
])('[OP6, OP9] %s is mended there', (kind, links) => {
  expect(linksOf(kind)).toEqual(links);
});

it('[OP5, OP6] a location that is not mapped leads to its own place on Location Groups', () => {
  const unmapped = { connectionId: 'cn 1', locationId: 'gid://shopify/Location/2' };
  const [link] = linksOf('location-not-mapped', { unmapped });
  expect(link?.[0]).toBe(
    '/location-groups?connection=cn+1&location=gid%3A%2F%2Fshopify%2FLocation%2F2',
  );
});

it('[OP9] what fails on its way back is mended at the store that sold it', () => {
  expect(linksOf('refused', { isWayBack: true })).toEqual([order]);
  expect(linksOf('refused')).toEqual([['https://north.example/admin', 'Open North Supply']]);
});

it('[OP6] a place whose address is not known is left out, and a page is not linked to itself', () => {
  const { orderUrl, destination, sources, sku, ...row } = about;
  expect(mendLinks('sku-not-on-source', row).map(({ href }) => href)).toEqual([
    '/products?store=st+1&view=missing',
  ]);
  expect(mendLinks('high-risk', row).map(({ says }) => says)).toEqual(['Push by hand']);
  expect(mendLinks('link-paused', row).map(({ href }) => href)).toEqual([
    '/products?store=st+1&view=paused',
  ]);
  expect(linksOf('no-line-qualifies', { isOnItsPage: true })).toEqual([]);
});

it('[OP10] what only a source store may push by hand leads others to the order, which has a button of its own', () => {
  expect(linksOf('high-risk', { byHandPath: undefined })).toEqual([
    ['/order-push/st_1.9', 'Open the order'],
    order,
  ]);
  expect(linksOf('high-risk', { isOnItsPage: true })).toEqual([order]);
  const to = (path: string) => `${path}?store=st_2`;
  expect(linksOf('no-line-qualifies', { to })).toEqual([
    ['/order-push/st_1.9?store=st_2', 'See its lines'],
  ]);
});

const kinds = [...new Set(Object.keys({ ...orderReasons, ...lineReasons, ...mayPassByItself }))];

it.each(kinds)('[OP6, OP9] %s has a sentence and a next step', (kind) => {
  expect(reasonSays(kind)).toMatch(/^[A-Z]/);
  expect(reasonSays(kind)).not.toBe(kind);
  expect(reasonNext(kind)).toMatch(/^[A-Z].*\.$/);
});

it('[OP6] counts reasons in a sentence', () => {
  expect(
    reasonsCounted([
      { kind: 'sku-not-on-source', orders: 1200 },
      { kind: 'waiting-for-payment', orders: 2 },
      { kind: 'plan-too-low', orders: 1 },
    ]),
  ).toBe(
    'its SKU is not on the source store, 1,200; waiting for payment, 2; Order Push is available on the Traction plan and above, 1',
  );
});
