// Cancelling an order: never one that is shipped; a second order of ours with one reference quietly.
import { describe, expect, it } from 'vitest';
import { shopifyPlatform } from '../../../../src/platforms/shopify/platform.ts';
import { type Script, scriptedStore } from './scripted-store.ts';

const open = (script: Script) => {
  const store = scriptedStore(script);
  return { store, platform: shopifyPlatform(store.options) };
};

const state = (cancelledAt: string | null, shipments: string[] = []) => ({
  data: { order: { cancelledAt, fulfillments: shipments.map((status) => ({ status })) } },
});
const answered = (userErrors: object[], job: object | null = null) => ({
  data: { orderCancel: { job, orderCancelUserErrors: userErrors } },
});
const refused = answered([{ code: 'INVALID', field: ['orderId'], message: 'No.' }]);
const done = answered([], { id: 'gid://shopify/Job/1' });

describe('cancelling an order of ours', () => {
  it('tells nobody, gives no money back, and says why', async () => {
    const { platform, store } = open({ CancelState: state(null), CancelOrder: done });
    expect(await platform.cancelSourceOrder('o')).toEqual({ ok: true, value: { cancelled: true } });
    const sent = store.asked.find(({ operation }) => operation === 'CancelOrder');
    expect(sent?.variables).toEqual({
      orderId: 'o',
      restock: true,
      refund: false,
      notifyCustomer: false,
      staffNote: expect.stringContaining('second order'),
    });
  });

  it('does what it is told, and cuts the note to what Shopify takes', async () => {
    const { platform, store } = open({ CancelState: state(null), CancelOrder: done });
    const told = { restock: false, refund: true, notifyCustomer: true };
    const answer = await platform.cancelOrder({ orderId: 'o', ...told, note: 'x'.repeat(300) });
    expect(answer).toEqual({ ok: true, value: { asked: true } });
    expect(store.asked[1]?.variables).toEqual({
      orderId: 'o',
      ...told,
      staffNote: 'x'.repeat(255),
    });
  });

  it('asks nothing of one that is cancelled already', async () => {
    const { platform, store } = open({ CancelState: state('2026-11-23T12:00:00Z') });
    expect(await platform.cancelSourceOrder('o')).toMatchObject({ ok: true });
    expect(store.asked.map(({ operation }) => operation)).toEqual(['CancelState']);
  });

  it.each(['SUCCESS', 'OPEN', 'PENDING'])(
    'leaves one with a shipment that is %s',
    async (status) => {
      const { platform, store } = open({ CancelState: state(null, ['CANCELLED', status]) });
      expect(await platform.cancelSourceOrder('o')).toMatchObject({
        failure: { kind: 'refused', code: 'SHIPPED' },
      });
      expect(store.asked).toHaveLength(1);
    },
  );

  it('goes on where shipments were taken back', async () => {
    const { platform } = open({
      CancelState: state(null, ['CANCELLED', 'ERROR']),
      CancelOrder: done,
    });
    expect(await platform.cancelSourceOrder('o')).toMatchObject({ ok: true });
  });

  it.each<[string, Script, object]>([
    [
      'is refused',
      { CancelState: state(null), CancelOrder: refused },
      { failure: { kind: 'refused', message: 'No.' } },
    ],
    [
      'was done by somebody else meanwhile',
      { CancelState: [state(null), state('2026-11-23T12:00:00Z')], CancelOrder: refused },
      { ok: true },
    ],
    [
      'is of no order',
      { CancelState: { data: { order: null } } },
      { failure: { kind: 'not-found' } },
    ],
    [
      'answers nothing',
      { CancelState: state(null), CancelOrder: answered([]) },
      { failure: { kind: 'unknown' } },
    ],
    [
      'is lost',
      { CancelState: state(null), CancelOrder: new Response('', { status: 502 }) },
      { failure: { kind: 'unknown' } },
    ],
  ])('that %s says so', async (_, script, answer) => {
    expect(await open(script).platform.cancelSourceOrder('o')).toMatchObject(answer);
  });
});
