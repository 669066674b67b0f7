// Notices are handed over each minute, whatever else of that minute's work fails.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startReconcile } from '../../db/records/reconciles.ts';
import { beginRun } from '../../src/reconcile/reconcile.ts';
import type { Edge } from '../../worker/edge.ts';
import type { Env } from '../../worker/env.ts';
import { noticeDesk } from '../support/notice-desk.ts';
import { account, openWorld, type World } from '../support/world.ts';

// The entry the edge calls, over a story's world.
const here: { edge?: Edge } = {};
vi.mock('../../worker/app.ts', () => ({ app: { fetch: () => undefined } }));
vi.mock('../../worker/cloudflare-edge.ts', () => ({ cloudflareEdge: () => here.edge }));
vi.mock('../../worker/objects/account-feed.ts', () => ({ AccountFeed: Object }));
vi.mock('../../worker/objects/sku-ledger.ts', () => ({ SkuLedger: Object }));
vi.mock('../../worker/objects/store-gate.ts', () => ({ StoreGate: Object }));
vi.mock('../../worker/objects/store-inbox.ts', () => ({ StoreInbox: Object }));
const { default: entry } = await import('../../worker/index.ts');

let world: World;
beforeEach(async () => {
  world = await openWorld();
  here.edge = world.edge;
  await world.putOffReconciling();
});
afterEach(() => world.close());

it('[OP7] where the queue of reconciling is away, people are told all the same', async () => {
  const desk = noticeDesk(world);
  await desk.addChannel('email');
  await desk.pushFailed(1);
  const run = { accountId: account, storeId: world.street.id, kind: 'changed' } as const;
  await startReconcile(world.database.db, beginRun({ ...run, askedBy: 'You' }, world.clock.now()));
  const handed: unknown[] = [];
  const { send } = world.edge;
  Object.assign(world.edge, {
    send: {
      ...send,
      reconcile: async (bodies: unknown[]) => {
        if (bodies.length > 0) throw new Error('The queue is away');
      },
      notices: async (bodies: unknown[]) => void handed.push(...bodies),
    },
  });
  await entry.scheduled({} as never, {} as Env).catch(() => undefined);
  expect(handed).toHaveLength(1);
});
