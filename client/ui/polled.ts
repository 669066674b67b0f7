/** Reads something again and again while the page is looked at; the last good answer stays when one fails. */
import { TRPCClientError } from '@trpc/client';
import { createSignal, onCleanup, onMount } from 'solid-js';

export type Polled<T> = {
  /** Undefined until the first answer. */
  latest: () => T | undefined;
  /** Why the newest try failed; undefined when it did not. */
  trouble: () => string | undefined;
  refresh: () => Promise<void>;
};

/** Our own server's sentence where it answered one; a browser's word for a lost connection says nothing to people. */
const troubleWords = (error: unknown): string =>
  error instanceof TRPCClientError && error.data ? error.message : 'Crossdock does not answer.';

export function createPolled<T>(read: () => Promise<T>, everyMs: number): Polled<T> {
  const [latest, setLatest] = createSignal<T>();
  const [trouble, setTrouble] = createSignal<string>();
  const refresh = async () => {
    try {
      const value = await read();
      setLatest(() => value);
      setTrouble(undefined);
    } catch (error) {
      setTrouble(troubleWords(error));
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
