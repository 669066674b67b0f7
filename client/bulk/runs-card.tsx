/**
 * Bulk runs on top of the page: what is under way with its progress, and of those that are over the newest, the others
 * behind a button, until a person puts them all away.
 */
import { createSignal, For, type JSX, Show } from 'solid-js';
import { Button } from '../ui/button.tsx';
import { Card, cardItem } from '../ui/page.tsx';
import { createPutAway } from './put-away.ts';
import { RunRow } from './run-row.tsx';
import { runsId as id, isUnderWay } from './runs.ts';
import type { ShownRun } from './types.ts';

/** Loaded once there are runs. @param props `runs`: running ones, and the newest that are over */
export default function RunsCard(props: { runs: readonly ShownRun[] }): JSX.Element {
  const away = createPutAway();
  const [withEarlier, setWithEarlier] = createSignal(false);
  const underWay = () => props.runs.filter(isUnderWay);
  const over = () => props.runs.filter((run) => !isUnderWay(run) && !away.has(run.id));
  const shown = () => [...underWay(), ...(withEarlier() ? over() : over().slice(0, 1))];
  const card = () => document.getElementById(id) ?? undefined;
  const putAway = () => {
    away.put(over().map((run) => run.id));
    setWithEarlier(false);
    card()?.focus();
  };
  return (
    <Show when={shown().length > 0}>
      <div id={id} tabIndex={-1} class="mb-5 rounded-xl">
        <Card
          title="Many at once"
          beside={
            <div class="flex flex-wrap items-center gap-3">
              <Show when={underWay().length > 0}>
                <span class="text-[0.8125rem] text-quiet">
                  You may leave this page: it goes on by itself.
                </span>
              </Show>
              <Show when={over().length > 0}>
                <Button small look="quiet" onClick={putAway}>
                  Put away
                  <span class="sr-only"> all that are over</span>
                </Button>
              </Show>
            </div>
          }
        >
          <ul class="divide-y divide-line border-t border-line">
            <For each={shown()}>{(run) => <RunRow run={run} leaveFocusTo={card} />}</For>
          </ul>
          <Show when={over().length > 1}>
            <div class={`${cardItem} no-print border-t border-line`}>
              <Button
                small
                look="quiet"
                aria-expanded={withEarlier()}
                onClick={() => setWithEarlier(!withEarlier())}
              >
                {withEarlier() ? 'Hide earlier' : `Show earlier (${over().length - 1})`}
              </Button>
            </div>
          </Show>
        </Card>
      </div>
    </Show>
  );
}
