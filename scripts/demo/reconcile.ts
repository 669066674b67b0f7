// The demo's last part: every store's levels are compared with the ledgers, as a person who presses Reconcile has it done.
import { routerClient } from '../local/router-client.ts';
import { once, type Steps } from './steps.ts';

/**
 * Throws StepFailed at the first step that does not hold; with `mayDrift: false`, also where a place shows another number
 * than is held.
 */
export async function reconcile(
  steps: Steps,
  asked: { dashboard: string; storeCount: number; mayDrift: boolean },
): Promise<void> {
  const { dashboard, storeCount, mayDrift } = asked;
  const { reconciles } = routerClient(dashboard);
  const ids = await steps.step(`Reconcile all ${storeCount} stores`, once, async () => {
    const { started, running } = await reconciles.start.mutate({ kind: 'everything' });
    return { holds: true, note: '', value: [...started, ...running].map(({ id }) => id) };
  });
  await steps.step('Every store’s own list of its levels is compared', 120, async () => {
    const runs = await Promise.all(ids.map((id) => reconciles.run.query({ id })));
    const open = runs.filter(({ state }) => state === 'running');
    if (open.length > 0)
      return {
        holds: false,
        seen: open.map(({ store, step }) => `${store.name}: ${step}`).join(', '),
      };
    const failed = runs.filter(({ state }) => state !== 'done');
    const compared = runs.reduce((sum, { report }) => sum + report.compared, 0);
    const drifted = runs.reduce((sum, { report }) => sum + report.drifted, 0);
    const note = `${compared} levels compared, ${drifted} drifted`;
    if (failed.length > 0)
      return {
        holds: false,
        seen: failed.map(({ store, state }) => `${store.name} ${state}`).join(),
      };
    return mayDrift || drifted === 0
      ? { holds: true, note, value: undefined }
      : { holds: false, seen: note };
  });
}
