/** Reads a page of the orders that changed; after the last one, what is second of a push is settled. */
import { findGone, openPushedMost } from '../find-gone.ts';
import { findOrders } from '../find-orders.ts';
import { overlapMs, type Reconcile } from '../reconcile.ts';
import { answered, nextStep, type Stepped, type TurnDeps } from './step.ts';

export async function readOrders(deps: TurnDeps, run: Reconcile): Promise<Stepped> {
  const { progress, report } = run;
  const begun = progress.ordersBegun ?? deps.now();
  const since = new Date(progress.since).toISOString();
  const found = await findOrders(deps, since, begun, progress.cursor);
  if (!found.ok) return { run, failure: found.failure };
  const { cursor: _, ...rest } = progress;
  const so = {
    ...answered(run),
    done: run.done + found.value.read,
    report: {
      ...report,
      ordersRead: report.ordersRead + found.value.read,
      ordersFound: report.ordersFound + found.value.orders,
      shipmentsFound: report.shipmentsFound + found.value.shipments,
    },
  };
  const { nextCursor } = found.value;
  if (nextCursor !== undefined)
    return { run: { ...so, progress: { ...rest, cursor: nextCursor } } };
  const whole = run.kind === 'everything';
  const gone = await findGone(deps, openPushedMost[whole ? 'everything' : 'changes']);
  if (!gone.ok) return { run, failure: gone.failure };
  const doubled = deps.roles.source ? await deps.settleSeconds() : 0;
  await deps.saveKnownTo({ orders: begun });
  const levelsFrom = (await deps.loadKnownTo()).levels - overlapMs;
  const after = nextStep(so, whole ? 'exporting' : 'comparing', deps.now());
  const reported = {
    ...so.report,
    ordersFound: so.report.ordersFound + gone.value,
    doubled: so.report.doubled + doubled,
  };
  const comparing = { ...after, report: reported };
  if (whole) return { run: { ...comparing, progress: { since: 0 } } };
  const changedFrom = { since: levelsFrom, levelsBegun: deps.now() };
  return { run: { ...comparing, byPages: true, progress: changedFrom } };
}
