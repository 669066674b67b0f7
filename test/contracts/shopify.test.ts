// Shopify against the contract: the production adapter on a sandbox store in this process.
import { threeStores } from '../../sandbox/seeds/three-stores.ts';
import { openSandboxStore } from '../../sandbox/shopify/sandbox-store.ts';
import type { Exchange } from '../../src/platforms/exchange.ts';
import { platforms } from '../../src/platforms/registry.ts';
import { removeProduct } from '../support/desk-listings.ts';
import { storeDesk } from '../support/store-desk.ts';
import { virtualClock } from '../support/virtual-clock.ts';
import { type ContractStore, type Delivery, platformContract } from './platform-contract.ts';

const { open, webhooks, levelLine, listingLine } = platforms.shopify;
const baseUrl = 'http://127.0.0.1:4401';

platformContract('Shopify', async () => {
  const [seeded] = threeStores();
  const clock = virtualClock('2026-11-23T12:00:00Z');
  const sent: Delivery[] = [];
  const told: Exchange[] = [];
  const store = openSandboxStore({
    name: seeded.name,
    shop: seeded.shop,
    token: seeded.token,
    webhookSecret: seeded.webhookSecret,
    seed: seeded.seed,
    file: ':memory:',
    baseUrl,
    now: clock.now,
    send: async (request) => {
      sent.push({ headers: request.headers, body: new Uint8Array(await request.arrayBuffer()) });
      return new Response(null, { status: 200 });
    },
  });
  const desk = storeDesk(store, seeded.token);
  const options = {
    baseUrl,
    fetch: (request: Request) => store.fetch(request),
    gate: {
      reserve: async () => ({ ok: true }) as const,
      report: async () => {},
      refusedEntry: async () => {},
    },
    now: clock.now,
    log: () => {},
  };
  /** Lets everything happen that falls due within a minute. */
  const settle = async () => {
    for (let second = 0; second < 60; second += 1) {
      await store.deliverDue();
      clock.advance(1000);
    }
  };
  const contract: ContractStore = {
    platform: open({
      ...options,
      token: seeded.token,
      trace: (exchange) => told.push(exchange),
    }),
    stranger: open({ ...options, token: 'shpat_of_somebody_else' }),
    webhooks,
    levelLine,
    listingLine,
    webhookSecret: seeded.webhookSecret,
    shop: seeded.shop,
    sku: 'TEE-M',
    otherSku: 'TOTE-NAT',
    skuOfOnePlace: 'TEAPOT-WHT',
    pass: (ms) => clock.advance(ms),
    sell: (lines, shape) => desk.placeOrder(lines, shape),
    ship: desk.ship,
    hold: desk.hold,
    release: desk.release,
    assess: async (orderId, risk) => {
      const level = ({ low: 'LOW', medium: 'MEDIUM', high: 'HIGH', pending: 'PENDING' } as const)[
        risk
      ];
      const said = store.admin.assessRisk({ orderId, level });
      if (!said.ok) throw new Error(JSON.stringify(said.failure));
    },
    track: desk.setTracked,
    sellOn: (sku) => desk.setVariant(sku, { inventoryPolicy: 'CONTINUE' }),
    list: (sku) => desk.addProduct(sku),
    rename: desk.renameSku,
    copies: async (sku, count) => {
      await desk.duplicateVariant(sku);
      const known = store.state.inventoryItems.find((one) => one.sku === sku);
      for (let copy = 1; copy < count; copy += 1) {
        const made = store.admin.duplicateVariant({ variantId: known?.variantId ?? '' });
        if (!made.ok) throw new Error(JSON.stringify(made.failure));
      }
    },
    bar: desk.setBarcode,
    drop: desk.deleteVariant,
    addLocation: desk.addLocation,
    renameLocation: desk.renameLocation,
    closeLocation: desk.closeLocation,
    openLocation: desk.openLocation,
    stockAt: desk.stockAt,
    begin: async (orderId) => {
      for (const { id } of store.state.fulfillmentOrders.in(orderId)) {
        const begun = store.admin.reportProgress({ fulfillmentOrderId: id });
        if (!begun.ok) throw new Error(JSON.stringify(begun.failure));
      }
    },
    unlist: (sku) => removeProduct(desk.post, sku),
    lagSearch: (seconds) => {
      store.faults.searchLagSeconds = seconds;
    },
    price: (sku, price) => desk.setVariant(sku, { price }),
    refuseLoosePhones: () => {
      store.faults.phones = 'e164';
    },
    told,
    deafened: open({
      ...options,
      token: seeded.token,
      trace: () => {
        throw new Error('The log is full');
      },
    }),
    token: seeded.token,
    cancel: async (orderId) => {
      await desk.cancel(orderId);
      await settle();
    },
    available: desk.available,
    countOrders: async () => {
      const { ordersCount } = await desk.post<{ ordersCount: { count: number } }>(
        '{ ordersCount { count } }',
      );
      return ordersCount.count;
    },
    noSuchOrder: 'gid://shopify/Order/1',
    noSuchShipment: 'gid://shopify/Fulfillment/1',
    noSuchGroup: 'gid://shopify/FulfillmentOrder/1',
    noSuchLocation: 'gid://shopify/Location/1',
    noSuchExport: 'gid://shopify/BulkOperation/1',
    settle,
    dropSubscriptions: desk.dropSubscriptions,
    refuseExports: () => {
      store.faults.bulk = 'refused';
    },
    failExports: () => {
      store.faults.bulk = 'fails';
    },
    acceptDuplicates: () => {
      store.faults.duplicateIdMetafields = 'accept';
    },
    loseNextAnswer: () => {
      store.faults.cutAfter.next = 1;
    },
    loseNextMove: () => {
      store.faults.cutAfter = { next: 1, probability: 0, only: ['fulfillmentOrderMove'] };
    },
    cutNextRequest: () => {
      store.faults.cutBefore.next = 1;
    },
    throttleNext: () => {
      store.faults.throttle.next = 1;
    },
    answerNextWithHtml: () => {
      store.faults.html.next = 1;
    },
    breakNext: () => {
      store.faults.serverError.next = 1;
    },
    deliveries: async () => {
      await settle();
      return sent;
    },
    close: () => store.close(),
  };
  return contract;
});
