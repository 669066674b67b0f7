/** Asks before first levels are applied; where many SKUs would show as sold out, by their number (ST8). */
import { createSignal, type JSX, Show } from 'solid-js';
import { trpc } from '../trpc.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { AgreedZeros } from '../ui/agreed-zeros.tsx';
import { skusText } from './stock-words.ts';

export type ApplyAsked = {
  chosen: 'all' | 'changes' | string[];
  skus: number;
  /** Of the map of Location Groups under which they were seen. */
  groupsRevision: number;
};

const otherGroups =
  'The Location Groups were changed meanwhile, so this list was not all. Nothing was applied: look at it again first.';

export default function ApplyDialog(props: {
  connection: { connectionId: string; sourceName: string; destinationName: string };
  asked: ApplyAsked;
  /** @param applied whether anything was: what was chosen is chosen no longer */
  close: (applied: boolean) => void;
}): JSX.Element {
  /** SKUs that would show as sold out, where that is to be agreed to. */
  const [toZero, setToZero] = createSignal<number>();
  const [typed, setTyped] = createSignal('');
  /** What is applied would be other than what was seen: this dialog does nothing any more. */
  const [isOutdated, setOutdated] = createSignal(false);
  const store = () => props.connection.destinationName;
  const isAgreed = () => toZero() === undefined || typed().trim() === String(toZero());
  const act = async () => {
    const { connectionId } = props.connection;
    const { chosen, groupsRevision } = props.asked;
    const agreedToZero = toZero();
    const done = await trpc.inventory.firstLevels.applyLevels.mutate({
      connectionId,
      chosen,
      groupsRevision,
      ...(agreedToZero === undefined ? {} : { agreedToZero }),
    });
    if (done.kind === 'changed-meanwhile') {
      setOutdated(true);
      return { done: false, says: otherGroups };
    }
    if (done.kind === 'asks') {
      setToZero(done.toZero);
      setTyped('');
      return { done: false, says: '' };
    }
    const says =
      done.links > 0
        ? `${skusText(done.links)} applied: ${store()} is written now.`
        : 'Nothing was left to apply.';
    return { done: true, says };
  };
  return (
    <ActDialog
      wide
      title={
        toZero() === undefined ? `Apply ${skusText(props.asked.skus)}?` : 'Many would be sold out'
      }
      lead={`${props.connection.sourceName} → ${store()}`}
      words="Apply"
      busyWords="Applying …"
      withHelp
      isForm
      isShut={!isAgreed() || isOutdated()}
      act={act}
      close={props.close}
    >
      <Show
        when={toZero()}
        fallback={
          <p>
            {store()} is written at once, and from then on it follows {props.connection.sourceName}{' '}
            by itself.
          </p>
        }
      >
        {(count) => (
          <>
            <p>
              <span class="font-semibold">{skusText(count())}</span> that {store()} sells now would
              show as sold out. If {props.connection.sourceName} really has none of them, type the
              number to go on.
            </p>
            <AgreedZeros typed={typed()} type={setTyped} />
          </>
        )}
      </Show>
      <p class="mt-3 text-quiet">
        What {store()} has taken cannot be taken back from here: its old numbers are gone then.
      </p>
    </ActDialog>
  );
}
