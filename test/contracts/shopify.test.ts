// Shopify against the contract: the production adapter on a sandbox store in this process.
import { threeStores } from '../../sandbox/seeds/three-stores.ts';
import { openSandboxStore } from '../../sandbox/shopify/sandbox-store.ts';
import { platforms } from '../../src/platforms/registry.ts';
import { storeDesk } from '../support/store-desk.ts';
import { virtualClock } from '../support/virtual-clock.ts';
import { type ContractStore, type Delivery, platformContract } from './platform-contract.ts';

const { open, webhooks, levelLine } = platforms.shopify;
const baseUrl = 'http://127.0.0.1:4401';

platformContract('Shopify', async () => {
  const [seeded] = threeStores();
  const clock = virtualClock('2026-11-23T12:00:00Z');
  const sent: Delivery[] = [];
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
    platform: open({ ...options, token: seeded.token }),
    stranger: open({ ...options, token: 'shpat_of_somebody_else' }),
    webhooks,
    levelLine,
    webhookSecret: seeded.webhookSecret,
    shop: seeded.shop,
    sku: 'TEE-M',
    otherSku: 'TOTE-NAT',
    skuOfOnePlace: 'TEAPOT-WHT',
    pass: (ms) => clock.advance(ms),
    sell: (lines) => desk.placeOrder(lines),
    ship: desk.ship,
    hold: async (orderId) => {
      const { order } = await desk.post<{
        order: { fulfillmentOrders: { nodes: { id: string }[] } };
      }>(
        'query Groups($id: ID!) { order(id: $id) { fulfillmentOrders(first: 5) { nodes { id } } } }',
        { id: orderId },
      );
      for (const { id } of order.fulfillmentOrders.nodes)
        store.admin.holdFulfillmentOrder({ fulfillmentOrderId: id, reason: 'OTHER' });
    },
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
