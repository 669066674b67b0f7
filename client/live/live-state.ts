/** The live connection as every page sees it: one for the tab, its state a signal. */
import { createSignal } from 'solid-js';
import { openLive } from './live.ts';
import type { LiveState } from './live-plan.ts';

export type { LiveState } from './live-plan.ts';

const [liveState, setLiveState] = createSignal<LiveState>('connecting');

export { liveState };

/**
 * Begins to listen, once for the tab.
 * @param onChange reads again what is shown; called at most once a second
 * @returns what ends it
 */
export function startLive(onChange: () => void): () => void {
  const url = new URL('/live', location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return openLive({ url: url.href, healthUrl: '/healthz', onChange, onState: setLiveState });
}
