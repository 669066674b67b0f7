// Orders that are picked up, brought, sold over the counter, held, doubtful; addresses that are not taken.
import { describe, expect, it } from 'vitest';
import { danaReyes, storeDesk } from '../../support/store-desk.ts';
import { openTestStore, type TestStore, token } from './open-store.ts';

const deskOf = (test: TestStore) => storeDesk(test.store, token);

const shape = `query Shape($id: ID!) { order(id: $id) {
  sourceName test riskLevel
  risk { recommendation assessments { riskLevel provider { title } facts { description } } }
  fulfillmentOrders(first: 3) { nodes { status deliveryMethod { methodType } } } } }`;

type Shape = {
  order: {
    sourceName: string;
    test: boolean;
    riskLevel: string;
    risk: {
      recommendation: string;
      assessments: { riskLevel: string; provider: { title: string } | null }[];
    };
    fulfillmentOrders: { nodes: { status: string; deliveryMethod: { methodType: string } }[] };
  };
};

const shapeOf = async (test: TestStore, id: string) => (await test.get<Shape>(shape, { id })).order;

const method = (order: Shape['order']) =>
  order.fulfillmentOrders.nodes.map(({ deliveryMethod }) => deliveryMethod.methodType);

describe('how an order reaches its buyer', () => {
  it.each([
    [{}, 'SHIPPING', 'web'],
    [{ delivery: 'PICK_UP' }, 'PICK_UP', 'web'],
    [{ delivery: 'LOCAL' }, 'LOCAL', 'web'],
    [{ pointOfSale: true }, 'RETAIL', 'pos'],
  ] as const)('a checkout with %j is %s through %s', async (change, methodType, sourceName) => {
    const test = openTestStore();
    const placed = test.store.admin.placeOrder({
      lines: [{ sku: 'MUG-RED', quantity: 1 }],
      ...change,
    });
    const order = await shapeOf(test, placed.ok ? placed.value.id : '');
    expect(method(order)).toEqual([methodType]);
    expect(order.sourceName).toBe(sourceName);
  });

  it.each([
    [{ pickup: true }, 'PICK_UP'],
    [{ local: true }, 'LOCAL'],
    [{ pointOfSale: true }, 'RETAIL'],
    [{}, 'SHIPPING'],
  ])('an order that an app writes with %j is %s', async (change, methodType) => {
    const test = openTestStore();
    const { id } = await deskOf(test).placeOrder([{ sku: 'MUG-RED', quantity: 1 }], change);
    expect(method(await shapeOf(test, id))).toEqual([methodType]);
  });

  it('is held and released by its own mutations', async () => {
    const test = openTestStore();
    const desk = deskOf(test);
    const { id } = await desk.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await desk.hold(id);
    expect((await desk.readOrder(id)).displayFulfillmentStatus).toBe('ON_HOLD');
    await desk.release(id);
    expect((await desk.readOrder(id)).displayFulfillmentStatus).toBe('UNFULFILLED');
  });

  it('a test of the checkout is one, with the payment that stands for it', async () => {
    const test = openTestStore();
    const placed = test.store.admin.placeOrder({
      lines: [{ sku: 'MUG-RED', quantity: 1 }],
      test: true,
    });
    if (!placed.ok) throw new Error('refused');
    expect(placed.value.test).toBe(true);
    expect(placed.value.transactions.map((payment) => payment.test)).toEqual([true]);
  });
});

describe('the risk of an order', () => {
  const placed = async () => {
    const test = openTestStore();
    const { id } = await deskOf(test).placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    return { test, id };
  };

  it('is unknown until somebody says something', async () => {
    const { test, id } = await placed();
    expect(await shapeOf(test, id)).toMatchObject({
      riskLevel: 'LOW',
      risk: { recommendation: 'NONE', assessments: [] },
    });
  });

  it.each([
    ['PENDING', 'NONE', 'LOW'],
    ['NONE', 'NONE', 'LOW'],
    ['LOW', 'ACCEPT', 'LOW'],
    ['MEDIUM', 'INVESTIGATE', 'MEDIUM'],
    ['HIGH', 'CANCEL', 'HIGH'],
  ] as const)('%s recommends %s', async (level, recommendation, riskLevel) => {
    const { test, id } = await placed();
    test.store.admin.assessRisk({ orderId: id, level });
    expect(await shapeOf(test, id)).toEqual(
      expect.objectContaining({
        riskLevel,
        risk: {
          recommendation,
          assessments: [{ riskLevel: level, provider: null, facts: [] }],
        },
      }),
    );
  });

  it('is one word an assessor, the last, and the worst word counts', async () => {
    const { test, id } = await placed();
    test.store.admin.assessRisk({ orderId: id, level: 'PENDING' });
    test.store.admin.assessRisk({ orderId: id, level: 'LOW' });
    await deskOf(test).assessRisk(id, 'MEDIUM');
    const { risk } = await shapeOf(test, id);
    expect(risk.recommendation).toBe('INVESTIGATE');
    expect(
      risk.assessments.map(({ riskLevel, provider }) => [riskLevel, provider === null]),
    ).toEqual([
      ['LOW', true],
      ['MEDIUM', false],
    ]);
  });

  it('is told by a webhook of its own that names only the order', async () => {
    const { test, id } = await placed();
    for (const topic of ['ORDERS_RISK_ASSESSMENT_CHANGED', 'ORDERS_UPDATED'])
      await test.get(
        `mutation Subscribe($topic: WebhookSubscriptionTopic!) {
          webhookSubscriptionCreate(
            topic: $topic, webhookSubscription: { uri: "https://door.test/webhooks", format: JSON }
          ) { userErrors { message } }
        }`,
        { topic },
      );
    test.store.admin.assessRisk({ orderId: id, level: 'HIGH' });
    await test.store.deliverDue();
    expect(test.sent).toEqual([
      {
        topic: 'orders/risk_assessment_changed',
        body: {
          provider_id: null,
          provider_title: null,
          risk_level: 'high',
          created_at: '2026-11-23T12:00:00Z',
          order_id: id.slice('gid://shopify/Order/'.length),
          admin_graphql_api_order_id: id,
        },
      },
    ]);
  });

  it('of a shipped order, or of none, is refused', async () => {
    const { test, id } = await placed();
    const desk = deskOf(test);
    await desk.ship(id, { company: 'UPS', number: '1Z1' });
    await expect(desk.assessRisk(id, 'HIGH')).rejects.toThrow('fulfilled');
    await expect(desk.assessRisk('gid://shopify/Order/1', 'HIGH')).rejects.toThrow('not exist');
  });
});

