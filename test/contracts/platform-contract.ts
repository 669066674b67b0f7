/** What every platform must do behind the port, against a running store. Run by one test file per platform. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/platforms/exchange.ts';
import type {
  LevelWrite,
  Platform,
  PlatformLevel,
  PlatformListing,
  PlatformOrder,
  SourceOrderDraft,
} from '../../src/platforms/platform.ts';
import type { WebhookReader } from '../../src/platforms/platform-event.ts';
import type { PlatformFailure } from '../../src/platforms/platform-failure.ts';
import type { Result } from '../../src/shared/result.ts';
import { listingsContract } from './platform-listings.ts';
import { movingContract } from './platform-moving.ts';
import { type OrderShape, orderingContract } from './platform-ordering.ts';
import { reconcilingContract } from './platform-reconciling.ts';

export type Delivery = { headers: Headers; body: Uint8Array<ArrayBuffer> };

/** A store as people and the network treat it. A new one for every test. */
export type ContractStore = {
  platform: Platform;
  /** The same store, with a token it never gave out. */
  stranger: Platform;
  webhooks: WebhookReader;
  levelLine: (line: string) => PlatformLevel | undefined;
  listingLine: (line: string) => PlatformListing | undefined;
  webhookSecret: string;
  shop: string;
  /** Listed, in stock, shipped, and not sold beyond its stock. */
  sku: string;
  otherSku: string;
  /** In stock, but not at every location. */
  skuOfOnePlace: string;
  /** Time goes by at the store, ms. */
  pass(ms: number): void;
  /** A shopper's paid order, sent to an address in Austin. */
  sell(
    lines: { sku: string; quantity: number }[],
    shape?: OrderShape,
  ): Promise<{ id: string; name: string }>;
  /** Somebody at the store ships all of it, or so many units by SKU. */
  ship(
    orderId: string,
    tracking: { company: string; number: string },
    only?: Record<string, number>,
  ): Promise<void>;
  /** Somebody stops the order's shipping until further notice. */
  hold(orderId: string): Promise<void>;
  /** Shipping goes on. */
  release(orderId: string): Promise<void>;
  /** The fraud analysis says this of an order, or that it is not done yet. */
  assess(orderId: string, risk: 'low' | 'medium' | 'high' | 'pending'): Promise<void>;
  /** From now on the store counts no stock of it, or counts it again. */
  track(sku: string, tracked: boolean): Promise<void>;
  /** From now on the store sells it beyond what it has. */
  sellOn(sku: string): Promise<void>;
  /** The store lists one product more. */
  list(sku: string): Promise<void>;
  /** Its variant has another SKU from now on. */
  rename(sku: string, to: string): Promise<void>;
  /** Its product has so many variants more, with the same SKU. */
  copies(sku: string, count: number): Promise<void>;
  /** Its variant has this barcode from now on. */
  bar(sku: string, barcode: string): Promise<void>;
  /** One of its product's variants is deleted: this one. */
  drop(sku: string): Promise<void>;
  /** A location is added; its stock is nothing. */
  addLocation(name: string): Promise<void>;
  renameLocation(name: string, to: string): Promise<void>;
  /** A location is closed, and what it has goes to another one. */
  closeLocation(name: string, stockTo?: string): Promise<void>;
  openLocation(name: string): Promise<void>;
  /** From now on a location stocks it, with so many units. */
  stockAt(sku: string, location: string, units: number): Promise<void>;
  /** Somebody says that they work on all of the order that is open, by hand. */
  begin(orderId: string): Promise<void>;
  /** The newest product with this SKU is deleted. */
  unlist(sku: string): Promise<void>;
  /** From now on the store's search knows a change only after so many seconds. */
  lagSearch(seconds: number): void;
  /** What the store asks for one unit. */
  price(sku: string, amount: string): Promise<void>;
  /** From now on the store takes only phones such as +15125550100. */
  refuseLoosePhones(): void;
  /** The calls this platform made, each as it was told of. */
  told: Exchange[];
  /** A way in by the same token whose listener fails at every call. */
  deafened: Platform;
  token: string;
  cancel(orderId: string): Promise<void>;
  available(sku: string): Promise<number>;
  countOrders(): Promise<number>;
  /** The id of an order that never was. */
  noSuchOrder: string;
  noSuchShipment: string;
  noSuchExport: string;
  noSuchGroup: string;
  noSuchLocation: string;
  /** Everything happens that falls due within a minute. */
  settle(): Promise<void>;
  /** From now on the store makes this app no exports. */
  refuseExports(): void;
  /** The store forgets every webhook of ours; how many there were. */
  dropSubscriptions(): Promise<number>;
  /** From now on exports fail. */
  failExports(): void;
  /** From now on a second order may carry a reference that an order has. */
  acceptDuplicates(): void;
  /** The next change is carried out, and its answer lost. */
  loseNextAnswer(): void;
  /** The next time that a group is moved, the answer is lost. */
  loseNextMove(): void;
  /** The next change is cut off before the store sees it. */
  cutNextRequest(): void;
  throttleNext(): void;
  answerNextWithHtml(): void;
  breakNext(): void;
  /** Everything the store sent to the registered address so far. */
  deliveries(): Promise<Delivery[]>;
  close(): void;
};

