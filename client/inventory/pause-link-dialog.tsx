/** Asks before a SKU is paused or resumed at one store, and says what stops, what stays and what begins again (OP5). */
import { For, type JSX, Show, untrack } from 'solid-js';
import { createReading } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { pausedWords, pauseWords, resumedWords, resumeWords } from './pause-words.ts';
import type { SkuLink, SkuPage } from './types.ts';

export default function PauseLinkDialog(props: {
  sku: Pick<SkuPage, 'sku' | 'storeName'>;
  link: Pick<SkuLink, 'active' | 'connectionId' | 'variantId' | 'destinationName' | 'alignedAt'>;
  close: () => void;
}): JSX.Element {
  // What was pressed, whatever becomes of the link while this stands open.
  const pauses = untrack(() => props.link.active);
  const name = () => props.sku.sku || 'this listing';
  const key = () => {
    const { connectionId, variantId } = props.link;
    return { connectionId, variantId };
  };
  const facts = createReading(() => {
    const input = key();
    return { key: ['link-pause', input], read: () => trpc.links.preview.query(input) };
  });
  const words = () => {
    const about = {
      sku: name(),
      source: props.sku.storeName,
      destination: props.link.destinationName,
      isAligned: props.link.alignedAt !== null,
    };
    return pauses ? pauseWords(about, facts.data) : resumeWords(about, facts.data);
  };
  const act = async () => {
    const { destinationName } = props.link;
    const done = await trpc.links.pause.mutate({ ...key(), paused: pauses });
    const says = done.paused
      ? pausedWords(name(), destinationName)
      : resumedWords(destinationName, done.recheck?.total ?? 0);
    return { done: true, says };
  };
  return (
    <ActDialog
      title={`${pauses ? 'Pause' : 'Resume'} ${name()} at ${props.link.destinationName}?`}
      words={pauses ? 'Pause' : 'Resume'}
      withHelp
      act={act}
      close={props.close}
    >
      <div class="flex flex-col gap-4" aria-live="polite">
        <For each={words()}>
          {(part) => (
            <section>
              <h3 class="font-semibold">{part.title}</h3>
              <ul class="mt-1 list-disc ps-5">
                <For each={part.says}>{(sentence) => <li class="mt-0.5">{sentence}</li>}</For>
              </ul>
            </section>
          )}
        </For>
        <Show when={facts.problem}>{(problem) => <p class="text-quiet">{problem().says}</p>}</Show>
      </div>
    </ActDialog>
  );
}
