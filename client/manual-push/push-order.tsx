/** Below a preview: what pushing overrides, to be ticked one by one, Push Order, and what became of it (OP10). */
import { createSignal, createUniqueId, For, type JSX, Show } from 'solid-js';
import SendIcon from '~icons/lucide/send';
import type { PushPreview } from '../../src/order-push/preview.ts';
import type { Overridable } from '../../src/order-push/reasons.ts';
import { problemOf } from '../problem.ts';
import { queryClient } from '../reading.ts';
import { Tick } from '../settings/tick.tsx';
import { HelpLine } from '../shell/help-line.tsx';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { overrideWords } from './override-words.ts';
import { canGo, goesWords, shutWords } from './preview-words.ts';
import type { Pushed } from './types.ts';

/** @param props `pushed` is told what became of it, and looks again */
export function PushOrder(props: {
  preview: PushPreview;
  pushed: (pushed: Pushed) => void;
  /** Something changed at the store meanwhile: what is shown is old. */
  lookAgain: () => void;
}): JSX.Element {
  const shell = useShell();
  const id = createUniqueId();
  const [agreed, setAgreed] = createSignal<ReadonlySet<Overridable>>(new Set<Overridable>());
  const [busy, setBusy] = createSignal(false);
  const [answer, setAnswer] = createSignal<{ says: string; isOld: boolean }>();
  const shut = () => shutWords(props.preview, agreed());
  const tick = (stop: Overridable, yes: boolean) => {
    const next = new Set(agreed());
    if (yes) next.add(stop);
    else next.delete(stop);
    setAgreed(next);
  };
  const push = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy() || shut()) return;
    setBusy(true);
    setAnswer(undefined);
    try {
      const { storeId, platformOrderId } = props.preview.order;
      const pushed = await trpc.manualPush.push.mutate({
        storeId: shell.chosenId(),
        destinationStoreId: storeId,
        platformOrderId,
        agreed: props.preview.overrides.filter((stop) => agreed().has(stop)),
      });
      props.pushed(pushed);
    } catch (error) {
      const { says, code } = problemOf(error);
      setAnswer({ says, isOld: code === 'CONFLICT' });
    } finally {
      setBusy(false);
      void queryClient.invalidateQueries();
    }
  };
  return (
    <form class="flex flex-col gap-3" onSubmit={(event) => void push(event)}>
      <Show when={canGo(props.preview)}>
        <Show when={props.preview.overrides.length > 0}>
          <fieldset class="min-w-0">
            <legend class="mb-1 text-[0.8125rem] font-semibold">What this overrides</legend>
            <For each={props.preview.overrides}>
              {(stop) => (
                <Tick
                  words={overrideWords[stop]}
                  ticked={agreed().has(stop)}
                  tick={(yes) => tick(stop, yes)}
                />
              )}
            </For>
          </fieldset>
        </Show>
        <p>{goesWords(props.preview)}</p>
      </Show>
      <div class="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button
          look="main"
          type="submit"
          icon={SendIcon}
          // Not `disabled`: whoever comes to it by keyboard hears why.
          aria-disabled={shut() || busy() ? 'true' : undefined}
          aria-describedby={`${id}-why`}
        >
          {busy() ? 'Pushing …' : 'Push Order'}
        </Button>
        <p id={`${id}-why`} class="text-[0.8125rem] text-quiet">
          {shut()}
        </p>
      </div>
      <Show when={answer()}>
        {(answered) => (
          <div
            role="alert"
            class="flex flex-col items-start gap-2 rounded-lg bg-bad-soft px-4 py-3 text-bad"
          >
            <p>{answered().says}</p>
            <Show when={answered().isOld}>
              <Button small onClick={() => props.lookAgain()}>
                Look again
              </Button>
            </Show>
            <HelpLine />
          </div>
        )}
      </Show>
    </form>
  );
}
