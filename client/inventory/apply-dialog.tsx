/** Asks before first levels are applied; where many SKUs would show as sold out, by their number (ST8). */
import { createSignal, createUniqueId, type JSX, Show } from 'solid-js';
import { problemOf } from '../problem.ts';
import { queryClient } from '../reading.ts';
import { HelpLine } from '../shell/help-line.tsx';
import { trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { say } from '../ui/toasts.tsx';
import { skusText } from './stock-words.ts';

export type ApplyAsked = {
  chosen: 'all' | 'changes' | string[];
  skus: number;
};

export default function ApplyDialog(props: {
  connection: { connectionId: string; sourceName: string; destinationName: string };
  asked: ApplyAsked;
  /** @param applied whether anything was: what was chosen is chosen no longer */
  close: (applied: boolean) => void;
}): JSX.Element {
  const id = createUniqueId();
  const [busy, setBusy] = createSignal(false);
  const [answer, setAnswer] = createSignal('');
  /** SKUs that would show as sold out, where that is to be agreed to. */
  const [toZero, setToZero] = createSignal<number>();
  const [typed, setTyped] = createSignal('');
  const store = () => props.connection.destinationName;
  const isAgreed = () => toZero() === undefined || typed().trim() === String(toZero());
  const apply = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy() || !isAgreed()) return;
    setBusy(true);
    setAnswer('');
    try {
      const { connectionId } = props.connection;
      const { chosen } = props.asked;
      const agreedToZero = toZero();
      const done = await trpc.inventory.firstLevels.applyLevels.mutate({
        connectionId,
        chosen,
        ...(agreedToZero === undefined ? {} : { agreedToZero }),
      });
      if (done.kind === 'asks') {
        setToZero(done.toZero);
        setTyped('');
      } else {
        say(
          done.links > 0
            ? `${skusText(done.links)} applied: ${store()} is written now.`
            : 'Nothing was left to apply.',
        );
        props.close(true);
      }
    } catch (error) {
      setAnswer(problemOf(error).says);
    } finally {
      setBusy(false);
      void queryClient.invalidateQueries();
    }
  };
  return (
    <Dialog
      wide
      title={
        toZero() === undefined ? `Apply ${skusText(props.asked.skus)}?` : 'Many would be sold out'
      }
      lead={`${props.connection.sourceName} → ${store()}`}
      close={() => !busy() && props.close(false)}
      actions={
        <>
          <div class="me-auto">
            <HelpLine />
          </div>
          <Button disabled={busy()} onClick={() => props.close(false)}>
            Cancel
          </Button>
          <Button look="main" type="submit" form={id} busy={busy()} disabled={!isAgreed()}>
            {busy() ? 'Applying …' : 'Apply'}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={(event) => void apply(event)}>
        <Show
          when={toZero()}
          fallback={
            <p>
              {store()} is written at once, and from then on it follows{' '}
              {props.connection.sourceName} by itself.
            </p>
          }
        >
          {(count) => (
            <>
              <p>
                <span class="font-semibold">{skusText(count())}</span> that {store()} sells now
                would show as sold out. If {props.connection.sourceName} really has none of them,
                type the number to go on.
              </p>
              <label class="mt-3 block">
                <span class="mb-1 block">SKUs that may go to zero</span>
                <input
                  class="field w-32"
                  inputmode="numeric"
                  autocomplete="off"
                  maxLength={9}
                  value={typed()}
                  onInput={(event) => setTyped(event.currentTarget.value)}
                />
              </label>
            </>
          )}
        </Show>
        <p class="mt-3 text-quiet">
          What {store()} has taken cannot be taken back from here: its old numbers are gone then.
        </p>
        <Show when={answer()}>
          <p role="alert" class="mt-3 rounded-lg bg-bad-soft px-4 py-3 text-bad">
            {answer()}
          </p>
        </Show>
      </form>
    </Dialog>
  );
}
