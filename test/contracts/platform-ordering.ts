/** The part of a platform's contract that deciding and pushing rest on: what an order says of itself, lists, units, prices. */
import { describe, expect, it } from 'vitest';
import type { PlatformOrder, SourceOrder, SourceOrderDraft } from '../../src/platforms/platform.ts';
import type { PlatformFailure } from '../../src/platforms/platform-failure.ts';
import type { Result } from '../../src/shared/result.ts';
import type { ContractStore } from './platform-contract.ts';

/** What a shopper's order may be beside plain. */
export type OrderShape = {
  pickup?: boolean;
  local?: boolean;
  pointOfSale?: boolean;
  test?: boolean;
  tags?: string[];
  taxes?: { title: string; rate: string }[];
  taxesIncluded?: boolean;
  price?: string;
  /** As a store with words of its own around the number names it. */
  name?: string;
};

const unwrap = <T>(result: Result<T, PlatformFailure>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
};

const refused = (result: Result<unknown, PlatformFailure>) => (result.ok ? 'done' : result.failure);

/**
 * @param opened the store of the test that runs
 * @param create a source order of the contract's own draft with something changed
 */
export function orderingContract(
  opened: () => ContractStore,
  create: (
    over?: Partial<SourceOrderDraft>,
    quantity?: number,
  ) => Promise<Result<SourceOrder, PlatformFailure>>,
  draftOf: () => Promise<SourceOrderDraft>,
): void {
  const sold = async (shape: OrderShape = {}, quantity = 2) =>
    opened().sell([{ sku: opened().sku, quantity }], shape);

  const read = async (orderId: string): Promise<PlatformOrder> =>
    unwrap(await opened().platform.fetchOrder(orderId));

  const ofSku = async (sku: string) => {
    const { rows } = unwrap(await opened().platform.fetchListings(undefined));
    const listing = rows.find((one) => one.sku === sku);
    if (!listing) throw new Error(`${sku} is not on the first page`);
    return listing;
  };

  describe('what holds an order', () => {
    const plain = { pickup: false, onHold: false, pointOfSale: false, risk: 'none', test: false };

    it.each<[string, OrderShape, object]>([
      ['nothing', {}, {}],
      ['that it is picked up', { pickup: true }, { pickup: true }],
      ['that the store itself brings it', { local: true }, { pickup: true }],
      ['that it was sold over the counter', { pointOfSale: true }, { pointOfSale: true }],
      ['that it is a test', { test: true }, { test: true }],
    ])('[OP12] %s is said', async (_, shape, wanted) => {
      expect(await read((await sold(shape)).id)).toMatchObject({ ...plain, ...wanted });
    });

    it('[OP12] shipping that is stopped is said, until it goes on', async () => {
      const { id } = await sold();
      await opened().hold(id);
      expect(await read(id)).toMatchObject({ ...plain, onHold: true });
      await opened().release(id);
      expect(await read(id)).toMatchObject(plain);
    });

    it('[OP12] a shipped order is picked up no more', async () => {
      const { id } = await sold({ pickup: true });
      await opened().ship(id, { company: 'UPS', number: '1Z1' });
      expect((await read(id)).pickup).toBe(false);
    });

    it('[OP12] what the fraud analysis says last is said, and a webhook tells of it', async () => {
      const { id } = await sold();
      unwrap(await opened().platform.registerWebhooks('https://door.test/webhooks/shopify/1'));
      for (const risk of ['pending', 'low', 'medium', 'high'] as const) {
        await opened().assess(id, risk);
        expect((await read(id)).risk).toBe(risk);
      }
      const events = (await opened().deliveries()).map(
        (delivery) => opened().webhooks.read(delivery)?.event,
      );
      expect(events).toHaveLength(4);
      for (const event of events)
        expect(event).toEqual({ kind: 'order-changed', orderId: id, sourceIdentifier: undefined });
    });
  });

  describe('taxes', () => {
    it.each([true, false])(
      '[OP12] are read as they were charged, included: %s',
      async (included) => {
        const { id } = await sold({
          taxes: [{ title: 'Sales tax', rate: '0.0825' }],
          taxesIncluded: included,
          price: '19.50',
        });
        const order = await read(id);
        const { currency } = order;
        expect(order.taxesIncluded).toBe(included);
        expect(order.lines[0]?.taxes).toEqual([
          { title: 'Sales tax', rate: '0.0825', price: { amount: '3.22', currency } },
        ]);
        expect(order.shippingLines[0]?.taxes).toHaveLength(1);
      },
    );

    it.each([
      [false, 47.63],
      [true, 44],
    ])(
      '[OP12] of a source order, included: %s, make it paid in full',
      async (taxesIncluded, total) => {
        const { lines, shippingLines, currency } = await draftOf();
        const tax = (amount: string) => [
          { title: 'Sales tax', rate: '0.0825', price: { amount, currency } },
        ];
        const created = unwrap(
          await create({
            taxesIncluded,
            lines: lines.map((line) => ({ ...line, taxes: tax('3.22') })),
            shippingLines: shippingLines.map((line) => ({ ...line, taxes: tax('0.41') })),
          }),
        );
        const order = await read(created.id);
        expect(Number(order.total.amount)).toBe(total);
        expect(order).toMatchObject({
          payment: 'paid',
          taxesIncluded,
          lines: [{ taxes: tax('3.22') }],
          shippingLines: [{ taxes: tax('0.41') }],
        });
      },
    );
  });

  describe('orders by their number', () => {
    it('[OP10] are found with and without the sign, and no other', async () => {
      const { id, name } = await sold();
      await sold();
      const digits = name.replace(/^#/, '');
      for (const typed of [digits, `#${digits}`, ` ${name} `])
        expect(unwrap(await opened().platform.findOrders(typed)).map((order) => order.id)).toEqual([
          id,
        ]);
      for (const typed of [digits.slice(1), `${digits}0`, ''])
        expect(unwrap(await opened().platform.findOrders(typed))).toEqual([]);
    });

    it('[OP10] are found by a name of the store’s own, and by the number in it', async () => {
      const { id } = await sold({ name: 'EU-X-B' });
      const { number } = await read(id);
      for (const typed of ['EU-X-B', String(number)])
        expect(unwrap(await opened().platform.findOrders(typed)).map((order) => order.id)).toEqual([
          id,
        ]);
    });

    it('[OP10] say who, what, when and how much, as the order itself does', async () => {
      const { id, name } = await sold();
      const { total, processedAt } = await read(id);
      expect(unwrap(await opened().platform.findOrders(name))).toEqual([
        {
          id,
          name,
          placedAt: processedAt,
          customerName: 'Dana Reyes',
          units: 2,
          total,
          payment: 'paid',
        },
      ]);
    });
  });

  it('[OP15] open orders come newest first over all pages, without what is shipped or cancelled', async () => {
    const made: string[] = [];
    for (let count = 0; count < 53; count += 1) {
      opened().pass(1000);
      made.push((await sold({}, 1)).id);
    }
    const [shipped = '', cancelled = '', partly = ''] = made;
    await opened().ship(shipped, { company: 'UPS', number: '1Z1' });
    await opened().cancel(cancelled);
    await opened().hold(partly);
    const { platform } = opened();
    const first = unwrap(await platform.fetchOpenOrders(undefined));
    expect(first.nextCursor).toBeTypeOf('string');
    const rest =
      first.nextCursor === undefined
        ? []
        : unwrap(await platform.fetchOpenOrders(first.nextCursor)).rows;
    expect([...first.rows, ...rest].map(({ id }) => id)).toEqual(made.slice(2).toReversed());
  });

  describe('what an order could take', () => {
    const units = async (sku: string) => {
      const { inventoryItemId } = await ofSku(sku);
      return unwrap(await opened().platform.fetchOrderable([inventoryItemId]));
    };

    it('[OP12] is what is available, at most; nothing limits what is not counted or sold on', async () => {
      const { sku, otherSku } = opened();
      const { inventoryItemId } = await ofSku(sku);
      const available = await opened().available(sku);
      expect(await units(sku)).toEqual([{ inventoryItemId, units: available }]);
      await sold({}, 1);
      expect(await units(sku)).toEqual([{ inventoryItemId, units: available - 1 }]);
      await opened().track(sku, false);
      expect(await units(sku)).toEqual([{ inventoryItemId, units: undefined }]);
      await opened().sellOn(otherSku);
      expect(await units(otherSku)).toMatchObject([{ units: undefined }]);
    });

    it('[OP12] leaves out what the store does not know', async () => {
      const { inventoryItemId, variantId } = await ofSku(opened().sku);
      const asked = [`${inventoryItemId}0`, inventoryItemId];
      const { platform } = opened();
      expect(unwrap(await platform.fetchOrderable(asked))).toMatchObject([{ inventoryItemId }]);
      expect(unwrap(await platform.fetchPrices([`${variantId}0`, variantId]))).toMatchObject([
        { variantId },
      ]);
    });
  });

  it('[OP12] the store’s own price is in its own currency', async () => {
    const { variantId } = await ofSku(opened().sku);
    await opened().price(opened().sku, '21.50');
    const { currency } = unwrap(await opened().platform.fetchShop());
    expect(unwrap(await opened().platform.fetchPrices([variantId]))).toEqual([
      { variantId, price: { amount: '21.50', currency } },
    ]);
  });

  describe('a source order that takes more than there is', () => {
    it('[OP12] is made where stock may fall below zero, and only there', async () => {
      const has = await opened().available(opened().sku);
      expect(refused(await create({ stock: 'as-it-has' }, has + 3))).toMatchObject({
        kind: 'too-few',
      });
      unwrap(await create({ stock: 'below-zero' }, has + 3));
      expect(await opened().available(opened().sku)).toBe(-3);
    });
  });

  describe('an address that the store does not take', () => {
    it('[OP13] is told from other refusals, by its field, and nothing is created', async () => {
      const { shippingAddress } = await draftOf();
      if (!shippingAddress) throw new Error('The draft has no address');
      expect(
        refused(await create({ shippingAddress: { ...shippingAddress, provinceCode: 'Texas' } })),
      ).toMatchObject({ kind: 'address-refused', field: 'shippingAddress.provinceCode' });
      opened().refuseLoosePhones();
      expect(
        refused(await create({ billingAddress: { ...shippingAddress, phone: '(512) 555-0100' } })),
      ).toMatchObject({ kind: 'address-refused', field: 'billingAddress.phone' });
      const customer = {
        firstName: 'Dana',
        lastName: undefined,
        email: 'nobody',
        phone: undefined,
      };
      expect(refused(await create({ customer }))).toMatchObject({
        kind: 'address-refused',
        field: 'email',
      });
      expect(await opened().countOrders()).toBe(0);
    });

    it('[OP13] a tag of a customer that is too long is refused, never cut', async () => {
      const { tags } = await draftOf();
      expect(refused(await create({ tags: [...tags, 'x'.repeat(41)] }))).toMatchObject({
        kind: 'refused',
      });
      expect(await opened().countOrders()).toBe(0);
    });
  });

  describe('the log of calls', () => {
    it('[OP9] hears what was sent and answered, and never the token', async () => {
      unwrap(await create());
      const told = opened().told.at(-1);
      expect(told).toMatchObject({ status: 200, at: expect.any(Number), ms: expect.any(Number) });
      expect(told?.answer).toContain('"data"');
      expect(JSON.stringify(told?.request)).toContain('18 Pine St');
      expect(JSON.stringify(opened().told)).not.toContain(opened().token);
    });

    it('[OP9] hears of a call whose answer was lost', async () => {
      const draft = await draftOf();
      unwrap(await opened().platform.prepareReferences());
      const before = opened().told.length;
      opened().loseNextAnswer();
      expect(refused(await opened().platform.createSourceOrder(draft))).toMatchObject({
        kind: 'unknown',
      });
      expect(opened().told.slice(before)).toEqual([
        expect.objectContaining({ status: undefined, answer: expect.stringMatching(/connection/) }),
      ]);
    });

    it('[OP9] that fails breaks no call', async () => {
      expect(unwrap(await opened().deafened.fetchShop()).shop).toBe(opened().shop);
    });
  });
}
