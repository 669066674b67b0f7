// Activity and notices name stores, orders and people of the account: no token, no secret, nothing of a customer.
import { afterEach, expect, it } from 'vitest';
import { formOf, openConnecting } from '../support/connecting.ts';
import { personOf } from '../support/person.ts';
import { southDepot } from '../support/south-depot.ts';
import type { World } from '../support/world.ts';

const minute = 60_000;

let world: World;
afterEach(() => world.close());

it('[AC1, AC2] holds no token and no secret, whatever was connected, saved, refused and sent again', async () => {
  const opened = await openConnecting(southDepot(), { street: { tokensEnd: true } });
  world = opened;
  const person = personOf(world);
  await person.stores.connect(formOf(opened.fourth, 'source'));
  await world.run(2 * 60 * minute);
  world.harbor.store.faults.refuse = 401;
  await world.source.setStock('MUG-RED', 12, 'Main warehouse');
  await world.run(5 * minute);
  const { stores } = await person.pushSettings.list({});
  const street = stores.find(({ storeId }) => storeId === world.street.id);
  if (!street) throw new Error('no settings');
  const { storeId, revision, settings } = street;
  await person.pushSettings.save({ storeId, revision, settings: { ...settings, copyTags: true } });
  const { rows } = await person.deliveries.list({ limit: 20 });
  await person.deliveries.replay({
    keys: rows.map((row) => ({ storeId: row.storeId, key: row.key })),
  });
  const acts = await world.database.db.query.activity.findMany();
  expect(acts.length).toBeGreaterThan(8);
  const told = await world.database.db.query.notices.findMany();
  const all = JSON.stringify([acts, told]);
  const { source, street: shop, harbor } = world;
  const secrets = [
    ...[source, shop, harbor, opened.fourth].flatMap(({ token, secret }) => [token, secret]),
    ...(await world.database.db.query.stores.findMany()).flatMap((one) => [
      one.sealedToken,
      one.sealedWebhookSecret,
      one.sealedApp ?? 'secret-of-the-app',
    ]),
    'first-refresh-token',
    'secret-of-the-app',
  ];
  expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
  // Nor what the customers gave their store.
  for (const word of ['18 Pine St', 'Reyes', '+15125550100']) expect(all).not.toContain(word);
});
