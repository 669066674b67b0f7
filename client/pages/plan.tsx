/** Settings, Plan: which plans there are, which one each destination store has, and changing it where that is allowed. */
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import StoreIcon from '~icons/lucide/store';
import { createReading } from '../reading.ts';
import { PlanCards } from '../settings/plan-cards.tsx';
import { SettingsFrame } from '../settings/settings-frame.tsx';
import { StorePlanRow } from '../settings/store-plan-row.tsx';
import type { Plans, StartedBulk } from '../settings/types.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Card } from '../ui/page.tsx';
import { NothingYet, Outdated } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { Missing } from './not-found.tsx';

const ChangePlanDialog = lazy(() => import('../settings/change-plan-dialog.tsx'));

export default function PlanPage(): JSX.Element {
  const shell = useShell();
  const reading = createReading(() => {
    const storeId = shell.chosenId();
    return { key: ['plans', { storeId }], read: () => trpc.plans.get.query({ storeId }) };
  });
  return (
    <Show
      when={reading.problem?.code !== 'NOT_FOUND'}
      fallback={<Missing title="No such store">{reading.problem?.says}</Missing>}
    >
      <SettingsFrame
        title="Plan"
        lead="Each destination store has a plan. No payment is taken here: a plan says what is included, and nothing else."
      >
        <Outdated problem={reading.data && reading.problem} again={reading.again} />
        <WhenRead reading={reading} rows={4} what="the plans" bringsCards>
          {(read) => (
            <div class="flex flex-col gap-5">
              <PlanCards plans={read().plans} />
              <StorePlans plans={read()} />
            </div>
          )}
        </WhenRead>
      </SettingsFrame>
    </Show>
  );
}

function StorePlans(props: { plans: Plans }): JSX.Element {
  const [changing, setChanging] = createSignal<string>();
  const [rechecks, setRechecks] = createSignal<Record<string, StartedBulk | undefined>>({});
  const shut = () =>
    props.plans.mayChange ? undefined : (props.plans.why ?? 'Plans cannot be changed here.');
  const store = () => props.plans.stores.find(({ storeId }) => storeId === changing());
  return (
    <Card title="Destination stores">
      <Show when={props.plans.stores.length > 0 && shut()}>
        {(why) => <p class="px-4 pb-3 text-quiet sm:px-[1.1rem]">{why()}</p>}
      </Show>
      <ul>
        <For
          each={props.plans.stores}
          fallback={
            <li>
              <NothingYet icon={StoreIcon} title="No destination store yet">
                Once a store that sells is connected, its plan stands here.
              </NothingYet>
            </li>
          }
        >
          {(one) => (
            <StorePlanRow
              store={one}
              plan={props.plans.plans.find(({ plan }) => plan === one.plan)}
              shut={shut()}
              recheck={rechecks()[one.storeId]}
              change={() => setChanging(one.storeId)}
            />
          )}
        </For>
      </ul>
      <Suspense>
        <Show when={store()}>
          {(chosen) => (
            <ChangePlanDialog
              store={chosen()}
              plans={props.plans.plans}
              changed={(recheck) => {
                setRechecks((all) => ({ ...all, [chosen().storeId]: recheck }));
                setChanging(undefined);
              }}
              close={() => setChanging(undefined)}
            />
          )}
        </Show>
      </Suspense>
    </Card>
  );
}
