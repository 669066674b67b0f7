/** What was mirrored, or left as it is, newest first, each with who settled it. */
import { For, type JSX, Show } from 'solid-js';
import DoneIcon from '~icons/lucide/circle-check';
import LeftIcon from '~icons/lucide/circle-minus';
import type { ActChoice } from '../../src/mirror/acts/act.ts';
import { actKindWords, choiceWords } from '../../src/mirror/acts/act-words.ts';
import type { ShownAct } from '../trpc.ts';
import { Badge } from '../ui/badge.tsx';
import { Moment } from '../ui/moment.tsx';
import { cardItem } from '../ui/page.tsx';
import { actStateWords } from '../words.ts';

export function SettledActs(props: { acts: readonly ShownAct[] }): JSX.Element {
  return (
    <Show when={props.acts.length > 0}>
      <details class="border-t border-line">
        <summary class="min-h-8 px-4 py-2 text-[0.8125rem] font-medium text-quiet sm:px-[1.1rem]">
          Settled ({props.acts.length})
        </summary>
        <ul class="divide-y divide-line">
          <For each={props.acts}>{(act) => <Settled act={act} />}</For>
        </ul>
      </details>
    </Show>
  );
}

function Settled(props: { act: ShownAct }): JSX.Element {
  const isDone = () => props.act.state === 'created';
  const answer = () => (props.act.choice ? answerLabel(props.act, props.act.choice) : '');
  return (
    <li class={`${cardItem} flex flex-wrap items-start justify-between gap-x-3 gap-y-1`}>
      <div class="min-w-0 flex-1 basis-64">
        <p class="wrap-anywhere">{props.act.says}</p>
        <p class="text-[0.8125rem] text-quiet">
          <Moment at={props.act.at} /> · {props.act.answeredBy ?? 'Crossdock'}
          {answer() ? `: ${answer()}` : ''}
        </p>
      </div>
      <Badge tone={isDone() ? 'good' : 'quiet'} icon={isDone() ? DoneIcon : LeftIcon}>
        {actStateWords[props.act.state]}
      </Badge>
    </li>
  );
}

/** What the button said; why it was asked is forgotten once it is done. */
function answerLabel({ kind, stop }: ShownAct, choice: ActChoice): string {
  if (stop) return choiceWords(kind, stop, choice).label;
  return choice === 'do' ? actKindWords[kind] : choiceWords(kind, 'refused', choice).label;
}
