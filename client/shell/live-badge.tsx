/** Whether what is shown changes by itself right now, in a dot and a word. */
import type { JSX } from 'solid-js';
import { liveState } from '../live/live-state.ts';
import { liveWords } from '../words.ts';

const dots = {
  connecting: 'bg-wait animate-pulse',
  live: 'bg-good',
  polling: 'bg-wait',
  offline: 'bg-bad',
};

export function LiveBadge(): JSX.Element {
  return (
    <span
      class="inline-flex items-center gap-2 text-[0.8125rem] text-quiet"
      role="status"
      data-live={liveState()}
      title={liveWords[liveState()].next}
    >
      <span class={`size-2 rounded-full ${dots[liveState()]}`} aria-hidden="true" />
      {liveWords[liveState()].says}
    </span>
  );
}
