/** The pushes that the list shows first, for slips that nobody chose one by one. */
import type { filterOf } from '../orders/list-address.ts';
import { trpc } from '../trpc.ts';
import { mostPushes } from './limits.ts';

export type FirstPushes = {
  pushes: { id: string; name: string }[];
  /** There are more, or may be: also where none was found before the looks ended. */
  more: boolean;
};

/** Pages that are looked at before it is left at what was found: a narrow filter over many orders takes several looks. */
const mostLooks = 10;

/** @param filter what the list is narrowed to; of orders that are not pushed there is no slip */
export async function readFirstPushes(
  storeId: string | undefined,
  filter: ReturnType<typeof filterOf>,
): Promise<FirstPushes> {
  const pushes: FirstPushes['pushes'] = [];
  if (filter.show === 'unpushed') return { pushes, more: false };
  let cursor: string | undefined;
  for (let look = 0; look < mostLooks; look += 1) {
    const limit = Math.min(100, mostPushes - pushes.length);
    const page = await trpc.orders.toShip.query({
      storeId,
      ...filter,
      show: 'pushed',
      cursor,
      limit,
    });
    for (const row of page.rows) if (row.push) pushes.push({ id: row.push.id, name: row.name });
    cursor = page.next ?? undefined;
    if (!cursor || pushes.length >= mostPushes) break;
  }
  return { pushes, more: cursor !== undefined };
}
