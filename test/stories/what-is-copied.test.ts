// What the source order carries of the customer's: all of it, or what the merchant chose, and nothing changed in silence.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { danaReyes } from '../support/desk-checkout.ts';
import { personOf } from '../support/person.ts';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;

describe('the order on the source store', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  const made = async () => {
    const order = (await world.source.listOrders()).find((one) => one.sourceIdentifier);
    if (!order) throw new Error('nothing was pushed');
    return order;
  };
  const theOrder = async () => {
    const person = personOf(world);
    const [row] = (await person.orderPush.list({ limit: 1 })).rows;
    return person.orders.get({ orderId: row?.id ?? '' });
  };
  const change = {
    note: 'Ring twice',
    phone: '+15125550100',
    tags: ['wholesale'],
    taxes: [{ title: 'TX state tax', rate: '0.0625' }],
  };

  it('[OP1, TR1] has what the customer said and paid, and nobody to write to', async () => {
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }], change);
    await world.run(minute);
    const order = await made();
    expect(order).toMatchObject({
      note: 'Ring twice',
      email: null,
      displayFinancialStatus: 'PAID',
      customer: { firstName: 'Dana', lastName: 'Reyes', email: null },
      shippingAddress: { address1: '18 Pine St', provinceCode: 'TX', phone: '+15125550100' },
      billingAddress: { address1: '18 Pine St', zip: '78701' },
      transactions: [{ kind: 'SALE', gateway: 'Crossdock' }],
    });
    expect(order.tags).toEqual(expect.arrayContaining(['Crossdock', 'Mug Street']));
    expect(order.tags).not.toContain('wholesale');
    expect(order.customAttributes).toContainEqual({ key: 'Sold as', value: expect.any(String) });
    expect(order.lineItems.nodes[0]).toMatchObject({
      originalUnitPriceSet: { shopMoney: { amount: '19.5' } },
      taxLines: [],
    });
  });

  it('[OP12] carries what the merchant wants along: e-mail, tags, taxes, another method, no note', async () => {
    await world.setOrderPush(world.street, {
      email: { use: 'customer', address: '' },
      tags: ['to pack'],
      copyTags: true,
      copyNote: false,
      taxes: 'copy',
      shipping: { method: 'named', title: 'Warehouse parcel' },
      payment: 'pending',
    });
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }], change);
    await world.run(minute);
    const order = await made();
    expect(order).toMatchObject({
      note: null,
      email: 'dana@example.com',
      displayFinancialStatus: 'PENDING',
      shippingLines: { nodes: [{ title: 'Warehouse parcel' }] },
    });
    expect(order.tags).toEqual(expect.arrayContaining(['to pack', 'wholesale', 'Crossdock']));
    const [line] = order.lineItems.nodes;
    // 39.00 × 6.25 %.
    expect(line?.taxLines).toMatchObject([
      { title: 'TX state tax', priceSet: { shopMoney: { amount: '2.44' } } },
    ]);
  });

  it('[OP12] asks the source’s own prices where the merchant wants them', async () => {
    await world.setOrderPush(world.street, { prices: 'source' });
    // 18.00 here, 16.00 at the source.
    await world.street.placeOrder([{ sku: 'TOTE-NAT', quantity: 1 }]);
    await world.run(minute);
    const order = await made();
    expect(order.lineItems.nodes[0]?.originalUnitPriceSet.shopMoney.amount).toBe('16.0');
    expect(order.transactions).toMatchObject([{ amountSet: { shopMoney: { amount: '21.0' } } }]);
  });

  it('[OP1] sends a phone in the one form that the source takes, and says so', async () => {
    Object.assign(world.source.store.faults, { phones: 'e164' });
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], {
      shippingAddress: { ...danaReyes, phone: '(512) 555-0100' },
    });
    await world.run(minute);
    expect((await made()).shippingAddress).toMatchObject({ phone: '+15125550100' });
    const { events } = await theOrder();
    const repaired = events.filter(({ kind }) => kind === 'address-repaired');
    expect(repaired).toHaveLength(1);
    expect(repaired[0]?.detail).toMatch(/^\(512\).*→ \+1512/);
    expect(JSON.stringify(events)).not.toContain('555');
  });

  it('[OP1] sends a province as the code that the source knows', async () => {
    world.street.store.admin.placeOrder({
      lines: [{ sku: 'MUG-RED', quantity: 1 }],
      shippingAddress: { ...danaReyes, provinceCode: 'Texas' },
    });
    await world.run(minute);
    expect((await made()).shippingAddress).toMatchObject({ provinceCode: 'TX' });
    const { events } = await theOrder();
    expect(events.find(({ kind }) => kind === 'address-repaired')?.detail).toBe('Texas → TX');
  });

  it('[OP9] says what of an address the source does not take, and changes nothing else by itself', async () => {
    world.street.store.admin.placeOrder({
      lines: [{ sku: 'MUG-RED', quantity: 1 }],
      shippingAddress: { ...danaReyes, provinceCode: 'Atlantis' },
    });
    await world.run(minute);
    expect((await world.source.listOrders()).some((one) => one.sourceIdentifier)).toBe(false);
    const { pushes } = await theOrder();
    expect(pushes).toMatchObject([{ state: 'failed', failureKind: 'address-refused' }]);
    expect(pushes[0]?.failureDetail).toContain('Province is not valid in US');
    expect(pushes[0]?.failureDetail).toContain('shippingAddress.provinceCode');
  });

  it('[OP9, AC1] keeps every try with what was asked and answered, and nothing of the customer', async () => {
    Object.assign(world.source.store.faults.serverError, { next: 1, only: ['orders'] });
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], {
      note: 'Ring twice at the green door',
    });
    await world.run(minute);
    const { pushes } = await theOrder();
    const { tries } = await personOf(world).orderPush.tries({ pushId: pushes[0]?.id ?? '' });
    expect(tries.map(({ outcome }) => outcome)).toEqual(['created', expect.any(String)]);
    const [created] = tries;
    const sent = created?.calls.find(({ call }) => call === 'CreateSourceOrder');
    expect(sent?.status).toBe(200);
    expect(sent?.request).toContain('crossdock:mug-street.myshopify.com');
    const kept = JSON.stringify(tries);
    for (const secret of ['Dana', 'Reyes', 'Pine', '78701', '555', 'green door', 'shpat_'])
      expect(kept).not.toContain(secret);
  });
});
