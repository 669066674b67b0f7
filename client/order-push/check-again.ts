/** A person's Check again: the order is read from its store and decided about anew. */
import { createSignal } from 'solid-js';
import { problemOf } from '../problem.ts';
import { queryClient } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { say } from '../ui/toasts.tsx';

/** A press while one is under way does nothing. */
export function createCheckAgain() {
  const [busy, setBusy] = createSignal(false);
  const run = async (order: { id: string; name: string }): Promise<void> => {
    if (busy()) return;
    setBusy(true);
    try {
      await trpc.orderPush.checkAgain.mutate({ orderId: order.id });
      say(`${order.name} is being looked at again: what changes shows here.`);
    } catch (error) {
      say(`${order.name}: ${problemOf(error).says}`, 'bad');
    } finally {
      setBusy(false);
      void queryClient.invalidateQueries();
    }
  };
  return { busy, run };
}
