/** Registers webhooks that the store has no more, and says from when on its changes are to be read. */
import { nightOverlapMs, overlapMs, type Reconcile } from '../reconcile.ts';
import { nextStep, type Stepped, type TurnDeps } from './step.ts';

export async function checkSubscriptions(deps: TurnDeps, run: Reconcile): Promise<Stepped> {
  const checked = await deps.platform.registerWebhooks(deps.doorAddress);
  // Where a webhook cannot be registered, reading what changed is needed more than ever.
  if (!checked.ok && checked.failure.kind !== 'refused') return { run, failure: checked.failure };
  const known = await deps.loadKnownTo();
  const earlier = run.kind === 'everything' ? nightOverlapMs : overlapMs;
  const since = Math.max(known.orders - earlier, known.from);
  const { progress, report } = run;
  const refusal = !checked.ok && checked.failure.kind === 'refused' ? checked.failure.message : '';
  return {
    run: {
      ...nextStep(run, 'orders', deps.now()),
      progress: { ...progress, since, ordersBegun: deps.now() },
      report: checked.ok
        ? { ...report, subscriptionsRestored: checked.value.registered }
        : { ...report, subscriptionsProblem: refusal },
    },
  };
}
