/** Work that gave up, with its reason, until a person has seen to it (WH2). */
import { For, type JSX, Show } from 'solid-js';
import { useShell } from '../shell/shell-state.tsx';
import type { Overview } from '../trpc.ts';
import { Moment } from '../ui/moment.tsx';
import { Card, cardItem } from '../ui/page.tsx';
import { queueWords } from '../words.ts';

export function GaveUpCard(props: { overview: Overview | undefined }): JSX.Element {
  const shell = useShell();
  return (
    <Show when={props.overview?.deadLetters.length ? props.overview : undefined}>
      {(read) => (
        <Card
          title={`Gave up (${read().deadLetterCount})`}
          beside={
            <a class="link text-[0.8125rem]" href={shell.to('/deliveries?view=gave-up')}>
              See all, try again
            </a>
          }
          class="mt-5"
        >
          <ul class="divide-y divide-line border-t border-line">
            <For each={read().deadLetters}>
              {(letter) => (
                <li class={cardItem}>
                  <p class="wrap-anywhere">{letter.reason}</p>
                  <p class="text-[0.8125rem] text-quiet wrap-anywhere">
                    {queueWords(letter.queue)} · {letter.subject} · <Moment at={letter.diedAt} />
                  </p>
                </li>
              )}
            </For>
          </ul>
        </Card>
      )}
    </Show>
  );
}