describe('people in an order', () => {
  const refusal = async (test: TestStore, over: object) => {
    const { orderCreate } = await test.get<{
      orderCreate: { userErrors: { code: string; field: string[]; message: string }[] };
    }>(
      `mutation Create($order: OrderCreateOrderInput!) {
        orderCreate(order: $order) { userErrors { code field message } } }`,
      {
        order: {
          lineItems: [{ variantId: test.variant('MUG-RED').variantId, quantity: 1 }],
          ...over,
        },
      },
    );
    return orderCreate.userErrors.map(({ field }) => field.join('.'));
  };

  const at = (over: object) => ({ ...danaReyes, ...over });

  it.each<[object, string[]]>([
    [{ shippingAddress: danaReyes }, []],
    [{ shippingAddress: at({ provinceCode: 'tx' }) }, ['order.shippingAddress.provinceCode']],
    [{ shippingAddress: at({ provinceCode: 'US-TX' }) }, ['order.shippingAddress.provinceCode']],
    [{ billingAddress: at({ provinceCode: 'ON' }) }, ['order.billingAddress.provinceCode']],
    [{ shippingAddress: at({ provinceCode: 'AE' }) }, []],
    [{ shippingAddress: at({ countryCode: 'CA', provinceCode: 'ON' }) }, []],
    [{ shippingAddress: at({ countryCode: 'FR', provinceCode: 'IDF' }) }, []],
    [{ shippingAddress: at({ phone: '(512) 555-0100' }) }, []],
    [{ shippingAddress: at({ phone: 'call me' }) }, ['order.shippingAddress.phone']],
    [{ billingAddress: at({ phone: '12' }) }, ['order.billingAddress.phone']],
    [{ phone: 'none' }, ['order.phone']],
    [{ customer: { toUpsert: { phone: 'none' } } }, ['order.customer.toUpsert.phone']],
    [{ customer: { toUpsert: { email: 'dana' } } }, ['order.customer.toUpsert.email']],
    [{ email: 'dana' }, ['order.email']],
  ])('%j is refused at %j', async (over, fields) => {
    expect(await refusal(openTestStore(), over)).toEqual(fields);
  });

  it('have to have strict phones where the store is told so', async () => {
    const test = openTestStore();
    test.store.faults.phones = 'e164';
    expect(await refusal(test, { shippingAddress: at({ phone: '(512) 555-0100' }) })).toEqual([
      'order.shippingAddress.phone',
    ]);
    expect(await refusal(test, { shippingAddress: danaReyes })).toEqual([]);
  });
});

describe('the desk', () => {
  it('edits, refunds, stops counting, prices and adds products', async () => {
    const test = openTestStore();
    const desk = deskOf(test);
    const { id } = await desk.placeOrder([{ sku: 'MUG-RED', quantity: 3 }]);
    await desk.editQuantity(id, 'MUG-RED', 5);
    await desk.refund(id, { 'MUG-RED': 1 });
    expect((await desk.readOrder(id)).lineItems.nodes[0]).toMatchObject({ currentQuantity: 4 });
    await desk.setTracked('MUG-RED', false);
    const { itemId } = test.variant('MUG-RED');
    expect(test.store.state.inventoryItems.need(itemId).tracked).toBe(false);
    await desk.addProduct('LAMP', { Main: 4, Overflow: 2 }, { title: 'Lamp', price: '40.00' });
    expect(await desk.available('LAMP')).toBe(6);
    await desk.setVariant('LAMP', { price: '41.00', inventoryPolicy: 'CONTINUE' });
    const lamp = await desk.placeOrder([{ sku: 'LAMP', quantity: 1 }]);
    expect((await desk.readOrder(lamp.id)).lineItems.nodes).toMatchObject([
      { sku: 'LAMP', originalUnitPriceSet: { shopMoney: { amount: '41.0' } } },
    ]);
  });

  it('places orders that cost nothing, and orders that are paid in part', async () => {
    const desk = deskOf(openTestStore());
    const line = [{ sku: 'MUG-RED', quantity: 1 }];
    const free = await desk.readOrder((await desk.placeOrder(line, { price: '0' })).id);
    expect(Number(free.totalPriceSet.shopMoney.amount)).toBe(0);
    const part = await desk.placeOrder(line, { received: '10.00' });
    expect((await desk.readOrder(part.id)).displayFinancialStatus).toBe('PARTIALLY_PAID');
    await desk.pay(part.id);
    expect((await desk.readOrder(part.id)).displayFinancialStatus).toBe('PAID');
  });
});
