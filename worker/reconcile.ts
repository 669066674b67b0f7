/** Runs one turn of a reconcile with what it needs of db, queues and the store, and hands over the next. */
import { howKept, listPushed, markSeen, shipmentsSeen } from '../db/records/changed-orders.ts';
import { listWaiting, saveDrifts, settleDrifts } from '../db/records/drifts.ts';
import { owingMatching } from '../db/records/joins.ts';
import { loadSetups } from '../db/records/ledger-setup.ts';
import {
  compareLevels,
  compareTargets,
  countShown,
  listShown,
  listStuck,
  readStretch,
} from '../db/records/level-copies.ts';
import { listOpenPushed } from '../db/records/open-pushed.ts';
import { loadKnownTo, saveKnownTo } from '../db/records/reconcile-due.ts';
import { type RunName, saveTurn, takeTurn } from '../db/records/reconciles.ts';
import { noteSecondOrder } from '../db/records/second-orders.ts';
import { loadRoles, loadStore } from '../db/records/stores.ts';
import { listConnectionIds } from '../db/records/tell-due.ts';
import { platforms } from '../src/platforms/registry.ts';
import { type Reconcile, runMostMs, turnMs } from '../src/reconcile/reconcile.ts';
import { runTurn } from '../src/reconcile/run-turn.ts';
import type { TurnDeps } from '../src/reconcile/steps/step.ts';
import { ledgerKey } from '../src/stock/setup.ts';
import { doorAddress } from '../src/stores/door-address.ts';
import { platformOf } from './deps.ts';
import type { Edge } from './edge.ts';
import type { OpenStore } from './handle-deps.ts';
import { importDeps } from './import-deps.ts';
import { inboxOf } from './inbox-of.ts';
import { settleSecondsOf } from './settle-seconds.ts';

/** A turn takes on no more after this time, ms. */
const workMs = 20_000;
/** A number that is on its way for longer is asked about, ms: gates and ledgers repeat themselves within ten minutes. */
const stuckMs = 15 * 60_000;

/** @param quiet see importDeps */
export async function runReconcile(edge: Edge, name: RunName, quiet = false): Promise<void> {
  const db = edge.database(name.accountId);
  const run = await takeTurn(db, name, edge.now(), edge.now() + turnMs);
  if (!run) return;
  if (edge.now() - run.startedAt > runMostMs) {
    await saveTurn(db, run, tooLong(run), edge.now());
    return edge.tell(name.accountId, { of: 'reconciles' });
  }
  const deps = await turnDeps(
    edge,
    run,
    async (after) => {
      const saved = await saveTurn(db, run, after, edge.now());
      await edge.tell(name.accountId, { of: 'reconciles' });
      return saved;
    },
    quiet,
  );
  const after = deps ? await runTurn(deps, run) : storeGone(run);
  if (!after) return;
  await saveTurn(db, run, after, edge.now());
  if (after.state === 'failed' && run.kind === 'catalogue') await matchWhatWasRead(edge, run);
  await edge.tell(name.accountId, { of: 'reconciles' });
  if (after.dueAt !== undefined)
    await edge.send.reconcile([name], Math.max(0, after.dueAt - edge.now()));
}

const tooLong = (run: Reconcile): Reconcile => ({
  ...run,
  state: 'failed',
  problem: { kind: 'error', message: 'It took longer than six hours.' },
  dueAt: undefined,
});

const storeGone = (run: Reconcile): Reconcile => ({
  ...run,
  state: 'failed',
  problem: { kind: 'error', message: 'Its store is not connected any more.' },
  dueAt: undefined,
});

