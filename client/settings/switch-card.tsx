/** Order Push on or off for one store (OP3), and what that means for its orders now. */
import { createSignal, createUniqueId, type JSX, lazy, Show, Suspense } from 'solid-js';
import { problemOf } from '../problem.ts';
import { queryClient } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { Card } from '../ui/page.tsx';
import { say } from '../ui/toasts.tsx';
import { storeStateWords } from '../words.ts';
import { BulkProgress } from './bulk-progress.tsx';
import { Conditions } from './conditions.tsx';
import { switchedWords } from './switch-words.ts';
import type { PushStore, StartedBulk } from './types.ts';

const SwitchOffDialog = lazy(() => import('./switch-off-dialog.tsx'));

/** @param props `switched` is called after it was, with which way */
export function SwitchCard(props: {
  store: PushStore;
  switched: (on: boolean) => void;
}): JSX.Element {
  const id = createUniqueId();
  const [busy, setBusy] = createSignal(false);
  const [asksOff, setAsksOff] = createSignal(false);
  const [recheck, setRecheck] = createSignal<{ lead: string; run: StartedBulk }>();
  /** It may always be switched off; on only where the plan includes it. */
  const isShut = () => !props.store.on && !props.store.planIncludes;
  const turn = async (on: boolean) => {
    if (busy()) return;
    setBusy(true);
    try {
      const { storeId, storeName } = props.store;
      const turned = await trpc.pushSettings.switch.mutate({ storeId, on });
      const lead = `Order Push is ${turned.on ? 'on' : 'off'} for ${storeName}.`;
      setRecheck(turned.recheck ? { lead, run: turned.recheck } : undefined);
      if (!turned.recheck) say(lead);
      props.switched(turned.on);
    } catch (error) {
      say(problemOf(error).says, 'bad');
    } finally {
      setBusy(false);
      setAsksOff(false);
      void queryClient.invalidateQueries();
    }
  };
  const press = () => {
    if (isShut() || busy()) return;
    if (props.store.on) setAsksOff(true);
    else void turn(true);
  };
  return (
    <Card title={props.store.storeName}>
      <div class="flex flex-col gap-4 px-4 pb-4 sm:px-[1.1rem]">
        <Show when={storeStateWords[props.store.state].next}>
          {(next) => <p class="rounded-lg bg-wait-soft px-3 py-2 text-wait">{next()}</p>}
        </Show>
        <div class="flex items-center gap-3">
          <button
            type="button"
            role="switch"
            id={id}
            aria-checked={props.store.on}
            aria-labelledby={`${id}-label`}
            aria-describedby={`${isShut() ? `${id}-plan ` : ''}${id}-says`}
            // Not `disabled`: whoever comes to it by keyboard hears why it cannot be switched on.
            aria-disabled={isShut() || busy() ? 'true' : undefined}
            class="relative h-6 w-11 shrink-0 rounded-full border border-strong bg-sunken transition-colors aria-checked:border-transparent aria-checked:bg-accent aria-disabled:cursor-not-allowed aria-disabled:opacity-50"
            onClick={press}
          >
            <span
              aria-hidden="true"
              class={`absolute top-0.5 size-4.5 rounded-full transition-[inset-inline-start] ${
                props.store.on ? 'start-5.5 bg-accent-ink' : 'start-0.5 bg-quiet'
              }`}
            />
          </button>
          <span id={`${id}-label`} class="font-medium">
            Order Push
          </span>
        </div>
        <Conditions store={props.store} planId={`${id}-plan`} />
        <p id={`${id}-says`} class="text-quiet">
          {switchedWords(props.store)}
        </p>
        <Show when={recheck()} keyed>
          {(shown) => (
            <div class="rounded-lg bg-sunken px-3 py-2.5">
              <BulkProgress run={shown.run} kind="recheck" lead={shown.lead} />
            </div>
          )}
        </Show>
      </div>
      <Suspense>
        <Show when={asksOff()}>
          <SwitchOffDialog
            store={props.store}
            busy={busy()}
            off={() => void turn(false)}
            close={() => setAsksOff(false)}
          />
        </Show>
      </Suspense>
    </Card>
  );
}
