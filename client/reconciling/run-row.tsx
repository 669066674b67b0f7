/** One run in the list: of which store, how it ended, what it found, and what it cost. */
import { type JSX, Show } from 'solid-js';
import { useShell } from '../shell/shell-state.tsx';
import { Moment } from '../ui/moment.tsx';
import { durationText } from '../ui/time-words.ts';
import { Calls, Found } from './report-facts.tsx';
import { importWords } from './report-words.ts';
import { runPath } from './run-path.ts';
import { RunProblem } from './run-problem.tsx';
import { RunStateBadge } from './run-state-badge.tsx';
import { askedWords, kindWords } from './run-words.ts';
import type { Run } from './types.ts';

export function RunRow(props: { run: Run }): JSX.Element {
  const shell = useShell();
  const report = () => props.run.report;
  return (
    <tr role="row">
      <td role="cell" class="max-sm:col-span-full">
        <a
          class="font-semibold wrap-anywhere hover:underline"
          data-row
          href={shell.to(runPath(props.run.id))}
        >
          {props.run.store.name}
          <span class="sr-only">: open the report</span>
        </a>
        <div class="text-[0.8125rem] text-quiet">
          {kindWords[props.run.kind].name}, {askedWords(props.run.askedBy)}
        </div>
      </td>
      <td role="cell" data-label="When">
        <Moment at={props.run.startedAt} />
        <Show when={props.run.finishedAt}>
          {(end) => (
            <div class="text-[0.8125rem] whitespace-nowrap text-quiet">
              took {durationText(end() - props.run.startedAt)}
            </div>
          )}
        </Show>
      </td>
      <Show
        when={props.run.kind !== 'catalogue'}
        fallback={
          <td role="cell" colspan={4} data-label="Listings" class="max-sm:col-span-full">
            {importWords(report())}
          </td>
        }
      >
        <Count name="Compared" value={report().compared} />
        <Count name="Drifted" value={report().drifted} />
        <Count name="Repaired" value={report().repaired} />
        <Count name="Not repaired" value={report().waiting + report().left} tone="text-wait" />
      </Show>
      <td role="cell" class="min-w-56 text-[0.8125rem] max-sm:col-span-full">
        <RunStateBadge state={props.run.state} />
        <div class="mt-1">
          <RunProblem run={props.run} />
          <Found report={report()} />
        </div>
        <Calls run={props.run} />
      </td>
    </tr>
  );
}

const Count = (props: { name: string; value: number; tone?: string }): JSX.Element => (
  <td
    role="cell"
    data-label={props.name}
    class={`text-end max-sm:text-start ${props.value > 0 ? (props.tone ?? '') : ''}`}
  >
    {props.value.toLocaleString('en')}
  </td>
);
