// A second source store is connected while a destination already pushes: nothing goes to it before its first levels were applied.
import { afterEach, expect, it } from 'vitest';
import { orderIdOf } from '../../src/shared/ids.ts';
import { type ConnectingWorld, formOf, openConnecting } from '../support/connecting.ts';
import { personOf } from '../support/person.ts';
import { southDepot } from '../support/south-depot.ts';

const minute = 60_000;

let world: ConnectingWorld;
afterEach(() => world.close());

it('[ST8, OP13] an order for it is held until Apply, counted meanwhile, and goes by itself then', async () => {
  world = await openConnecting(southDepot());
  await world.applyFirstLevels();
  const person = personOf(world);
  const { connections } = await person.stores.connect(formOf(world.fourth, 'source'));
  await world.run(minute);
  const toStreet = (await world.database.db.query.connections.findMany()).find(
    ({ id, destinationStoreId }) =>
      connections.includes(id) && destinationStoreId === world.street.id,
  );
  const connectionId = toStreet?.id ?? '';

  const placed = await world.street.placeOrder([{ sku: 'PIN-MUGST', quantity: 2 }]);
  await world.run(minute);
  const shown = () => person.orders.get({ orderId: orderIdOf(world.street.id, placed.id) });
  expect((await shown()).lines.map(({ hold }) => hold)).toEqual(['first-levels-wait']);
  expect(await world.fourth.desk.listOrders()).toEqual([]);
  expect(world.ledgerOf('PIN-MUGST').held).toBe(2);

  await person.inventory.firstLevels.applyLevels({ connectionId, chosen: 'all' });
  await world.run(2 * minute);
  expect(await shown()).toMatchObject({ decision: 'pushed', pushes: [{ state: 'created' }] });
  expect(await world.fourth.desk.available('PIN-MUGST')).toBe(48);
  const [shop] = await world.street.levels('PIN-MUGST');
  expect(shop).toMatchObject({ location: 'Mug Street shop', available: 48 });
  for (const ledger of world.ledgers()) expect(ledger.mismatches).toEqual([]);
});
