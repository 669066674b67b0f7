/** A run's report in numbers: what was compared or read and what became of it, what no webhook had told, and what it cost. */
import { For, type JSX, Show } from 'solid-js';
import { callsFor, callsWords, foundWords, importCounts } from './report-words.ts';
import type { Run, RunReport } from './types.ts';

const number = (value: number): string => value.toLocaleString('en');

export function ReportFacts(props: { run: Run }): JSX.Element {
  const report = () => props.run.report;
  const counts = (): [string, number, string?][] =>
    props.run.kind === 'catalogue'
      ? importCounts(report())
      : [
          ['Compared', report().compared],
          ['Drifted', report().drifted],
          ['Repaired', report().repaired],
          ['Waiting', report().waiting, 'text-wait'],
          ['Left', report().left, 'text-bad'],
          ['Orders read', report().ordersRead],
        ];
  return (
    <div class="flex flex-col gap-3">
      <dl class="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3 lg:grid-cols-6">
        <For each={counts()}>
          {([name, value, tone]) => (
            <div class="flex flex-col-reverse">
              <dt class="text-[0.8125rem] text-quiet">{name}</dt>
              <dd class={`text-xl font-semibold ${value > 0 ? (tone ?? '') : ''}`}>
                {number(value)}
              </dd>
            </div>
          )}
        </For>
      </dl>
      <Found report={report()} topics />
      <Calls run={props.run} />
    </div>
  );
}

/**
 * What no webhook had told, and what was put right beside stock.
 * @param props `topics`: names the webhooks that were registered again
 */
export function Found(props: { report: RunReport; topics?: boolean }): JSX.Element {
  return (
    <ul class="flex flex-col gap-0.5 empty:hidden">
      <For each={foundWords(props.report)}>{(words) => <li>{words}</li>}</For>
      <Show when={props.topics && props.report.subscriptionsRestored.length > 0}>
        <li class="font-mono text-xs wrap-anywhere text-quiet">
          {props.report.subscriptionsRestored.join(', ')}
        </li>
      </Show>
    </ul>
  );
}

/** What it cost the store's budget, shown when asked for. */
export function Calls(props: { run: Pick<Run, 'kind' | 'report'> }): JSX.Element {
  return (
    <details class="text-[0.8125rem] text-quiet">
      <summary class="w-fit rounded py-0.5">{callsWords(props.run.report)}</summary>
      <dl class="mt-1 grid w-fit grid-cols-[auto_auto] gap-x-4">
        <For each={callsFor(props.run)}>
          {([name, calls]) => (
            <>
              <dt>{name}</dt>
              <dd class="text-end">{number(calls)}</dd>
            </>
          )}
        </For>
      </dl>
    </details>
  );
}
