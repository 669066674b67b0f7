/** Chooses another plan for a store, and says what begins or stops before it does. */
import { createSignal, type JSX } from 'solid-js';
import { trpc } from '../trpc.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { Choices } from './choices.tsx';
import { planChangeWords } from './plan-change-words.ts';
import type { ShownPlan, StartedBulk, StorePlan } from './types.ts';

export default function ChangePlanDialog(props: {
  store: StorePlan;
  plans: readonly ShownPlan[];
  changed: (recheck: StartedBulk | undefined) => void;
  close: () => void;
}): JSX.Element {
  const [plan, setPlan] = createSignal(props.store.plan);
  const planOf = (kind: string) => props.plans.find((one) => one.plan === kind);
  const isOther = () => plan() !== props.store.plan;
  const words = () =>
    Object.fromEntries(
      props.plans.map((one) => [
        one.plan,
        {
          says: `${one.name}${one.plan === props.store.plan ? ', as it is now' : ''}`,
          next: one.says,
        },
      ]),
    ) as Record<ShownPlan['plan'], { says: string; next: string }>;
  const follows = () => {
    const [from, to] = [planOf(props.store.plan), planOf(plan())];
    return isOther() && from && to ? planChangeWords(from, to, props.store.orderPushOn) : '';
  };
  const act = async () => {
    const { storeId, storeName } = props.store;
    const changed = await trpc.plans.change.mutate({ storeId, plan: plan() });
    const says = `${storeName} is on ${planOf(changed.plan)?.name ?? changed.plan} now.`;
    props.changed(changed.recheck ?? undefined);
    return { done: true, says };
  };
  return (
    <ActDialog
      title={`Change the plan of ${props.store.storeName}`}
      words={isOther() ? `Change to ${planOf(plan())?.name}` : 'Change'}
      isShut={!isOther()}
      act={act}
      close={props.close}
    >
      <Choices legend="Plan" words={words()} chosen={plan()} choose={setPlan} />
      <p role="status" class="mt-3 font-medium empty:hidden">
        {follows()}
      </p>
      <p class="mt-3 text-quiet">No payment is taken here.</p>
    </ActDialog>
  );
}
