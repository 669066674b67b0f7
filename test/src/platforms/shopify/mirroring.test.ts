// Changes that mirror one order to another, against a store that answers what a sandbox store does not.
import { describe, expect, it } from 'vitest';
import type { Address } from '../../../../src/platforms/platform.ts';
import { shopifyPlatform } from '../../../../src/platforms/shopify/platform.ts';
import { money, page, type Script, scriptedStore } from './scripted-store.ts';

const open = (script: Script) => {
  const store = scriptedStore(script);
  return { store, platform: shopifyPlatform(store.options) };
};

const lost = new Response('', { status: 502 });

describe('a refund', () => {
  const draft = {
    ...{ orderId: 'o', key: 'key-1', note: 'ma_0123', lines: [] },
    ...{ shipping: '0', amount: '0', notifyCustomer: true },
  };
  const answered = (message: string) => ({
    data: { refundCreate: { refund: null, userErrors: [{ field: null, message }] } },
  });

  it.each<[string, Script[string], object]>([
    [
      'is being worked on by another call',
      answered('IDEMPOTENCY_CONCURRENT_REQUEST: try again'),
      { kind: 'not-now' },
    ],
    [
      'is being worked on, and the whole call is refused',
      {
        data: { refundCreate: null },
        errors: [
          {
            message: 'A concurrent request with this key is in progress.',
            extensions: { code: 'IDEMPOTENCY_CONCURRENT_REQUEST' },
          },
        ],
      },
      { kind: 'not-now' },
    ],
    ['is too much', answered('Refund is too much'), { kind: 'refused', code: 'USER_ERROR' }],
    ['is lost', lost, { kind: 'unknown' }],
    [
      'answers nothing',
      { data: { refundCreate: { refund: null, userErrors: [] } } },
      { kind: 'unknown' },
    ],
  ])('[RV2] that %s says so', async (_, answer, failure) => {
    expect(await open({ CreateRefund: answer }).platform.createRefund(draft)).toMatchObject({
      failure,
    });
  });

  it('[RV2] of an order that is gone is not found, and nothing is sent', async () => {
    const { platform, store } = open({ RefundablePayments: { data: { order: null } } });
    const answer = await platform.createRefund({ ...draft, amount: '1.00' });
    expect(answer).toMatchObject({ failure: { kind: 'not-found' } });
    expect(store.asked).toHaveLength(1);
  });

  it('[RV2] names the payment and the currency that the customer paid in', async () => {
    const bag = (shop: string, customer: string) => ({
      ...money(shop),
      presentmentMoney: { amount: customer, currencyCode: 'EUR' },
    });
    const { platform, store } = open({
      RefundablePayments: {
        data: {
          order: {
            ...{ currencyCode: 'USD', presentmentCurrencyCode: 'EUR', refunds: [] },
            totalShippingPriceSet: bag('5.00', '4.00'),
            transactions: [
              {
                ...{ id: 't', kind: 'SALE', status: 'SUCCESS', gateway: 'cards', paidBy: null },
                amountSet: bag('20.00', '16.00'),
              },
            ],
          },
        },
      },
      CreateRefund: { data: { refundCreate: { refund: { id: 'r' }, userErrors: [] } } },
    });
    const lines = [
      { lineId: '1', quantity: 1, restock: 'return', locationId: 'l' },
      { lineId: '2', quantity: 2, restock: 'none', locationId: 'l' },
    ] as const;
    const wanted = { ...draft, lines: [...lines], shipping: '2.50', amount: '10.00' };
    expect(await platform.createRefund(wanted)).toEqual({ ok: true, value: { refundId: 'r' } });
    expect(store.asked[1]?.variables).toEqual({
      key: 'key-1',
      refund: {
        ...{ orderId: 'o', note: 'ma_0123', notify: true, currency: 'EUR' },
        refundLineItems: [
          { lineItemId: '1', quantity: 1, restockType: 'RETURN', locationId: 'l' },
          { lineItemId: '2', quantity: 2, restockType: 'NO_RESTOCK' },
        ],
        shipping: { amount: '2.00' },
        transactions: [
          { orderId: 'o', parentId: 't', gateway: 'cards', kind: 'REFUND', amount: '8.00' },
        ],
      },
    });
  });
});

describe('a corrected address', () => {
  const address: Address = {
    ...{ firstName: 'Dana', lastName: 'Reyes', company: undefined, address1: '18 Pine St' },
    ...{ address2: undefined, city: 'Austin', provinceCode: 'TX', zip: '78701' },
    ...{ countryCode: 'US', phone: undefined },
  };
  const correct = (answer: Script[string]) => {
    const { platform, store } = open({ CorrectAddress: answer });
    return { store, answer: platform.correctAddress({ orderId: 'o', address }) };
  };
  const refusal = (field: string[], message: string) => ({
    data: { orderUpdate: { order: null, userErrors: [{ field, message }] } },
  });

  it('[RV4] takes off what the new one has not got', async () => {
    const done = { data: { orderUpdate: { order: { id: 'o' }, userErrors: [] } } };
    const { store, answer } = correct(done);
    expect(await answer).toEqual({ ok: true, value: { corrected: true } });
    expect(store.asked[0]?.variables.address).toEqual({
      ...{ firstName: 'Dana', lastName: 'Reyes', company: null, address1: '18 Pine St' },
      ...{ address2: null, city: 'Austin', provinceCode: 'TX', zip: '78701' },
      ...{ countryCode: 'US', phone: null },
    });
  });

  it.each<[string, Script[string], object]>([
    [
      'a field of which is refused',
      refusal(['input', 'shippingAddress', 'zip'], 'is not valid for Texas'),
      {
        ...{ kind: 'address-refused', field: 'shippingAddress.zip' },
        message: 'is not valid for Texas',
      },
    ],
    ['of an order that is gone', refusal(['id'], 'Order does not exist'), { kind: 'refused' }],
    ['whose answer is lost', lost, { kind: 'unknown' }],
    [
      'that is answered by nothing',
      { data: { orderUpdate: { order: null, userErrors: [] } } },
      { kind: 'unknown' },
    ],
  ])('[RV4] %s says so', async (_, answer, failure) => {
    expect(await correct(answer).answer).toMatchObject({ failure });
  });
});

