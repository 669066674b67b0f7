/** Lists that were given lately. */
import { For, type JSX, Show } from 'solid-js';
import { Moment } from '../ui/moment.tsx';
import { Card, cardItem } from '../ui/page.tsx';
import { linesText, nameAmong, stateWords } from './tracking-words.ts';
import type { ListedTrackingFile } from './types.ts';

export const FilesCard = (props: {
  files: readonly ListedTrackingFile[];
  link: (id: string) => string;
}): JSX.Element => (
  <Show when={props.files.length > 0}>
    <Card title="Given lately">
      <ul class="divide-y divide-line">
        <For each={props.files}>
          {(file) => (
            <li class={`${cardItem} flex flex-wrap items-baseline justify-between gap-x-4`}>
              <a class="link min-w-0 wrap-anywhere" href={props.link(file.id)}>
                {nameAmong(file, props.files)}
              </a>
              <span class="text-[0.8125rem] text-quiet">
                {stateWords[file.state]} · {linesText(file.lines)} · {file.askedBy},{' '}
                <Moment at={file.startedAt} />
              </span>
            </li>
          )}
        </For>
      </ul>
    </Card>
  </Show>
);
