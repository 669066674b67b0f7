/** Connects large stores to a world, and lets their catalogues be imported. */
import { sql } from 'drizzle-orm';
import type { ReconcileReport } from '../../src/reconcile/reconcile.ts';
import type { StockMessage } from '../../src/stock/stock-message.ts';
import { account, type World } from '../../test/support/world.ts';
import { connectInto } from '../../worker/connect.ts';

const lookEveryMs = 30_000;
/** An import of any size is over by then, on the world's clock. */
const importMostMs = 3_600_000;

/**
 * Matches whose ledgers are to be told are written down with an import; the telling itself comes after it, a ledger a
 * match, and is held back from now on.
 */
export function holdTelling({ edge }: World): void {
  const { stock } = edge.send;
  const isTelling = ({ of }: StockMessage) => of === 'tell-matches';
  edge.send.stock = (messages, delayMs) =>
    stock(
      messages.filter((message) => !isTelling(message)),
      delayMs,
    );
}

export type Imported = { storeId: string; report: NonNullable<ReconcileReport['catalogue']> };

/**
 * @param index which of the world's unconnected stores
 * @param joinWith stores of the other role, by id
 * @returns its id and what its import found; rejects where that was not done
 */
export async function connectLarge(
  world: World,
  index: number,
  role: 'source' | 'destination',
  joinWith: readonly string[],
): Promise<Imported> {
  const store = world.unconnected[index];
  if (!store) throw new Error('The world has fewer stores');
  const connected = await connectInto(world.edge, {
    accountId: account,
    platform: 'shopify',
    baseUrl: store.url,
    token: store.token,
    webhookSecret: store.secret,
    app: undefined,
    role,
    plan: 'starter',
    orderPush: false,
    setName: 'large',
    joinWith,
  });
  if (!connected.ok) throw new Error(JSON.stringify(connected.failure));
  const { storeId, importRunId } = connected.value;
  // Reconciling goes by the clock, and has figures of its own.
  await world.edge
    .database(account)
    .run(sql`update stores set reconcile_due_at = 9e15, reconcile_all_due_at = 9e15`);
  return { storeId, report: await untilDone(world, importRunId) };
}

/** Lets time pass until an import is done. @returns what it found; rejects where it fails, or takes an hour */
export async function untilDone(world: World, id: string): Promise<Imported['report']> {
  const db = world.edge.database(account);
  for (let gone = 0; gone < importMostMs; gone += lookEveryMs) {
    await world.run(lookEveryMs);
    const runs = await db.query.reconciles.findMany();
    const run = runs.find((one) => one.id === id);
    if (run?.state === 'done' && run.report.catalogue) return run.report.catalogue;
    if (run?.state === 'failed') throw new Error(JSON.stringify(run.problem));
  }
  throw new Error('The import did not come to its end');
}
