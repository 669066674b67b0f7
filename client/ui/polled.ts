/** Reads something again and again while the page is looked at; the last good answer stays when one fails. */
import { createSignal, onCleanup, onMount } from 'solid-js';

export type Polled<T> = {
  /** Undefined until the first answer. */
  latest: () => T | undefined;
  /** Why the newest try failed; undefined when it did not. */
  trouble: () => string | undefined;
  refresh: () => Promise<void>;
};

export function createPolled<T>(read: () => Promise<T>, everyMs: number): Polled<T> {
  const [latest, setLatest] = createSignal<T>();
  const [trouble, setTrouble] = createSignal<string>();
  const refresh = async () => {
    try {
      const value = await read();
      setLatest(() => value);
      setTrouble(undefined);
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : 'No answer.');
    }
  };
  onMount(() => {
    void refresh();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void refresh();
    }, everyMs);
    const onVisible = () => {
      if (document.visibilityState === 'visible') void refresh();
    };
    document.addEventListener('visibilitychange', onVisible);
    onCleanup(() => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisible);
    });
  });
  return { latest, trouble, refresh };
}
