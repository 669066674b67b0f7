/** One bulk run: how far it is, how fast, how long yet, Cancel; then what came of it, with links to what did not go. */
import { createSignal, type JSX, Show } from 'solid-js';
import { rateWords, timeLeftWords } from '../reconciling/run-words.ts';
import { Button } from '../ui/button.tsx';
import { leaveFocusTo } from '../ui/leave-focus.ts';
import { Moment } from '../ui/moment.tsx';
import { cardItem } from '../ui/page.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import {
  cancelWords,
  doneOf,
  doneWords,
  outcomeWords,
  runAbout,
  runTitle,
  stateWords,
} from './bulk-words.ts';
import { followed } from './followed.ts';
import { NotGone } from './not-gone.tsx';
import { isUnderWay } from './runs.ts';
import { createCancel } from './start-or-cancel.ts';
import type { ShownRun } from './types.ts';

/** @param props `leaveFocusTo`: Cancel goes away when the run ends, maybe with the focus in it */
export function RunRow(props: {
  run: ShownRun;
  leaveFocusTo: () => HTMLElement | undefined;
}): JSX.Element {
  const underWay = () => isUnderWay(props.run);
  return (
    <li class={`${cardItem} flex flex-col gap-2`} data-bulk-run={props.run.id}>
      <h3 class="min-w-0">
        <span class="font-semibold">{runTitle(props.run, !underWay())}</span>
        <span class="text-quiet"> · {followed(props.run) ?? runAbout(props.run)}</span>
      </h3>
      <Show when={underWay()}>
        <Progress run={props.run} leaveFocusTo={() => props.leaveFocusTo()} />
      </Show>
      <Came run={props.run} />
    </li>
  );
}

function Progress(props: {
  run: ShownRun;
  leaveFocusTo: () => HTMLElement | undefined;
}): JSX.Element {
  const cancel = createCancel();
  const focus = leaveFocusTo(() => props.leaveFocusTo());
  const pace = () =>
    [doneWords(props.run), rateWords(props.run.perSecond), timeLeftWords(props.run.secondsLeft)]
      .filter(Boolean)
      .join(' · ');
  return (
    <>
      <ProgressBar
        label={runTitle(props.run, false)}
        done={doneOf(props.run)}
        total={props.run.total}
        says={doneWords(props.run)}
      />
      <div
        class="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-[0.8125rem] text-quiet"
        onFocusIn={focus.onFocusIn}
        onFocusOut={focus.onFocusOut}
      >
        <p>{pace()}</p>
        <Show when={props.run.state === 'running'}>
          <span class="flex flex-wrap items-center gap-x-3">
            <span id={`cancels-${props.run.id}`}>{cancelWords(props.run.counts)}</span>
            <Button
              small
              busy={cancel.busy()}
              aria-describedby={`cancels-${props.run.id}`}
              onClick={() => void cancel.run(props.run)}
            >
              Cancel
              <span class="sr-only"> {runTitle(props.run, false)}</span>
            </Button>
          </span>
        </Show>
      </div>
    </>
  );
}

function Came(props: { run: ShownRun }): JSX.Element {
  const [reasons, setReasons] = createSignal<{ kind: string; orders: number }[]>([]);
  const isOver = () => !isUnderWay(props.run);
  const notGone = () => {
    const { failed, stays, later } = props.run.counts;
    return failed + stays + later;
  };
  return (
    <>
      {/* Read aloud when it ends or is cancelled, not at every number. */}
      <p role="status" class={isOver() || props.run.state === 'cancelled' ? '' : 'sr-only'}>
        {stateWords[props.run.state]}
        <Show when={isOver()}>
          {outcomeWords(props.run, reasons()) && `: ${outcomeWords(props.run, reasons())}`}.
        </Show>
      </p>
      <Show when={!isOver() && outcomeWords(props.run)}>
        {(words) => <p class="text-[0.8125rem] text-quiet">So far {words()}.</p>}
      </Show>
      <Show when={isOver() && props.run.finishedAt}>
        {(at) => (
          <p class="sr-only">
            Ended <Moment at={at()} />
          </p>
        )}
      </Show>
      <Show when={isOver() && notGone() > 0}>
        <NotGone run={props.run} onReasons={setReasons} />
      </Show>
    </>
  );
}
