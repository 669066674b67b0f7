// The door reads a store once and remembers it for half a minute: what a person changes meanwhile must not be missed.
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stores } from '../../db/schema/index.ts';
import { doorMemory } from '../../worker/receive-deps.ts';
import { signedDelivery } from '../support/signed-delivery.ts';
import { openWorld, type World } from '../support/world.ts';

describe('a store that the door remembers', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  const body = JSON.stringify({ id: 1, admin_graphql_api_id: 'gid://shopify/Product/1' });
  let sent = 0;
  const knock = async (secret?: string) => {
    sent += 1;
    const { street } = world;
    const webhookId = `knock-${sent}`;
    const signed = { topic: 'products/update', body, webhookId, ...(secret ? { secret } : {}) };
    return (await world.post(signedDelivery(street, signed))).status;
  };
  const changeSecret = async (secret: string) => {
    const { street, edge, database } = world;
    const sealedWebhookSecret = await edge.cipher.seal(secret, `${street.id}.webhook`);
    await database.db.update(stores).set({ sealedWebhookSecret }).where(eq(stores.id, street.id));
  };

  it('[WH1] is let in by a new secret at once, and by the old one for half a minute at most', async () => {
    expect(await knock()).toBe(200);
    await changeSecret('the new secret');
    // Remembered: whoever took the secret back may see the old one work for so long.
    expect(await knock()).toBe(200);
    expect(await knock('the new secret')).toBe(200);
    // Read again with that, so the old one is over.
    expect(await knock()).toBe(401);
  });

  it('[WH1] is not let in by an old secret after half a minute', async () => {
    expect(await knock()).toBe(200);
    await changeSecret('the new secret');
    await world.run(doorMemory.ms);
    expect(await knock()).toBe(401);
    expect(await knock('the new secret')).toBe(200);
  });

  it('[WH1] refuses a forged delivery to a store it remembers', async () => {
    expect(await knock()).toBe(200);
    expect(await knock('guessed')).toBe(401);
    expect(await knock()).toBe(200);
  });

  it('costs the database one reading for many deliveries', async () => {
    await knock();
    const { faults } = world;
    const before = faults.count();
    await knock();
    await knock();
    // Each is kept by its inbox, and nothing else is asked.
    expect(faults.count() - before).toBe(2);
  });
});
