/** Pushes per hour: the chart, its range, and the same numbers as a table for whoever reads rather than looks. */
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { type PushesPerHour, trpc } from '../trpc.ts';
import { Card } from '../ui/page.tsx';
import { Unread } from '../ui/states.tsx';
import { clockTime, dayOf } from '../ui/time-words.ts';

const Chart = lazy(() => import('./chart.tsx'));

const ranges = [
  { hours: 24, name: '24 hours' },
  { hours: 168, name: '7 days' },
] as const;

const blank = () => <div class="skeleton mx-1 h-[220px]" aria-hidden="true" />;

export function PushesCard(): JSX.Element {
  const shell = useShell();
  const [hours, setHours] = createSignal<24 | 168>(24);
  const reading = createReading(() => {
    const input = { storeId: shell.chosenId(), hours: hours() };
    return {
      key: ['pushes-per-hour', input],
      read: () => trpc.overview.pushesPerHour.query(input),
    };
  });
  return (
    <Card
      title="Pushes per hour"
      class="mb-5"
      beside={
        <fieldset class="flex rounded-lg border border-line p-0.5">
          <legend class="sr-only">Range</legend>
          <For each={ranges}>
            {(range) => (
              <button
                type="button"
                class={`min-h-7 rounded-md px-2.5 text-[0.8125rem] ${hours() === range.hours ? 'bg-accent-soft font-medium text-accent' : 'text-quiet hover:text-ink'}`}
                aria-pressed={hours() === range.hours}
                onClick={() => setHours(range.hours)}
              >
                {range.name}
              </button>
            )}
          </For>
        </fieldset>
      }
    >
      <div class="px-3 pb-3">
        <Show
          when={reading.data}
          fallback={
            <Show when={reading.problem} fallback={blank()}>
              {(problem) => <Unread problem={problem()} again={reading.again} />}
            </Show>
          }
        >
          {(read) => (
            <>
              <p class="mb-1 flex gap-4 px-1 text-[0.8125rem] text-quiet">
                <Key colour="bg-accent" name={`${sum(read(), 'pushed')} pushed`} />
                <Key colour="bg-bad" name={`${sum(read(), 'failed')} failed`} />
              </p>
              <Suspense fallback={blank()}>
                <Chart read={read()} label={summary(read(), hours())} />
              </Suspense>
              <AsTable read={read()} />
            </>
          )}
        </Show>
      </div>
    </Card>
  );
}

const sum = (read: PushesPerHour, of: 'pushed' | 'failed'): number =>
  read.hours.reduce((total, hour) => total + hour[of], 0);

const summary = (read: PushesPerHour, hours: number): string =>
  `Pushes per hour over the last ${hours === 24 ? '24 hours' : '7 days'}: ${sum(read, 'pushed')} pushed, ${sum(read, 'failed')} failed. The numbers stand in the table below.`;

const Key = (props: { colour: string; name: string }) => (
  <span class="inline-flex items-center gap-1.5">
    <span class={`size-2.5 rounded-sm ${props.colour}`} aria-hidden="true" />
    {props.name}
  </span>
);

function AsTable(props: { read: PushesPerHour }): JSX.Element {
  const busy = () => props.read.hours.filter(({ pushed, failed }) => pushed + failed > 0);
  return (
    <details class="mt-1 px-1 text-[0.8125rem]">
      <summary class="inline-block py-1 text-quiet hover:text-ink">View as table</summary>
      <Show
        when={busy().length > 0}
        fallback={<p class="py-2">Nothing was pushed in this time.</p>}
      >
        <table class="mt-1 w-full max-w-md">
          <thead>
            <tr class="text-start text-quiet">
              <th scope="col" class="text-start font-medium">
                Hour
              </th>
              <th scope="col" class="text-end font-medium">
                Pushed
              </th>
              <th scope="col" class="text-end font-medium">
                Failed
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={busy()}>
              {(hour) => (
                <tr>
                  <th scope="row" class="py-0.5 text-start font-normal">
                    {dayOf(hour.at)}, {clockTime(hour.at).slice(0, 5)}
                  </th>
                  <td class="text-end">{hour.pushed}</td>
                  <td class="text-end">{hour.failed}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
    </details>
  );
}