const unwrap = <T>(result: Result<T, PlatformFailure>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
};

const failureOf = (result: Result<unknown, PlatformFailure>) =>
  result.ok ? 'done' : result.failure;
const kindOf = (result: Result<unknown, PlatformFailure>) =>
  result.ok ? 'done' : result.failure.kind;

const reference = 'crossdock:harbor-goods.myshopify.com:6130987450621:1';
const destinationLine = 'gid://shopify/LineItem/15440023748861';

/** @param open makes a store with a platform client on it */
export function platformContract(name: string, open: () => Promise<ContractStore>): void {
  describe(`${name} keeps the contract of a platform`, () => {
    let store: ContractStore;
    let platform: Platform;
    beforeEach(async () => {
      store = await open();
      platform = store.platform;
    });
    afterEach(() => store.close());

    const listingOf = async (sku: string): Promise<PlatformListing> => {
      for (let cursor: string | undefined; ; ) {
        const { rows, nextCursor } = unwrap(await platform.fetchListings(cursor));
        const found = rows.find((listing) => listing.sku === sku);
        if (found) return found;
        if (nextCursor === undefined) throw new Error(`${sku} is not listed`);
        cursor = nextCursor;
      }
    };

    const variantOf = async (sku: string) => (await listingOf(sku)).variantId;

    const levelsOf = async (sku: string) => {
      const { inventoryItemId } = await listingOf(sku);
      return unwrap(await platform.fetchLevels([inventoryItemId]));
    };

    const draftOf = async (
      over: Partial<SourceOrderDraft> = {},
      quantity = 2,
    ): Promise<SourceOrderDraft> => {
      const { currency } = unwrap(await platform.fetchShop());
      const address = {
        firstName: 'Dana',
        lastName: 'Reyes',
        company: undefined,
        address1: '18 Pine St',
        address2: 'Apt 4',
        city: 'Austin',
        provinceCode: 'TX',
        zip: '78701',
        countryCode: 'US',
        phone: '+15125550100',
      };
      return {
        reference,
        referenceUrl: 'https://harbor-goods.myshopify.com/admin/orders/6130987450621',
        currency,
        lines: [
          {
            variantId: await variantOf(store.sku),
            quantity,
            unitPrice: { amount: '19.50', currency },
            taxes: [],
            taxable: true,
            requiresShipping: true,
            destinationLineId: destinationLine,
            properties: [{ name: 'Engraving', value: 'For Ada' }],
          },
        ],
        customer: { firstName: 'Dana', lastName: 'Reyes', email: undefined, phone: undefined },
        shippingAddress: address,
        billingAddress: address,
        shippingLines: [
          { title: 'Standard', code: 'STD', price: { amount: '5.00', currency }, taxes: [] },
        ],
        taxesIncluded: false,
        stock: 'as-it-has',
        note: 'Ring twice',
        tags: ['Crossdock', 'Harbor Goods'],
        attributes: [{ name: 'Sold as', value: '#1001' }],
        processedAt: '2026-11-23T11:30:00Z',
        payment: 'paid',
        paymentGateway: 'Crossdock',
        test: false,
        ...over,
      };
    };

    const create = async (over: Partial<SourceOrderDraft> = {}, quantity?: number) => {
      unwrap(await platform.prepareReferences());
      return platform.createSourceOrder(await draftOf(over, quantity));
    };

    describe('who it is', () => {
      it('the shop says its name, currency and the rights of the token', async () => {
        const shop = unwrap(await platform.fetchShop());
        expect(shop.shop).toBe(store.shop);
        expect(shop.currency).toMatch(/^[A-Z]{3}$/);
        expect(shop.scopes.length).toBeGreaterThan(0);
      });

      it('a wrong token is let in nowhere', async () => {
        expect(kindOf(await store.stranger.fetchShop())).toBe('unauthorized');
        expect(kindOf(await store.stranger.createSourceOrder(await draftOf()))).toBe(
          'unauthorized',
        );
        expect(await store.countOrders()).toBe(0);
      });

      it('has an active location', async () => {
        const locations = unwrap(await platform.fetchLocations());
        expect(locations.some(({ active }) => active)).toBe(true);
        expect(new Set(locations.map(({ id }) => id)).size).toBe(locations.length);
      });
    });

    describe('what it sells', () => {
      it('every listing comes once, over all pages', async () => {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = unwrap(await platform.fetchListings(cursor));
          seen.push(...page.rows.map(({ variantId }) => variantId));
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        expect(seen.length).toBeGreaterThan(1);
        expect(new Set(seen).size).toBe(seen.length);
      });

      it('levels add up to what is available', async () => {
        const { rows } = unwrap(await platform.fetchListings(undefined));
        const listing = rows.find(({ sku }) => sku === store.sku);
        if (!listing) throw new Error('not on the first page');
        const levels = unwrap(await platform.fetchLevels([listing.inventoryItemId]));
        expect(levels.reduce((sum, { available }) => sum + available, 0)).toBe(
          await store.available(store.sku),
        );
        expect(new Set(levels.map(({ locationId }) => locationId)).size).toBe(levels.length);
      });
    });

    describe('its stock', () => {
      const key = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
      const write = { key, reference: 'batch_1' };

      /** One row for each of the SKUs, at the first place that stocks it. */
      const rowsFor = async (changes: Record<string, number>): Promise<LevelWrite[]> => {
        const rows: LevelWrite[] = [];
        for (const [sku, by] of Object.entries(changes)) {
          const [level] = await levelsOf(sku);
          if (!level) throw new Error(`${sku} is stocked nowhere`);
          const { inventoryItemId, locationId, available } = level;
          rows.push({
            inventoryItemId,
            locationId,
            available: available + by,
            changeFrom: available,
          });
        }
        return rows;
      };

      const shown = async (row: Pick<LevelWrite, 'inventoryItemId' | 'locationId'>) =>
        unwrap(await platform.fetchLevels([row.inventoryItemId])).find(
          ({ locationId }) => locationId === row.locationId,
        );

      const unstocked = async () => {
        const levels = await levelsOf(store.skuOfOnePlace);
        const stocked = new Set(levels.map(({ locationId }) => locationId));
        const place = unwrap(await platform.fetchLocations()).find(({ id }) => !stocked.has(id));
        const [level] = levels;
        if (!place || !level) throw new Error('It is stocked everywhere, or nowhere');
        return { inventoryItemId: level.inventoryItemId, locationId: place.id };
      };

      it('is set at several places at once, and the answer says when', async () => {
        const rows = await rowsFor({ [store.sku]: -2, [store.otherSku]: 3 });
        store.pass(5000);
        const wrote = unwrap(await platform.setLevels({ ...write, rows }));
        expect(wrote).toEqual({ written: true, at: expect.any(String) });
        for (const row of rows)
          expect(await shown(row)).toMatchObject({
            available: row.available,
            updatedAt: wrote.written && wrote.at,
          });
      });

      it('[ST3] is not set where it shows another number, nor is anything else of that write', async () => {
        const rows = await rowsFor({ [store.sku]: 5, [store.otherSku]: 5 });
        const [stale] = rows;
        if (!stale) throw new Error('no row');
        const sent = [{ ...stale, changeFrom: stale.changeFrom + 1 }, ...rows.slice(1)];
        expect(unwrap(await platform.setLevels({ ...write, rows: sent }))).toEqual({
          written: false,
          rejected: [
            { index: 0, why: 'stale', code: expect.any(String), message: expect.any(String) },
          ],
        });
        for (const row of rows) expect((await shown(row))?.available).toBe(row.changeFrom);
      });

      it('is written once by the same key and rows, whose answer is the same', async () => {
        const rows = await rowsFor({ [store.sku]: -1 });
        const first = unwrap(await platform.setLevels({ ...write, rows }));
        await store.sell([{ sku: store.sku, quantity: 1 }]);
        const after = await store.available(store.sku);
        store.pass(60_000);
        expect(unwrap(await platform.setLevels({ ...write, rows }))).toEqual(first);
        expect(await store.available(store.sku)).toBe(after);
      });

      it('whose answer is lost is unknown, and the same again is the answer', async () => {
        const rows = await rowsFor({ [store.sku]: -1 });
        const before = await store.available(store.sku);
        store.loseNextAnswer();
        expect(kindOf(await platform.setLevels({ ...write, rows }))).toBe('unknown');
        expect(await store.available(store.sku)).toBe(before - 1);
        expect(unwrap(await platform.setLevels({ ...write, rows })).written).toBe(true);
        expect(await store.available(store.sku)).toBe(before - 1);
      });

      it('is not written by a key that was used for something else', async () => {
        const rows = await rowsFor({ [store.sku]: -1 });
        unwrap(await platform.setLevels({ ...write, rows }));
        const other = rows.map((row) => ({ ...row, available: 0, changeFrom: row.available }));
        expect(kindOf(await platform.setLevels({ ...write, rows: other }))).toBe('refused');
        expect((await levelsOf(store.sku))[0]?.available).toBe(rows[0]?.available);
      });

      it('cannot be set at a location that does not stock it, and can once it does', async () => {
        const place = await unstocked();
        const rows = [
          ...(await rowsFor({ [store.sku]: -1 })),
          { ...place, available: 4, changeFrom: 0 },
        ];
        expect(unwrap(await platform.setLevels({ ...write, rows }))).toMatchObject({
          written: false,
          rejected: [{ index: 1, why: 'not-stocked' }],
        });
        const started = { ...place, available: 4, key };
        const level = unwrap(await platform.stockAt(started));
        expect(level).toEqual({ ...place, available: 4, updatedAt: expect.any(String) });
        expect(await shown(place)).toEqual(level);
        expect(unwrap(await platform.stockAt(started))).toEqual(level);
        // Whoever comes too late learns what is there, and changes nothing.
        const late = await platform.stockAt({ ...started, available: 9, key: `${key}-2` });
        expect(unwrap(late)).toEqual(level);
      });

      it('[ST2] moves by an adjustment, and the answer names the number after it', async () => {
        const [row] = await rowsFor({ [store.sku]: -3 });
        if (!row) throw new Error('no row');
        const { inventoryItemId, locationId, available, changeFrom } = row;
        const adjustment = { ...write, inventoryItemId, locationId, delta: -3, changeFrom };
        const adjusted = unwrap(await platform.adjustLevel(adjustment));
        expect(adjusted).toEqual({ adjusted: true, at: expect.any(String), available });
        expect(unwrap(await platform.adjustLevel(adjustment))).toEqual(adjusted);
        expect((await shown(row))?.available).toBe(available);
        const stale = await platform.adjustLevel({ ...adjustment, key: `${key}-2` });
        expect(unwrap(stale)).toMatchObject({ adjusted: false, why: 'stale' });
        expect((await shown(row))?.available).toBe(available);
      });

      it('whose adjustment has no answer is unknown, and moved once by repeating it', async () => {
        const [row] = await rowsFor({ [store.sku]: -3 });
        if (!row) throw new Error('no row');
        const { inventoryItemId, locationId, available, changeFrom } = row;
        const adjustment = { ...write, inventoryItemId, locationId, delta: -3, changeFrom };
        for (const lose of [store.cutNextRequest, store.loseNextAnswer]) {
          lose();
          expect(kindOf(await platform.adjustLevel(adjustment))).toBe('unknown');
        }
        expect(unwrap(await platform.adjustLevel(adjustment))).toMatchObject({ available });
        expect((await shown(row))?.available).toBe(available);
      });
    });

    describe('orders that changed', () => {
      it('are found from the given moment on, the oldest change first', async () => {
        await store.sell([{ sku: store.sku, quantity: 1 }]);
        store.pass(60_000);
        const sold = [];
        for (let order = 0; order < 3; order += 1) {
          sold.push((await store.sell([{ sku: store.sku, quantity: 1 }])).id);
          store.pass(2000);
        }
        const { updatedAt } = unwrap(await platform.fetchOrder(sold[0] ?? ''));
        const { rows, nextCursor } = unwrap(
          await platform.fetchOrdersChanged(updatedAt, undefined),
        );
        expect(rows.map(({ id }) => id)).toEqual(sold);
        expect(nextCursor).toBeUndefined();
        await store.ship(sold[0] ?? '', { company: 'UPS', number: '1Z1' });
        const again = unwrap(await platform.fetchOrdersChanged(updatedAt, undefined));
        expect(again.rows.map(({ id }) => id)).toEqual([...sold.slice(1), sold[0]]);
      });

      it('are told apart: when they changed, whether they are ours, whether they were cancelled', async () => {
        const ours = unwrap(await create());
        const theirs = await store.sell([{ sku: store.sku, quantity: 1 }]);
        await store.cancel(theirs.id);
        const { createdAt } = unwrap(await platform.fetchOrder(ours.id));
        const { rows } = unwrap(await platform.fetchOrdersChanged(createdAt, undefined));
        const expected = [];
        for (const id of [ours.id, theirs.id]) {
          const { updatedAt } = unwrap(await platform.fetchOrder(id));
          const cancelled = id === theirs.id;
          const sourceIdentifier = id === ours.id ? reference : undefined;
          expected.push({ id, updatedAt, cancelled, sourceIdentifier, isTouched: cancelled });
        }
        expect(rows).toEqual(expected);
      });
    });

    orderingContract(() => store, create, draftOf);

    listingsContract(() => store);

    movingContract(() => store);

    reconcilingContract(
      () => store,
      async () => unwrap(await create()),
    );

    describe("a shopper's order", () => {
      it('reads as it was placed, routed to locations of the store', async () => {
        const sold = await store.sell([
          { sku: store.sku, quantity: 3 },
          { sku: store.otherSku, quantity: 1 },
        ]);
        const order = unwrap(await platform.fetchOrder(sold.id));
        expect(order).toMatchObject({
          id: sold.id,
          name: sold.name,
          payment: 'paid',
          fulfillment: 'unfulfilled',
          cancelledAt: undefined,
          sourceIdentifier: undefined,
          shippingAddress: { city: 'Austin', provinceCode: 'TX', countryCode: 'US' },
        });
        expect(order.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([
          [store.sku, 3],
          [store.otherSku, 1],
        ]);
        const locations = unwrap(await platform.fetchLocations()).map(({ id }) => id);
        for (const line of order.lines) {
          expect(line).toMatchObject({ tracked: true, requiresShipping: true });
          expect(line.variantId).toBe(await variantOf(line.sku));
          expect(unitsAssigned(line)).toBe(line.quantity);
          for (const { locationId } of line.assigned) expect(locations).toContain(locationId);
        }
      });

      it('that was cancelled says so', async () => {
        const sold = await store.sell([{ sku: store.sku, quantity: 1 }]);
        await store.cancel(sold.id);
        expect(unwrap(await platform.fetchOrder(sold.id)).cancelledAt).toBeTypeOf('string');
      });

      it('that never was is not found', async () => {
        expect(kindOf(await platform.fetchOrder(store.noSuchOrder))).toBe('not-found');
        expect(kindOf(await platform.fetchShipment(store.noSuchShipment))).toBe('not-found');
      });
    });

    describe('a source order', () => {
      it('carries the draft, takes the stock, and is found by its reference', async () => {
        const before = await store.available(store.sku);
        const created = unwrap(await create());
        expect(await store.available(store.sku)).toBe(before - 2);
        expect(unwrap(await platform.findSourceOrders(reference))).toEqual([
          { ...created, routed: undefined },
        ]);
        const order = unwrap(await platform.fetchOrder(created.id));
        expect(order).toMatchObject({
          name: created.name,
          sourceIdentifier: reference,
          payment: 'paid',
          fulfillment: 'unfulfilled',
          note: 'Ring twice',
          email: undefined,
          customer: { firstName: 'Dana', lastName: 'Reyes', email: undefined },
          shippingAddress: { address1: '18 Pine St', address2: 'Apt 4', phone: '+15125550100' },
          attributes: [{ name: 'Sold as', value: '#1001' }],
          shippingLines: [{ title: 'Standard', code: 'STD' }],
        });
        expect(order.tags).toEqual(expect.arrayContaining(['Crossdock', 'Harbor Goods']));
        expect(Number(order.total.amount)).toBe(44);
        expect(order.lines).toEqual([
          expect.objectContaining({
            sku: store.sku,
            quantity: 2,
            requiresShipping: true,
            properties: expect.arrayContaining([{ name: 'Engraving', value: 'For Ada' }]),
          }),
        ]);
        expect(Number(order.lines[0]?.unitPrice.amount)).toBe(19.5);
      });

      it('[ST1] says with its answer where the store takes the stock from', async () => {
        const before = await levelsOf(store.sku);
        const { routed } = unwrap(await create());
        const after = await levelsOf(store.sku);
        expect(routed).toEqual(
          before
            .map(({ locationId, available }, at) => ({
              destinationLineId: destinationLine,
              locationId,
              quantity: available - (after[at]?.available ?? 0),
            }))
            .filter(({ quantity }) => quantity > 0),
        );
      });

      it('is not created twice with one reference', async () => {
        unwrap(await create());
        expect(failureOf(await create())).toMatchObject({
          kind: 'refused',
          code: 'REFERENCE_TAKEN',
        });
        expect(await store.countOrders()).toBe(1);
      });

      it('of nothing to pay is paid', async () => {
        const free = { amount: '0.00', currency: unwrap(await platform.fetchShop()).currency };
        const draft = await draftOf();
        const lines = draft.lines.map((line) => ({ ...line, unitPrice: free }));
        const created = unwrap(await create({ lines, shippingLines: [] }));
        expect(unwrap(await platform.fetchOrder(created.id)).payment).toBe('paid');
      });

      it('is refused where there is not enough stock, and leaves none behind', async () => {
        const stock = await store.available(store.sku);
        expect(kindOf(await create({}, stock + 1))).toBe('too-few');
        expect(await store.available(store.sku)).toBe(stock);
        expect(await store.countOrders()).toBe(0);
      });

      it('whose answer is lost is unknown, and found by looking', async () => {
        unwrap(await platform.prepareReferences());
        const draft = await draftOf();
        store.loseNextAnswer();
        expect(kindOf(await platform.createSourceOrder(draft))).toBe('unknown');
        expect(unwrap(await platform.findSourceOrders(reference))).toHaveLength(1);
        expect(await store.countOrders()).toBe(1);
      });

      it('whose request is lost is unknown too, and looking finds none', async () => {
        unwrap(await platform.prepareReferences());
        const draft = await draftOf();
        store.cutNextRequest();
        expect(kindOf(await platform.createSourceOrder(draft))).toBe('unknown');
        expect(unwrap(await platform.findSourceOrders(reference))).toEqual([]);
      });

      it('is not found by a part of its reference', async () => {
        unwrap(await create());
        expect(unwrap(await platform.findSourceOrders(`${reference}0`))).toEqual([]);
        expect(unwrap(await platform.findSourceOrders(reference.slice(0, -2)))).toEqual([]);
      });

      it('that was cancelled is found as such', async () => {
        const created = unwrap(await create());
        await store.cancel(created.id);
        expect(unwrap(await platform.findSourceOrders(reference))).toEqual([
          { ...created, cancelled: true, routed: undefined },
        ]);
      });
    });

    describe('a shipment at the source', () => {
      it('is read with its lines, parcel, and the destination line it stands for', async () => {
        const created = unwrap(await create());
        await store.ship(
          created.id,
          { company: 'UPS', number: '1Z827WK74630' },
          { [store.sku]: 1 },
        );
        const [shipment, ...others] = unwrap(await platform.fetchShipments(created.id));
        expect(others).toEqual([]);
        expect(shipment).toMatchObject({
          orderId: created.id,
          status: 'success',
          orderReference: reference,
          tracking: { company: 'UPS', numbers: ['1Z827WK74630'] },
          lines: [{ sku: store.sku, quantity: 1, destinationLineId: destinationLine }],
        });
        expect(unwrap(await platform.fetchShipment(shipment?.id ?? ''))).toEqual(shipment);
        expect(unwrap(await platform.fetchOrder(created.id)).fulfillment).toBe('partial');
      });
    });

    describe('a shipment of ours', () => {
      const shipSome = async (orderId: string, quantity: number) => {
        const groups = unwrap(await platform.fetchShippable(orderId));
        const group = groups.find(
          ({ open, lines }) => open && lines.some((one) => one.remaining > 0),
        );
        const line = group?.lines.find(({ remaining }) => remaining > 0);
        if (!group || !line) throw new Error('Nothing can be shipped');
        return platform.createShipment({
          orderId,
          groups: [{ groupId: group.id, lines: [{ groupLineId: line.groupLineId, quantity }] }],
          tracking: { company: 'UPS', numbers: ['1Z1', '1Z2'], urls: [] },
          notifyCustomer: true,
        });
      };

      it('takes part of a line, then the rest, and then there is nothing left', async () => {
        const sold = await store.sell([{ sku: store.sku, quantity: 3 }]);
        const part = unwrap(await shipSome(sold.id, 1));
        expect(part).toMatchObject({
          orderId: sold.id,
          status: 'success',
          tracking: { company: 'UPS', numbers: ['1Z1', '1Z2'] },
          lines: [{ sku: store.sku, quantity: 1, destinationLineId: undefined }],
        });
        expect(unwrap(await platform.fetchOrder(sold.id)).lines[0]?.unfulfilledQuantity).toBe(2);
        unwrap(await shipSome(sold.id, 2));
        const order = unwrap(await platform.fetchOrder(sold.id));
        expect(order.fulfillment).toBe('fulfilled');
        const left = unwrap(await platform.fetchShippable(sold.id));
        expect(left.flatMap(({ lines }) => lines).filter((line) => line.remaining > 0)).toEqual([]);
        expect(unwrap(await platform.fetchShipments(sold.id))).toHaveLength(2);
      });

      it('of more than is left is refused and ships nothing', async () => {
        const sold = await store.sell([{ sku: store.sku, quantity: 1 }]);
        expect(kindOf(await shipSome(sold.id, 2))).toBe('refused');
        expect(unwrap(await platform.fetchShipments(sold.id))).toEqual([]);
      });

      it('whose answer is lost is unknown, and found among the order’s shipments', async () => {
        const sold = await store.sell([{ sku: store.sku, quantity: 1 }]);
        const groups = unwrap(await platform.fetchShippable(sold.id));
        store.loseNextAnswer();
        const lost = await platform.createShipment({
          orderId: sold.id,
          groups: groups.map((group) => ({
            groupId: group.id,
            lines: group.lines.map((line) => ({ groupLineId: line.groupLineId, quantity: 1 })),
          })),
          tracking: { company: undefined, numbers: ['1Z9'], urls: [] },
          notifyCustomer: false,
        });
        expect(kindOf(lost)).toBe('unknown');
        expect(unwrap(await platform.fetchShipments(sold.id))).toMatchObject([
          { tracking: { numbers: ['1Z9'] } },
        ]);
      });

      it('of an order on hold has to wait, and the reason is told', async () => {
        const sold = await store.sell([{ sku: store.sku, quantity: 1 }]);
        await store.hold(sold.id);
        const groups = unwrap(await platform.fetchShippable(sold.id));
        expect(groups.map(({ open }) => open)).toEqual([false]);
        expect(groups[0]?.closedReason).toBeTypeOf('string');
      });
    });

    describe('webhooks', () => {
      const address = 'http://crossdock.test/webhooks/x/store_1';

      it('are registered once, and moved when the address changes', async () => {
        const first = unwrap(await platform.registerWebhooks(address));
        expect(first.registered.length).toBeGreaterThan(0);
        expect(unwrap(await platform.registerWebhooks(address))).toEqual({
          registered: [],
          kept: first.registered,
          removed: [],
        });
        const moved = unwrap(
          await platform.registerWebhooks('http://elsewhere.test/webhooks/x/store_1'),
        );
        expect(moved).toMatchObject({ registered: first.registered, kept: [] });
      });

      it('that the store removed are registered again', async () => {
        const first = unwrap(await platform.registerWebhooks(address));
        expect(await store.dropSubscriptions()).toBe(first.registered.length);
        expect(unwrap(await platform.registerWebhooks(address))).toEqual(first);
      });

      it('tell of an order and its shipment, signed, in our words', async () => {
        unwrap(await platform.registerWebhooks(address));
        const created = unwrap(await create());
        await store.ship(created.id, { company: 'UPS', number: '1Z1' });
        const events = [];
        for (const delivery of await store.deliveries()) {
          const { webhooks, webhookSecret } = store;
          expect(await webhooks.verify({ ...delivery, secrets: ['other', webhookSecret] })).toBe(
            true,
          );
          expect(await webhooks.verify({ ...delivery, secrets: ['other'] })).toBe(false);
          expect(webhooks.shopOf(delivery.headers)).toBe(store.shop);
          const read = webhooks.read(delivery);
          expect(read?.deliveryId).toBeTypeOf('string');
          events.push(read?.event);
        }
        const [shipment] = unwrap(await platform.fetchShipments(created.id));
        expect(events).toContainEqual({
          kind: 'order-changed',
          orderId: created.id,
          sourceIdentifier: reference,
        });
        expect(events).toContainEqual({
          kind: 'shipment-changed',
          orderId: created.id,
          shipmentId: shipment?.id,
        });
        expect(events.filter((event) => event?.kind === 'unreadable')).toEqual([]);
      });
    });

    describe('a store in trouble', () => {
      it('that throttles says how long to wait', async () => {
        store.throttleNext();
        expect(failureOf(await platform.fetchShop())).toMatchObject({
          kind: 'throttled',
          retryAfterSeconds: expect.any(Number),
        });
        expect(kindOf(await platform.fetchShop())).toBe('done');
      });

      it('that answers with a web page is unreadable', async () => {
        store.answerNextWithHtml();
        expect(kindOf(await platform.fetchShop())).toBe('unreadable-reply');
      });

      it('that breaks down leaves a change unknown and a reading to be asked again', async () => {
        const draft = await draftOf();
        store.breakNext();
        expect(kindOf(await platform.createSourceOrder(draft))).toBe('unknown');
        store.breakNext();
        expect(kindOf(await platform.fetchShop())).toBe('unreachable');
      });
    });
  });
}

const unitsAssigned = ({ assigned }: PlatformOrder['lines'][number]): number =>
  assigned.reduce((sum, { quantity }) => sum + quantity, 0);
