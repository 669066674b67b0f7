// The forms of an order's page for what comes after the sale: refunds, corrections, parcels, returns, deletion.
import { beforeEach, expect, it } from 'vitest';
import { openActions } from '../../../sandbox/shopify/actions/index.ts';
import { quietFaults } from '../../../sandbox/shopify/faults/fault-settings.ts';
import { gidNumber } from '../../../sandbox/shopify/gids.ts';
import { openNotices } from '../../../sandbox/shopify/pages/notices.ts';
import type { PageContext } from '../../../sandbox/shopify/pages/page-context.ts';
import { pagesFetch } from '../../../sandbox/shopify/pages/pages-fetch.ts';
import type { OrderRecord } from '../../../sandbox/shopify/records.ts';
import { openState } from '../../../sandbox/shopify/state.ts';
import { smallStore } from './small-store.ts';

const base = 'http://127.0.0.1:4401';
let context: PageContext;
let order: OrderRecord;
let line: string;

beforeEach(() => {
  const state = openState({
    shop: 'mug-street.myshopify.com',
    file: ':memory:',
    now: () => Date.parse('2026-11-23T10:00:00Z'),
    settings: quietFaults(),
    enqueue: () => {},
  });
  smallStore(state);
  context = { state, admin: openActions(state), notices: openNotices(), baseUrl: base };
  const placed = context.admin.placeOrder({
    lines: [{ sku: 'MUG-RED', quantity: 3 }],
    customer: { firstName: 'Dana', lastName: 'Reyes', email: 'dana@example.com' },
    shippingAddress: { address1: '18 Pine St', city: 'Austin', countryCode: 'US' },
  });
  if (!placed.ok) throw new Error(placed.failure[0]?.message);
  order = placed.value;
  line = `quantity ${gidNumber(order.lines[0]?.id ?? '')}`;
});

const path = () => `/admin/orders/${gidNumber(order.id)}`;
const get = async (at: string) => (await pagesFetch(context, new Request(base + at))).text();

/** Sends a form, and gives the page it leads to. */
async function send(verb: string, form: Record<string, string> = {}): Promise<string> {
  const answer = await pagesFetch(
    context,
    new Request(`${base}${path()}/${verb}`, { method: 'POST', body: new URLSearchParams(form) }),
  );
  expect(answer.status).toBe(303);
  return get(answer.headers.get('location') ?? '');
}

const now = () => context.state.orders.need(order.id);

function ship(quantity: number): string {
  const shipped = context.admin.shipOrder({
    orderId: order.id,
    lines: [{ lineId: order.lines[0]?.id ?? '', quantity }],
    tracking: { number: 'A' },
  });
  if (!shipped.ok) throw new Error('not shipped');
  return `shipments/${gidNumber(shipped.value[0]?.id ?? '')}`;
}

it('an amount is refunded without any unit, and what is no amount is refused', async () => {
  const form = { restockType: 'NO_RESTOCK', refundMoney: 'yes', amount: '2.50' };
  expect(await send('refund', form)).toContain('The refund is made.');
  expect(context.state.refunds.all()).toMatchObject([{ lines: [] }]);
  expect(now().transactions.at(-1)).toMatchObject({ kind: 'REFUND', amount: { shop: '2.50' } });
  expect(await send('refund', { ...form, amount: 'much' })).toContain('Write the money given back');
  expect(await send('refund', { restockType: 'NO_RESTOCK' })).toContain('or write an amount');
});

it('units are changed, not below what was shipped', async () => {
  ship(1);
  const name = `units ${gidNumber(order.lines[0]?.id ?? '')}`;
  expect(await send('units', { [name]: '2', restock: 'yes' })).toContain('The units are changed.');
  expect(now().lines[0]).toMatchObject({ quantity: 3, removedByEdit: 1 });
  expect(await send('units', { [name]: '0' })).toContain('cannot be less than the 1 fulfilled');
  expect(await send('units', { [name]: 'none' })).toContain('Write units as whole numbers');
});

it('the address is corrected', async () => {
  const form = { address1: '20 Pine St', city: 'Austin', countryCode: 'US' };
  expect(await send('address', form)).toContain('20 Pine St');
  expect(now().shippingAddress).toMatchObject({ address1: '20 Pine St', country: 'United States' });
});

