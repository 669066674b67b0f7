/**
 * A nightly reconcile of 100,000 SKUs at a source and two destinations: calls to each store, and ledgers woken, when
 * nothing drifted, and when one destination shows another number for one SKU in a hundred. A whole Crossdock; the sandbox
 * stores answer for a catalogue that is larger than their shelves (bench/reconcile/large-catalogue.ts). The run is cron's;
 * one that a person waits for asks how far the export is every ten seconds, and each is a call more.
 */
import { eq } from 'drizzle-orm';
import { startReconcile } from '../../db/records/reconciles.ts';
import { reconciles } from '../../db/schema/index.ts';
import { beginRun, type ReconcileReport } from '../../src/reconcile/reconcile.ts';
import { openWorld, type World, type WorldStore } from '../../test/support/world.ts';
import type { Figure, Measured } from '../figure.ts';
import { growCatalogue, units } from '../growth/grow-catalogue.ts';
import { readFirstLevels } from '../reconcile/first-levels.ts';
import { answerForCatalogue, type LargeCatalogue } from '../reconcile/large-catalogue.ts';
import { rest } from '../support/many-stores.ts';
import { byOperation, noteStoreCalls, type StoreCalls } from '../support/store-calls.ts';

const skus = 100_000;
/** One in a hundred. */
const drifting = skus / 100;
const minute = 60_000;

export const reconcile: Figure = {
  id: 'reconcile',
  kind: 'count',
  measure: async (say) => {
    const world = await openWorld();
    try {
      return await measureReconcile(world, say);
    } finally {
      world.close();
    }
  },
};

async function measureReconcile(world: World, say: (line: string) => void): Promise<Measured[]> {
  await world.applyFirstLevels();
  await rest(world);
  say(`${skus.toLocaleString('en-US')} SKUs`);
  const from = (await world.source.listSkus()).length;
  await growCatalogue(world.database.db, world.source.id, { from, to: skus });
  const large = await answerForCatalogue(world, timeOf(world));
  const drifted = [...large.levelsOf(world.harbor).keys()].filter(
    (_, index) => index % 100 === 50 && index < drifting * 100,
  );
  await readFirstLevels(world, world.harbor, drifted);
  await leaveCatalogues(world);
  await world.run(20 * minute);
  const calls = noteStoreCalls(world);
  const stores = [world.source, world.street, world.harbor];
  say('nothing drifted');
  const quiet = await runNightly(world, calls);
  say(`${drifted.length} places drifted`);
  raiseUnits(large.levelsOf(world.harbor), drifted, timeOf(world));
  await world.run(20 * minute);
  const noisy = await runNightly(world, calls);
  const ofHarbor = noisy.get(world.harbor.id);
  if (ofHarbor?.report.drifted !== drifted.length || large.written() !== drifted.length)
    throw new Error(
      `${drifted.length} places drifted, ${ofHarbor?.report.drifted} were found and ${large.written()} written`,
    );
  return [
    ...stores.map((store): Measured => {
      const run = runOf(quiet, store);
      return {
        id: `reconcile-quiet-${idOf(world, store)}`,
        what: `reconcile of ${skus.toLocaleString('en-US')} SKUs, no drift: calls to ${nameOf(world, store)}`,
        value: run.calls.length - apart(run),
        unit: 'calls',
        target: { atMost: 4 },
        details: [said(run)],
      };
    }),
    {
      id: 'reconcile-quiet-woken',
      what: '  ledgers woken, no drift',
      value: stores.reduce((sum, store) => sum + runOf(quiet, store).report.woken, 0),
      unit: 'ledgers',
      target: { atMost: 100 },
    },
    {
      id: 'reconcile-drift-calls',
      what: 'reconcile with 1 % drift at a destination: calls to it, repairs included',
      value: ofHarbor.calls.length - apart(ofHarbor),
      unit: 'calls',
      target: { atMost: 8 },
      details: [said(ofHarbor)],
    },
    {
      id: 'reconcile-drift-woken',
      what: `  ledgers woken by ${drifted.length} drifted SKUs, all stores`,
      value: stores.reduce((sum, store) => sum + runOf(noisy, store).report.woken, 0),
      unit: 'ledgers',
      target: { atMost: drifted.length + 100 },
    },
  ];
}

/**
 * Every night reads the stores' catalogues too, which has a figure of its own (bench/figures/import.ts), and these stores
 * list little: a run that is under way and never goes on stands for it.
 */
async function leaveCatalogues({ database: { db }, clock }: World): Promise<void> {
  for (const { accountId, id: storeId } of await db.query.stores.findMany()) {
    const run = beginRun({ accountId, storeId, kind: 'catalogue', askedBy: 'You' }, clock.now());
    const { id } = await startReconcile(db, run);
    await db.update(reconciles).set({ dueAt: 9e15 }).where(eq(reconciles.id, id));
  }
}

type Run = { report: ReconcileReport; calls: StoreCalls['made'] };

/** Every store's night comes now, and an hour passes. */
async function runNightly(world: World, calls: StoreCalls): Promise<Map<string, Run>> {
  calls.clear();
  const before = new Set((await world.database.db.query.reconciles.findMany()).map(({ id }) => id));
  await world.database.client.execute({
    sql: 'UPDATE stores SET reconcile_due_at = ?, reconcile_all_due_at = ?',
    args: [world.clock.now(), world.clock.now()],
  });
  await world.run(2 * minute);
  await world.database.client.execute(
    'UPDATE stores SET reconcile_due_at = 9e15, reconcile_all_due_at = 9e15',
  );
  await world.run(60 * minute);
  const { db } = world.database;
  const stores = await db.query.stores.findMany();
  const runs = (await db.query.reconciles.findMany()).filter(({ id }) => !before.has(id));
  const made = [...calls.made];
  return new Map(
    runs.map((run) => {
      if (run.state !== 'done' || run.kind !== 'everything')
        throw new Error(`A run is ${run.kind} and ${run.state}: ${JSON.stringify(run.problem)}`);
      const address = stores.find(({ id }) => id === run.storeId)?.baseUrl;
      return [
        run.storeId,
        { report: run.report, calls: made.filter(({ store }) => store === address) },
      ];
    }),
  );
}

/** Calls that read orders and subscriptions. */
const apart = ({ report }: Run): number => report.calls.orders + report.calls.subscriptions;

const said = (run: Run): string =>
  `${byOperation(run.calls)}; ${run.report.calls.orders} for orders and ${run.report.calls.subscriptions} for subscriptions not counted; ${run.report.compared.toLocaleString('en-US')} levels compared, ${run.report.drifted} drifted`;

function runOf(runs: ReadonlyMap<string, Run>, store: WorldStore): Run {
  const run = runs.get(store.id);
  if (!run) throw new Error('A store was not reconciled');
  return run;
}

/** Somebody at the store types another number at each of them, and no webhook tells of it. */
function raiseUnits(
  levels: ReturnType<LargeCatalogue['levelsOf']>,
  items: readonly string[],
  at: string,
): void {
  for (const item of items) {
    const level = levels.get(item);
    if (level) levels.set(item, { ...level, available: units + 3, updatedAt: at });
  }
}

const timeOf = (world: World): string =>
  `${new Date(world.clock.now()).toISOString().slice(0, 19)}Z`;

const idOf = (world: World, store: WorldStore): string =>
  store === world.source ? 'source' : store === world.street ? 'first' : 'second';

const nameOf = (world: World, store: WorldStore): string =>
  store === world.source ? 'the source' : `the ${idOf(world, store)} destination`;
