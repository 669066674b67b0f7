/** Orders as people see them: on Crossdock's pages, and at the store they were pushed to. */
import { personOf } from './person.ts';
import type { World, WorldStore } from './world.ts';

/** Orders that Crossdock made at `store`, newest first: they name the order they came from. */
export const pushedTo = async (store: WorldStore) =>
  (await store.listOrders()).filter((order) => order.sourceIdentifier);

/** The row of Order Push of the order of that name, such as `#1001`. */
export const rowOf = async (world: World, name: string) =>
  (await personOf(world).orderPush.list({})).rows.find((row) => row.name === name);

/** The newest order, as its own page shows it. */
export const newestOrder = async (world: World) => {
  const person = personOf(world);
  const [row] = (await person.orderPush.list({ limit: 1 })).rows;
  return person.orders.get({ orderId: row?.id ?? '' });
};