it('a parcel gets several numbers and says how far it is', async () => {
  const parcel = ship(3);
  await send(`${parcel}/tracking`, { company: 'UPS', number: '1Z1, 1Z2' });
  expect(context.state.fulfillments.all()[0]?.tracking).toMatchObject([
    { company: 'UPS', number: '1Z1' },
    { company: 'UPS', number: '1Z2' },
  ]);
  expect(await send(`${parcel}/delivery`, { status: 'OUT_FOR_DELIVERY' })).toContain(
    'Out for delivery',
  );
  expect(await send(`${parcel}/delivery`, { status: 'LOST' })).toContain('Choose how far');
  expect(context.state.fulfillments.all()[0]?.shipmentStatus).toBe('OUT_FOR_DELIVERY');
});

const returnAt = () => `returns/${gidNumber(context.state.returns.all().at(-1)?.id ?? '')}`;

it('a return is asked for, approved and processed, with its money given back', async () => {
  expect(await get(path())).not.toContain('Return units');
  ship(2);
  const asked = await send('return', { [line]: '2', as: 'request', note: 'too big' });
  expect(asked).toContain('too big');
  expect(asked).toContain('Approve');
  expect(await send(`${returnAt()}/approve`)).toContain('Process what came back');
  const shop = context.state.locations.find(({ name }) => name === 'Shop')?.id ?? '';
  const before = context.state.levels.all().map(({ quantities }) => quantities.available);
  const [first] = context.state.returns.all()[0]?.lines ?? [];
  const page = await send(`${returnAt()}/process`, {
    [`quantity ${gidNumber(first?.id ?? '')}`]: '2',
    disposition: 'RESTOCKED',
    locationId: shop,
    refundMoney: 'yes',
  });
  expect(page).toContain('The return is processed.');
  expect(context.state.returns.all()).toMatchObject([
    { status: 'CLOSED', lines: [{ processed: 2 }] },
  ]);
  expect(context.state.refunds.all()).toMatchObject([
    {
      returnId: context.state.returns.all()[0]?.id,
      lines: [{ quantity: 2, restockType: 'RETURN' }],
    },
  ]);
  const after = context.state.levels.all().map(({ quantities }) => quantities.available);
  const sum = (all: number[]) => all.reduce((total, one) => total + one, 0);
  expect(sum(after) - sum(before)).toBe(2);
});

it('a return is declined, or opened, cancelled, closed and opened again', async () => {
  ship(2);
  await send('return', { [line]: '1', as: 'request' });
  expect(await send(`${returnAt()}/decline`)).toContain('The return is declined.');
  await send('return', { [line]: '1', as: 'open' });
  expect(await send(`${returnAt()}/cancel`)).toContain('The return is cancelled.');
  await send('return', { [line]: '1', as: 'open' });
  expect(await send(`${returnAt()}/close`)).toContain('Open the return again');
  expect(await send(`${returnAt()}/reopen`)).toContain('The return is open again.');
  expect(await send('return', { [line]: '3', as: 'open' })).toContain('more than can be returned');
  expect(await send('return', {})).toContain('Give at least one line');
});

it('an order is archived, then deleted', async () => {
  expect(await get(path())).not.toContain('Delete the order');
  expect(await send('delete')).toContain('Only cancelled, archived and test orders');
  expect(await send('archive')).toContain('Delete the order');
  expect(await send('unarchive')).toContain('is open again');
  await send('archive');
  expect(await send('delete')).toContain(`Order ${order.name} is deleted.`);
  expect(context.state.orders.size).toBe(0);
});

it('a return of another order is not found under this one', async () => {
  ship(1);
  await send('return', { [line]: '1', as: 'open' });
  const other = context.admin.placeOrder({ lines: [{ sku: 'MUG-RED', quantity: 1 }] });
  if (!other.ok) throw new Error('not placed');
  const answer = await pagesFetch(
    context,
    new Request(`${base}/admin/orders/${gidNumber(other.value.id)}/${returnAt()}/close`, {
      method: 'POST',
    }),
  );
  expect(answer.status).toBe(404);
});