async function turnDeps(
  edge: Edge,
  run: Reconcile,
  save: TurnDeps['save'],
  quiet: boolean,
): Promise<TurnDeps | undefined> {
  const { accountId, storeId } = run;
  const db = edge.database(accountId);
  const store = await loadStore(db, accountId, storeId);
  if (!store) return undefined;
  let calls = 0;
  const platform = await platformOf(
    {
      ...edge,
      fetch: (request) => {
        calls += 1;
        return edge.fetch(request);
      },
    },
    store,
  );
  return {
    store,
    platform,
    roles: await loadRoles(db, accountId, storeId),
    doorAddress: doorAddress(edge.config.publicUrl, store.platform, storeId),
    ...importDeps(edge, store, platform, quiet, openStore(edge)),
    levelLine: platforms[store.platform].levelLine,
    compareTargets: (levels) => compareTargets(db, storeId, levels),
    compareLevels: (levels) => compareLevels(db, storeId, levels),
    readStretch: (side, stretch) => readStretch(db, storeId, side, stretch),
    loadSetups: (names) => loadSetups(db, names),
    ledger: edge.ledger,
    found: (drifts) => saveDrifts(db, run, drifts, edge.now()),
    listOpenPushed: (most) => listOpenPushed(db, accountId, storeId, most),
    listShown: (side, after) => listShown(db, storeId, side, after, 5_000),
    countShown: () => countShown(db, storeId),
    wakeStuck: () => wakeStuck(edge, accountId, storeId),
    howKept: (changed) => howKept(db, storeId, changed),
    listPushed: (references) => listPushed(db, accountId, storeId, references),
    markSeen: (seen) => markSeen(db, seen),
    shipmentsSeen: (ids) => shipmentsSeen(db, storeId, ids),
    noteSecond: async (pushId, second) =>
      void (await noteSecondOrder(db, { pushId, accountId, storeId, ...second }, edge.now())),
    deliver: async (key, event) => {
      const delivery = { key, topic: 'crossdock/found', event, triggeredAt: undefined };
      const kept = await edge.inbox(inboxOf(storeId, delivery.event)).keep(storeId, delivery);
      if (kept === 'failed') throw new Error('The inbox could not keep a delivery');
      return kept === 'new';
    },
    settleSeconds: () => settleSecondsOf(edge, store, platform),
    listWaiting: (after, limit) => listWaiting(db, run.id, after, limit),
    settle: (settled) => settleDrifts(db, run.id, settled, edge.now()),
    loadKnownTo: () => loadKnownTo(db, storeId),
    saveKnownTo: (known) => saveKnownTo(db, storeId, known),
    save,
    mayGoOn: (begun) => edge.now() - begun < workMs,
    storeCalls: () => calls,
    now: edge.now,
    wait: edge.wait,
  };
}

/** Whoever wrote such a place may have been lost: its ledger reads it and decides anew. */
async function wakeStuck(edge: Edge, accountId: string, storeId: string): Promise<void> {
  const db = edge.database(accountId);
  const stuck = await listStuck(db, storeId, edge.now() - stuckMs);
  const byLedger = Map.groupBy(stuck, ledgerKey);
  const names = [...byLedger.values()].flatMap(([one]) => (one ? [one] : []));
  for (const setup of await loadSetups(db, names))
    await edge.ledger(setup).oweReadings(setup, {
      source: false,
      targets: (byLedger.get(ledgerKey(setup)) ?? []).map(({ target }) => target),
    });
}

/** An import that ends early has kept what it read: that is linked and derived all the same. */
export async function matchWhatWasRead(
  edge: Edge,
  { accountId, storeId }: Pick<Reconcile, 'accountId' | 'storeId'>,
): Promise<void> {
  const db = edge.database(accountId);
  for (const connectionId of await listConnectionIds(db, accountId, storeId)) {
    await owingMatching(db, accountId, connectionId, edge.now());
    await edge.send.stock([{ of: 'match-connection', accountId, connectionId }]);
  }
}

const openStore =
  (edge: Edge): OpenStore =>
  async (accountId, storeId) => {
    const store = await loadStore(edge.database(accountId), accountId, storeId);
    if (!store) throw new Error(`No store ${storeId} in account ${accountId}`);
    return { store, platform: await platformOf(edge, store) };
  };