describe('a return', () => {
  const state = (status: string | null) => ({
    data: { return: status === null ? null : { status } },
  });
  const refused = (verb: string) => ({
    data: {
      [verb]: {
        return: null,
        userErrors: [{ code: 'INVALID_STATE', field: ['id'], message: 'No.' }],
      },
    },
  });

  it.each([
    ['CLOSED', { ok: true }],
    ['REQUESTED', { failure: { kind: 'refused', code: 'INVALID_STATE' } }],
    [null, { failure: { kind: 'not-found' } }],
  ])('[RV3] that is not approved and is %s by now', async (status, wanted) => {
    const { platform } = open({
      ApproveReturn: refused('returnApproveRequest'),
      ReturnState: state(status),
    });
    expect(await platform.approveReturn('R')).toMatchObject(wanted);
  });

  it('[RV3] whose state cannot be read was refused', async () => {
    const { platform } = open({ CloseReturn: refused('returnClose'), ReturnState: lost });
    expect(await platform.closeReturn('R')).toMatchObject({ failure: { code: 'INVALID_STATE' } });
  });

  const expected = (lines: object[], reverse: object[]) => ({
    data: {
      return: {
        returnLineItems: { nodes: lines },
        reverseFulfillmentOrders: { nodes: [{ lineItems: { nodes: reverse } }] },
      },
    },
  });
  const reverse = (id: string, totalQuantity: number, done: number[] = []) => ({
    ...{ id, totalQuantity, fulfillmentLineItem: { id: 'f' } },
    dispositions: done.map((quantity) => ({ quantity })),
  });
  const line = { id: 'l', fulfillmentLineItem: { id: 'f' } };
  const back = (quantity: number, restockAt: string | undefined) => ({
    returnId: 'R',
    lines: [{ returnLineId: 'l', quantity, restockAt }],
  });
  const done = { data: { returnProcess: { return: { id: 'R' }, userErrors: [] } } };

  it('[RV3] is processed with units that were not put anywhere yet, one place after another', async () => {
    const { platform, store } = open({
      ExpectedUnits: expected([line], [reverse('a', 2, [1]), reverse('b', 3)]),
      ProcessReturn: done,
    });
    expect(await platform.processReturn(back(3, 'shelf'))).toMatchObject({ ok: true });
    const restocked = { dispositionType: 'RESTOCKED', locationId: 'shelf' };
    expect(store.asked[1]?.variables.processed).toEqual({
      ...{ returnId: 'R', notifyCustomer: false },
      returnLineItems: [
        {
          ...{ id: 'l', quantity: 3 },
          dispositions: [
            { reverseFulfillmentOrderLineItemId: 'a', quantity: 1, ...restocked },
            { reverseFulfillmentOrderLineItemId: 'b', quantity: 2, ...restocked },
          ],
        },
      ],
    });
  });

  it('[RV3] of units that are expected nowhere goes to no shelf', async () => {
    const script = { ExpectedUnits: expected([line], []), ProcessReturn: done };
    const { platform, store } = open(script);
    expect(await platform.processReturn(back(1, 'shelf'))).toMatchObject({
      failure: { kind: 'refused', code: 'NOT_EXPECTED' },
    });
    expect(store.asked).toHaveLength(1);
    expect(await platform.processReturn(back(1, undefined))).toMatchObject({ ok: true });
    expect(store.asked[2]?.variables.processed).toMatchObject({
      returnLineItems: [{ id: 'l', quantity: 1 }],
    });
  });

  it('[RV3] takes units of every page of shipments, and of every page of their lines', async () => {
    const units = (id: string, quantity: number) => ({
      quantity,
      fulfillmentLineItem: { id, lineItem: { id: '1' } },
    });
    const shipment = (id: string, lines: object) => ({
      id,
      returnableFulfillmentLineItems: lines,
    });
    const { platform, store } = open({
      ReturnableUnits: [
        {
          data: { returnableFulfillments: page([shipment('s1', page([units('a', 1)], 'x'))], 'y') },
        },
        { data: { returnableFulfillments: page([shipment('s2', page([units('c', 5)]))]) } },
      ],
      ReturnableLines: {
        data: { returnableFulfillment: shipment('s1', page([units('b', 1)])) },
      },
      ReturnReasons: { data: { returnReasonDefinitions: { nodes: [] } } },
      CreateReturn: { data: { returnCreate: { return: { id: 'R' }, userErrors: [] } } },
    });
    const lines = [{ lineId: '1', quantity: 4, reason: '', note: 'n'.repeat(300) }];
    const draft = { orderId: 'o', state: 'open', lines } as const;
    expect(await platform.createReturn({ ...draft, lines })).toEqual({
      ok: true,
      value: { returnId: 'R' },
    });
    const input = (fulfillmentLineItemId: string, quantity: number) => ({
      ...{ fulfillmentLineItemId, quantity, returnReasonNote: 'n'.repeat(255) },
    });
    expect(store.asked.at(-1)?.variables.return).toEqual({
      orderId: 'o',
      returnLineItems: [input('a', 1), input('b', 1), input('c', 2)],
    });
  });
});
