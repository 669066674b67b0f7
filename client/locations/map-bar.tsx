/** Stands at the bottom of the window while a map is not saved: what it would do, Preview, Save and Discard. */
import { For, type JSX, Show } from 'solid-js';
import type { Problem } from '../problem.ts';
import { Button } from '../ui/button.tsx';
import { previewSays } from './map-words.ts';
import type { GroupsPreview } from './types.ts';

export function MapBar(props: {
  storeName: string;
  /** Problems of the map as it is drawn. */
  wrong: number;
  preview: GroupsPreview | undefined;
  problem: Problem | undefined;
  isPreviewing: boolean;
  isSaving: boolean;
  ask: () => void;
  save: () => void;
  discard: () => void;
}): JSX.Element {
  const busy = () => props.isPreviewing || props.isSaving;
  const whyNot = () => (props.wrong > 0 ? 'What is marked is to be mended first.' : undefined);
  return (
    <section
      aria-label="Not saved yet"
      class="sticky bottom-3 z-30 mt-5 rounded-xl border border-strong bg-raised px-4 py-3 shadow-lg"
    >
      <div role="status">
        <Show when={props.preview}>
          {(preview) => (
            <ul class="mb-2 flex flex-col gap-1">
              <For each={previewSays(preview(), props.storeName)}>
                {(sentence, at) => (
                  <li class={at() === 0 && preview().toZero > 0 ? 'text-bad' : ''}>{sentence}</li>
                )}
              </For>
            </ul>
          )}
        </Show>
        <Show when={props.problem}>
          {(problem) => <p class="mb-2 text-bad">{problem().says}</p>}
        </Show>
      </div>
      <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p>{props.wrong > 0 ? 'Mend what is marked first.' : 'Not saved yet.'}</p>
        <div class="ms-auto flex flex-wrap gap-2">
          <Button disabled={props.isSaving} onClick={() => props.discard()}>
            Discard
          </Button>
          <Button
            busy={props.isPreviewing}
            disabled={props.isSaving}
            whyNot={whyNot()}
            onClick={() => !busy() && props.wrong === 0 && props.ask()}
          >
            Preview
          </Button>
          <Button
            look="main"
            busy={props.isSaving}
            whyNot={whyNot()}
            onClick={() => !props.isSaving && props.wrong === 0 && props.save()}
          >
            {props.isSaving ? 'Saving …' : 'Save'}
          </Button>
        </div>
      </div>
    </section>
  );
}
