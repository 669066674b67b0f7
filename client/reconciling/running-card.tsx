/** What is under way, each with its progress; nothing where nothing is. */
import { For, type JSX, Show } from 'solid-js';
import { useShell } from '../shell/shell-state.tsx';
import { Card, cardItem } from '../ui/page.tsx';
import { runPath } from './run-path.ts';
import { RunProgress } from './run-progress.tsx';
import { kindWords } from './run-words.ts';
import type { Run } from './types.ts';

/** @param props `leaveFocusTo`: where the focus goes when a run ends that had it */
export function RunningCard(props: {
  runs: readonly Run[];
  leaveFocusTo: () => HTMLElement | undefined;
}): JSX.Element {
  const shell = useShell();
  return (
    <Show when={props.runs.length > 0}>
      <Card
        title="Under way"
        class="mb-5"
        beside={
          <span class="text-[0.8125rem] text-quiet">
            You may leave this page: it goes on by itself.
          </span>
        }
      >
        <ul class="divide-y divide-line border-t border-line">
          <For each={props.runs}>
            {(run) => (
              <li class={cardItem}>
                <h3 class="mb-1">
                  <a class="font-semibold hover:underline" href={shell.to(runPath(run.id))}>
                    {run.store.name}
                  </a>
                  <span class="text-quiet"> · {kindWords[run.kind].says}</span>
                </h3>
                <RunProgress run={run} leaveFocusTo={() => props.leaveFocusTo()} />
              </li>
            )}
          </For>
        </ul>
      </Card>
    </Show>
  );
}
