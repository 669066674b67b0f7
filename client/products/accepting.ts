/** Accepts suggestions: some, or all of a connection a stretch at a time, with how far it is. Leaving it loses nothing. */
import { createSignal } from 'solid-js';
import { problemOf } from '../problem.ts';
import { queryClient } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { say } from '../ui/toasts.tsx';
import { acceptedSays, linkedSays } from './product-words.ts';
import type { AcceptAsked, Accepted } from './types.ts';

/** `total`: how many there are in all, where that is known. */
export type Progress = { looked: number; accepted: number; total: number | null };

type Skipped = Accepted['skipped'];

export function createAccepting() {
  const [busy, setBusy] = createSignal(false);
  const [progress, setProgress] = createSignal<Progress>();
  let isStopped = false;
  /** @param total of all, where it is known @returns whether it came to its end */
  const accept = async (
    connectionId: string,
    chosen: AcceptAsked['chosen'],
    total: number | null = null,
  ): Promise<boolean> => {
    if (busy()) return false;
    setBusy(true);
    isStopped = false;
    setProgress({ looked: 0, accepted: 0, total });
    const done = { accepted: 0, looked: 0, orders: 0 };
    const skipped: Skipped = [];
    try {
      for (let after: AcceptAsked['after']; ; ) {
        const took = await trpc.products.acceptSuggestions.mutate({ connectionId, chosen, after });
        done.accepted += took.accepted;
        done.looked += took.looked;
        done.orders += took.recheck?.total ?? 0;
        skipped.push(...took.skipped);
        setProgress({ looked: done.looked, accepted: done.accepted, total });
        if (took.next === null || isStopped) break;
        after = took.next;
      }
      say(acceptedSays(done.accepted, done.orders, skipped), done.accepted > 0 ? 'good' : 'bad');
      return true;
    } catch (error) {
      const soFar = done.accepted > 0 ? `${linkedSays(done.accepted, done.orders)} Then: ` : '';
      say(`${soFar}${problemOf(error).says}`, 'bad');
      return false;
    } finally {
      setBusy(false);
      setProgress(undefined);
      void queryClient.invalidateQueries();
    }
  };
  return {
    busy,
    progress,
    accept,
    stop: () => {
      isStopped = true;
    },
  };
}
