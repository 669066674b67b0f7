/** A dialog that asks, acts and answers: why it could not stands in it. Imported only by what is loaded after first data. */
import { createSignal, createUniqueId, type JSX, onCleanup, Show } from 'solid-js';
import { problemOf } from '../problem.ts';
import { queryClient } from '../reading.ts';
import { HelpLine } from '../shell/help-line.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { giveFocusBack } from './give-focus-back.ts';
import type { Icon } from './icon.ts';
import { say } from './toasts.tsx';

/** What came of it: done, it is said and the dialog closes; else it stands in the dialog, where there is a sentence. */
export type Acted = { done: boolean; says: string };

export function ActDialog(props: {
  title: string;
  lead?: JSX.Element;
  wide?: boolean;
  /** On the button that acts. */
  words: string;
  /** The same while it acts, where that is told. */
  busyWords?: string;
  icon?: Icon;
  /** On the button that does nothing: Cancel, unless said. */
  cancel?: string;
  withHelp?: boolean;
  /** Something is filled in: Enter in it acts too. */
  isForm?: boolean;
  /** It cannot act now, for what stands there. */
  isShut?: boolean;
  /** It cannot act now, for this reason. */
  whyNot?: string | undefined;
  /** Only where whoever opened it acts: whether it does now. */
  busy?: boolean;
  /** @param filled what stands in the form; returns nothing where whoever opened it acts, and closes it too */
  act: (filled: FormData) => Promise<Acted> | undefined;
  /** @param done whether it acted */
  close: (done: boolean) => void;
  children: JSX.Element;
}): JSX.Element {
  const id = createUniqueId();
  const [acts, setActs] = createSignal(false);
  const [answer, setAnswer] = createSignal('');
  const busy = () => props.busy || acts();
  onCleanup(giveFocusBack());
  const press = async (filled: FormData) => {
    if (busy() || props.isShut) return;
    const acting = props.act(filled);
    if (!acting) return;
    setActs(true);
    setAnswer('');
    try {
      const { done, says } = await acting;
      if (done) {
        say(says);
        props.close(true);
      } else setAnswer(says);
    } catch (error) {
      setAnswer(problemOf(error).says);
    } finally {
      setActs(false);
      void queryClient.invalidateQueries();
    }
  };
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    void press(new FormData(event.currentTarget));
  };
  return (
    <Dialog
      title={props.title}
      lead={props.lead}
      wide={props.wide ?? false}
      // While it acts, its answer must have somewhere to stand.
      close={() => !busy() && props.close(false)}
      actions={
        <>
          <Show when={props.withHelp}>
            {/* As wide as the buttons leave it: they stand together, whatever the address in it. */}
            <div class="grow basis-48 wrap-anywhere">
              <HelpLine />
            </div>
          </Show>
          <span class="flex shrink-0 gap-2">
            <Button disabled={busy()} onClick={() => props.close(false)}>
              {props.cancel ?? 'Cancel'}
            </Button>
            <Button
              look="main"
              {...(props.icon ? { icon: props.icon } : {})}
              {...(props.isForm
                ? { type: 'submit', form: id }
                : { onClick: () => void press(new FormData()) })}
              busy={busy()}
              disabled={props.isShut}
              whyNot={props.whyNot}
            >
              {(busy() && props.busyWords) || props.words}
            </Button>
          </span>
        </>
      }
    >
      <Show when={props.isForm} fallback={props.children}>
        <form id={id} onSubmit={submit}>
          {props.children}
        </form>
      </Show>
      <Show when={answer()}>
        <p role="alert" class="mt-3 rounded-lg bg-bad-soft px-4 py-3 text-bad">
          {answer()}
        </p>
      </Show>
    </Dialog>
  );
}
