// A store was connected anew while a call with its old token was on its way: its refusal says nothing of the new one.
import { afterEach, expect, it } from 'vitest';
import { personOf } from '../support/person.ts';
import { actsOf, sentencesOf } from '../support/told.ts';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;

let world: World;
afterEach(() => world.close());

/** The first call that this names is refused with 401; before its answer comes, a person connects the store anew. */
function reconnectDuring(isIt: (sent: string) => boolean, reconnect: () => Promise<unknown>) {
  const { edge } = world;
  const { fetch } = edge;
  const during = { met: false };
  edge.fetch = async (request) => {
    if (during.met || !isIt(`${request.url} ${await request.clone().text()}`))
      return fetch(request);
    during.met = true;
    await reconnect();
    return new Response('{}', { status: 401 });
  };
  return during;
}

const stateOf = async (name: string) =>
  (await personOf(world).stores.list()).find((store) => store.name === name)?.state;

it('[OP11] nobody is told that it needs reconnecting, and what was refused goes by itself, once', async () => {
  world = await openWorld();
  await world.putOffReconciling();
  const before = world.source.store.state.orders.size;
  const during = reconnectDuring(
    (sent) => sent.includes('mutation CreateSourceOrder'),
    () => world.connectAgain('North Supply', { orderPush: false }),
  );
  await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
  await world.run(10_000);
  expect(during.met).toBe(true);
  expect(await stateOf('North Supply')).toBe('working');
  await world.run(10 * minute);
  expect(await sentencesOf(world, 'store-needs-reconnecting')).toEqual([]);
  expect(await sentencesOf(world, 'push-failed')).toEqual([]);
  expect(await actsOf(world, 'store-out')).toEqual([]);
  const [push] = await world.database.db.query.pushes.findMany();
  expect(push).toMatchObject({ state: 'created' });
  expect(world.source.store.state.orders.size).toBe(before + 1);
});

it('[OP11] nor where it was its refresh token that the store refused', async () => {
  world = await openWorld({ street: { tokensEnd: true } });
  await world.applyFirstLevels();
  const during = reconnectDuring(
    (sent) => sent.includes('/admin/oauth/access_token'),
    () =>
      world.database.client.execute({
        sql: "update stores set sealed_token = 'another' where id = ?",
        args: [world.street.id],
      }),
  );
  await world.run(70 * minute);
  expect(during.met).toBe(true);
  expect(await sentencesOf(world, 'store-needs-reconnecting')).toEqual([]);
  expect(await stateOf('Mug Street')).toBe('working');
});
