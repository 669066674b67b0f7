/** A person's Retry of whatever is wrong with an order, said aloud when it is under way. */
import { createSignal } from 'solid-js';
import { problemOf } from '../problem.ts';
import { queryClient } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { say } from '../ui/toasts.tsx';
import type { Trouble } from './troubles.ts';

export type Retry = {
  busy: () => boolean;
  /** @returns whether everything was handed over */
  run: (orderName: string, troubles: readonly Trouble[]) => Promise<boolean>;
};

/** A press while one is under way does nothing; the server makes one order of two presses anyway (OP2). */
export function createRetry(): Retry {
  const [busy, setBusy] = createSignal(false);
  return {
    busy,
    run: async (orderName, troubles) => {
      if (busy()) return false;
      setBusy(true);
      try {
        for (const trouble of troubles.filter((one) => one.mayRetry))
          await (trouble.of === 'push'
            ? trpc.orderPush.retry.mutate({ pushId: trouble.id })
            : trpc.orderPush.retryShipment.mutate({ shipmentId: trouble.id }));
        say(`${orderName}: on its way again.`);
        return true;
      } catch (error) {
        say(`${orderName}: ${problemOf(error).says}`, 'bad');
        return false;
      } finally {
        setBusy(false);
        void queryClient.invalidateQueries();
      }
    },
  };
}
