/** Something that was not mirrored and waits for a person: what, why, and what may be answered (RV1 to RV4). */
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import AsksIcon from '~icons/lucide/hand';
import type { ActChoice, ActStop } from '../../src/mirror/acts/act.ts';
import { choiceWords, stopWords } from '../../src/mirror/acts/act-words.ts';
import type { ShownAct } from '../trpc.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { leaveFocusTo } from '../ui/leave-focus.ts';
import { Moment } from '../ui/moment.tsx';
import { createOpening } from '../ui/opening.ts';
import { cardItem } from '../ui/page.tsx';
import { actStateWords, failureOf } from '../words.ts';
import { movesMoney } from './acts.ts';
import { createSending, sendAnswer } from './answer.ts';

const loadDialog = () => import('./answer-dialog.tsx');
const AnswerDialog = lazy(loadDialog);

/** @param props `heir`: where the focus goes once it is answered */
export function AskingAct(props: {
  act: ShownAct;
  heir: () => HTMLElement | undefined;
}): JSX.Element {
  return (
    <li class={cardItem}>
      <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone="wait" icon={AsksIcon}>
          {actStateWords[props.act.state]}
        </Badge>
        <span class="text-[0.8125rem] text-quiet">
          since <Moment at={props.act.at} />
        </span>
      </div>
      <p class="mt-1 font-medium wrap-anywhere">{props.act.says}</p>
      <Show when={props.act.stop}>
        {(stop) => (
          <>
            <p class="wrap-anywhere">
              {stopWords[stop()].says}. <span class="text-quiet">{stopWords[stop()].next}</span>
            </p>
            <Show when={props.act.failureKind}>
              {(kind) => (
                <p class="text-[0.8125rem] text-quiet wrap-anywhere">
                  {failureOf(kind()).says}
                  {props.act.failureDetail
                    ? `. ${props.act.storeName}’s words: ${props.act.failureDetail}`
                    : '.'}
                </p>
              )}
            </Show>
            <Choices act={props.act} stop={stop()} heir={props.heir} />
          </>
        )}
      </Show>
    </li>
  );
}

function Choices(props: {
  act: ShownAct;
  stop: ActStop;
  heir: () => HTMLElement | undefined;
}): JSX.Element {
  const sending = createSending();
  const dialog = createOpening();
  const [asked, setAsked] = createSignal<ActChoice>('do');
  const leave = leaveFocusTo(() => props.heir());
  const words = (choice: ActChoice) => choiceWords(props.act.kind, props.stop, choice, props.act);
  const press = (choice: ActChoice) => {
    if (movesMoney(props.act, choice)) {
      setAsked(choice);
      dialog.open();
      return;
    }
    void sending.run(choice, () => sendAnswer(props.act.id, choice, words(choice).label));
  };
  return (
    <div {...leave} onPointerEnter={() => void loadDialog()}>
      <ul class="mt-2 flex flex-col gap-2" aria-label="What may be answered">
        <For each={props.act.choices}>
          {(choice, at) => (
            <li class="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
              <Button
                small
                look={at() === 0 ? 'main' : 'plain'}
                busy={sending.busy() === choice}
                aria-describedby={`${props.act.id}-${choice}`}
                onClick={() => press(choice)}
              >
                {words(choice).label}
                <span class="sr-only">: {props.act.says}</span>
              </Button>
              <span
                id={`${props.act.id}-${choice}`}
                class="min-w-0 flex-1 basis-56 text-[0.8125rem] text-quiet"
              >
                {words(choice).says}
              </span>
            </li>
          )}
        </For>
      </ul>
      <Suspense>
        <Show when={dialog.isOpen()}>
          <AnswerDialog act={props.act} stop={props.stop} choice={asked()} close={dialog.close} />
        </Show>
      </Suspense>
    </div>
  );
}
