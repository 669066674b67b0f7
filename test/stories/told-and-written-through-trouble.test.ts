// What people are told of and what Activity holds is not lost on side roads: a look that gives up, a run that is cancelled.
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inOneBatch } from '../../db/batch.ts';
import { cancelReconcile, startReconcile } from '../../db/records/reconciles.ts';
import { loadShipment, shipmentRow } from '../../db/records/shipments.ts';
import { activity, drifts, notices, orderEvents, shipments } from '../../db/schema/index.ts';
import { beginRun } from '../../src/reconcile/reconcile.ts';
import { personOf } from '../support/person.ts';
import { account, openWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.putOffReconciling();
});
afterEach(() => world.close());

it('[TR1] tracking that is given up after looking for it in vain stands in the order’s history', async () => {
  const { db } = world.database;
  await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
  await world.run(60_000);
  const [push] = await db.query.pushes.findMany();
  if (!push) throw new Error('no push');
  const now = world.clock.now();
  await db.insert(shipments).values({
    ...{ id: 'sh_1', accountId: account, pushId: push.id, sourceStoreId: push.sourceStoreId },
    ...{ sourceShipmentId: 'gid://shopify/Fulfillment/1', sourceUpdatedAt: '2026-11-23T12:00:00Z' },
    ...{ reading: 1, lines: [], copied: [], destinationShipmentIds: [] },
    tracking: { company: 'DHL', numbers: ['1'], urls: [] },
    latestTracking: { company: 'DHL', numbers: ['1'], urls: [] },
    ...{ state: 'creating', claim: 'c', creatingSince: now, misses: 3, updatedAt: now },
  });
  const shipment = await loadShipment(db, account, 'sh_1');
  if (!shipment) throw new Error('no shipment');
  await shipmentRow(db, world.clock.now).recordMiss(shipment, { state: 'failed' });

  const told = await db.select().from(notices).where(eq(notices.kind, 'tracking-failed'));
  expect(told).toHaveLength(1);
  const steps = await db.select().from(orderEvents).where(eq(orderEvents.orderId, push.orderId));
  expect(steps.map(({ kind }) => kind)).toContain('tracking-failed');
});

it('[RC1] levels that a run put right before it was cancelled are told of and stand on Activity', async () => {
  const { db } = world.database;
  const now = world.clock.now();
  const run = beginRun(
    { accountId: account, storeId: world.street.id, kind: 'changed', askedBy: 'You' },
    now,
  );
  const kept = await startReconcile(db, run);
  await inOneBatch(db, [
    db.insert(drifts).values({
      ...{ reconcileId: kept.id, place: 'p1', accountId: account, storeId: world.street.id },
      ...{ at: now, side: 'destination', sourceStoreId: world.source.id, inventoryItemId: 'i' },
      ...{ locationId: 'l', shown: 1, expected: 2, outcome: 'repaired', why: 'written-again' },
      settledAt: now,
    }),
  ]);
  await cancelReconcile(db, { accountId: account, id: kept.id }, now + 1_000, 'You');
  const acts = (await db.select().from(activity)).map(({ kind }) => kind);
  expect(acts).toContain('reconcile-cancelled');
  expect(acts).toContain('drift-repaired');
});

it('[ST8] what a person answered to a stop stands on Activity as it was done, though the gate was away at first', async () => {
  const { db, client } = world.database;
  const [connection] = await db.query.connections.findMany();
  if (!connection) throw new Error('no connection');
  await client.execute({
    sql: 'update connections set stopped_at = ?, stopped_count = 60 where id = ?',
    args: [world.clock.now() - 1_000, connection.id],
  });
  const { stop } = personOf(world).inventory;
  const { stockGate } = world.edge;
  Object.assign(world.edge, {
    stockGate: (storeId: string) => ({
      ...stockGate(storeId),
      releaseStop: () => Promise.reject(new Error('The gate is away')),
    }),
  });
  await expect(stop.release({ connectionId: connection.id })).rejects.toThrow();
  Object.assign(world.edge, { stockGate });
  await world.run(60_000);
  await stop.drop({ connectionId: connection.id });
  const acts = (await db.select().from(activity)).map(({ kind }) => kind);
  expect(acts.filter((kind) => kind.startsWith('stop-')).at(-1)).toBe('stop-dropped');
});
