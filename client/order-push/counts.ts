/** How many orders the Order Push page has: by view of what is asked for, and by reason in a view. */
import { createReading, type Reading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import type { View } from './list-address.ts';

export function createCounts(
  asked: () => { q: string | undefined; reason: string | undefined },
): Reading<Record<View, number>> {
  const shell = useShell();
  return createReading(() => {
    const input = { storeId: shell.chosenId(), q: asked().q, reason: asked().reason };
    return {
      key: ['order-push-counts', input],
      // Another store's counts are not shown for a moment; another search's are.
      of: `order-push-counts ${input.storeId ?? ''}`,
      read: () => trpc.orderPush.counts.query(input),
    };
  });
}

/**
 * Why orders of a view that match a search stay, wait or fail. Made once for the page: a reading that is made anew with an answer that is
 * there already takes the page away for a moment, and the focus with it.
 */
export function createReasonCounts(
  asked: () => { view: View; q: string | undefined },
): Reading<readonly { kind: string; orders: number }[]> {
  const shell = useShell();
  return createReading(() => {
    const { view, q } = asked();
    const input = { storeId: shell.chosenId(), q, view: view === 'all' ? undefined : view };
    return {
      key: ['order-push-reasons', input],
      of: `order-push-reasons ${input.storeId ?? ''}`,
      read: () => trpc.orderPush.reasons.query(input),
    };
  });
}
