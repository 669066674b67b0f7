/** What should be known of an order before its details: a sentence, and the buttons for what can be done about it. */
import type { JSX } from 'solid-js';

const tones = { info: 'bg-info-soft text-info', bad: 'bg-bad-soft text-bad' };

export function OrderBanner(props: {
  tone: keyof typeof tones;
  says: JSX.Element;
  /** Called when the pointer comes near the buttons: what they open may be loaded then. */
  near?: () => void;
  /** The buttons. */
  children: JSX.Element;
}): JSX.Element {
  return (
    <div
      class={`mb-5 flex flex-wrap items-center justify-between gap-3 rounded-xl px-4 py-3 ${tones[props.tone]}`}
    >
      <p class="min-w-0 flex-1 basis-80">{props.says}</p>
      <div class="no-print flex flex-wrap gap-2 text-ink" onPointerEnter={() => props.near?.()}>
        {props.children}
      </div>
    </div>
  );
}
