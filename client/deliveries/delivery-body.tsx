/** What the store sent, to read and to copy; or why it is not there. */
import { type JSX, Show } from 'solid-js';
import CopyIcon from '~icons/lucide/copy';
import { Button } from '../ui/button.tsx';
import { say } from '../ui/toasts.tsx';
import type { OpenedDelivery } from './types.ts';

export function DeliveryBody(props: { delivery: OpenedDelivery }): JSX.Element {
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      say('Copied.');
    } catch {
      say('The browser does not let this page copy. Select the text and copy it.', 'bad');
    }
  };
  return (
    <section aria-labelledby="sent">
      <div class="mb-2 flex items-center justify-between gap-3">
        <h3 id="sent" class="font-semibold">
          What the store sent
        </h3>
        <Show when={props.delivery.text}>
          {(text) => (
            <Button small icon={CopyIcon} onClick={() => void copy(text())}>
              Copy
            </Button>
          )}
        </Show>
      </div>
      <Show
        when={props.delivery.text !== null}
        fallback={<p class="text-quiet">{whyNot(props.delivery)}</p>}
      >
        {/* A field rather than a box of text: it scrolls and is selected by keyboard. */}
        <textarea
          readonly
          aria-labelledby="sent"
          rows={14}
          wrap="off"
          spellcheck={false}
          class="field w-full resize-y bg-sunken font-mono text-xs"
          value={props.delivery.text ?? ''}
        />
      </Show>
    </section>
  );
}

function whyNot({ body }: OpenedDelivery): string {
  if (body === 'too-large') return 'It was larger than 256 KB and is not kept.';
  if (body === 'kept')
    return 'It is kept, but sealed with a key that Crossdock does not have any more.';
  return 'Only what is sent about orders is kept, for thirty days.';
}
