/** A run under way: what it does now, how far it is, how fast, how long yet, and Cancel. */
import { type JSX, Show } from 'solid-js';
import CancelIcon from '~icons/lucide/x';
import { Button } from '../ui/button.tsx';
import { leaveFocusTo } from '../ui/leave-focus.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { RunProblem } from './run-problem.tsx';
import { doneWords, rateWords, stepTold, timeLeftWords, totalOf, workTold } from './run-words.ts';
import { createCancel } from './runs.ts';
import type { Run } from './types.ts';

/** @param props `leaveFocusTo`: Cancel goes away when the run ends, maybe with the focus in it */
export function RunProgress(props: {
  run: Run;
  leaveFocusTo: () => HTMLElement | undefined;
}): JSX.Element {
  const cancel = createCancel();
  const focus = leaveFocusTo(() => props.leaveFocusTo());
  const total = () => totalOf(props.run);
  const doing = () => workTold(props.run.kind).doing;
  const pace = () =>
    [
      doneWords(props.run),
      rateWords(props.run.perSecond),
      timeLeftWords(total() === null ? null : props.run.secondsLeft),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <div class="flex flex-col gap-2" onFocusIn={focus.onFocusIn} onFocusOut={focus.onFocusOut}>
      <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        {/* Read aloud when the step changes, not at every number. */}
        <p role="status">{stepTold(props.run)}</p>
        <Button
          small
          icon={CancelIcon}
          busy={cancel.busy()}
          onClick={() => void cancel.run(props.run)}
        >
          Cancel
          <span class="sr-only">
            {' '}
            {doing().toLowerCase()} {props.run.store.name}
          </span>
        </Button>
      </div>
      <ProgressBar
        label={`${doing()} ${props.run.store.name}`}
        done={props.run.done}
        total={total()}
        says={doneWords(props.run)}
      />
      <Show when={pace()}>{(words) => <p class="text-[0.8125rem] text-quiet">{words()}</p>}</Show>
      <RunProblem run={props.run} />
    </div>
  );
}
