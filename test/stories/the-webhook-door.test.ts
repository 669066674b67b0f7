// Who knocks with what: only a store's own, whole and signed delivery is kept, and whatever is kept is dealt with.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { webhookBytesMax } from '../../worker/routes/webhooks.ts';
import { personOf } from '../support/person.ts';
import { type DeliveryOptions, signedDelivery } from '../support/signed-delivery.ts';
import { openWorld, type World } from '../support/world.ts';

describe('the webhook door', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  const body = JSON.stringify({ id: 1, admin_graphql_api_id: 'gid://shopify/Order/1' });
  const knock = async (options: Partial<DeliveryOptions>) => {
    const before = world.faults.count();
    const request = signedDelivery(world.street, { topic: 'orders/updated', body, ...options });
    const response = await world.post(request);
    return {
      status: response.status,
      said: (await response.json()) as { result: string; message: string },
      calls: world.faults.count() - before,
    };
  };

  it('[WH1] keeps a delivery that its store signed', async () => {
    expect(await knock({})).toMatchObject({ status: 200, said: { result: 'kept' } });
  });

  it.each([
    ['a wrong secret', { secret: 'not the secret' }],
    ['no signature', { leaveOut: ['x-shopify-hmac-sha256'] }],
    ['another shop named in it', { shop: 'north-supply.myshopify.com' }],
    ['no shop named in it', { leaveOut: ['x-shopify-shop-domain'] }],
    ['a door that was never given out', { door: 'st_0000000000000000' }],
    ['a door that is no door', { door: 'etc' }],
  ])('[WH1] refuses one with %s, and stores nothing', async (_, options) => {
    expect(await knock(options)).toMatchObject({ status: 401, said: { result: 'not-proven' } });
    await world.run(120_000);
    expect((await personOf(world).overview.get({})).deadLetters).toEqual([]);
    expect(await world.database.db.query.orders.findMany()).toEqual([]);
  });

  it('[WH1] refuses a body that was changed by one bit, wherever it was', async () => {
    const bytes = new TextEncoder().encode(body);
    const signed = signedDelivery(world.street, { topic: 'orders/updated', body });
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      const response = await world.post(
        new Request(signed.url, { method: 'POST', headers: signed.headers, body: changed }),
      );
      expect(response.status).toBe(401);
    }
  });

  it('[WH1] refuses a signed body of the store next door', async () => {
    const request = signedDelivery(world.source, {
      topic: 'orders/updated',
      body,
      door: world.street.id,
    });
    expect((await world.post(request)).status).toBe(401);
  });

  it('refuses a body over the limit as it comes, whatever length it declares', async () => {
    let sent = 0;
    const chunk = new Uint8Array(64 * 1024);
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += chunk.byteLength;
        controller.enqueue(chunk);
      },
    });
    const { url, headers } = signedDelivery(world.street, { topic: 'orders/updated', body });
    const response = await world.post(
      new Request(url, { method: 'POST', headers, body: endless, duplex: 'half' } as RequestInit),
    );
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(webhookBytesMax + 1024 * 1024);
  });

  it('refuses a signed delivery that does not say what it is', async () => {
    expect(await knock({ leaveOut: ['x-shopify-topic'] })).toMatchObject({ status: 400 });
    expect(await knock({ leaveOut: ['x-shopify-webhook-id'] })).toMatchObject({ status: 400 });
    expect(await knock({ webhookId: 'x'.repeat(300) })).toMatchObject({ status: 400 });
  });

  it.each([
    ['not JSON', '{"id": 1,'],
    ['JSON of another shape', '["id"]'],
    ['an empty body', ''],
    ['binary', new Uint8Array([0xff, 0xfe, 0x00, 0x01])],
  ])(
    '[WH2] keeps a signed body that is %s where a person sees why it went nowhere',
    async (_, unreadable) => {
      expect(await knock({ body: unreadable })).toMatchObject({
        status: 200,
        said: { result: 'kept' },
      });
      await world.run(5000);
      const letters = (await personOf(world).overview.get({})).deadLetters;
      expect(letters).toHaveLength(1);
      expect(letters[0]).toMatchObject({ queue: 'webhooks', subject: 'orders/updated' });
      expect(letters[0]?.reason.length).toBeGreaterThan(10);
    },
  );

  it('[WH2] answers 503 and keeps nothing when it cannot store, so that the store sends it again', async () => {
    const { street, source, faults } = world;
    const before = (await source.listOrders()).length;
    await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    // The door's first database read fails, for the first delivery that comes.
    faults.plan({ at: 1, when: 'before' });
    await world.run(10 * 60_000);
    expect(faults.hit()).toMatch(/before/);
    expect(await source.listOrders()).toHaveLength(before + 1);
  });
});
