/** Open orders that were placed before the switch went on and that no push stands for, as their store lists them (OP15). */
import type { ListedOrder, Platform } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { ok, type Result } from '../shared/result.ts';
import { placedBefore } from './may-push.ts';

export type OlderOrder = ListedOrder & {
  /** A webhook told of it once. */
  known: boolean;
};

export type OlderDeps = {
  fetchOpenOrders: Platform['fetchOpenOrders'];
  /** Of these orders (platform ids) those that are known here, and whether a push stands for each. */
  loadPushed: (platformOrderIds: string[]) => Promise<ReadonlyMap<string, { pushed: boolean }>>;
};

export type OlderStretch = {
  orders: OlderOrder[];
  /** Where the store's list goes on; undefined at its end. */
  next: string | undefined;
};

/**
 * Reads on in the store's list, newest first, until enough are found.
 * @param since when the switch went on, ms
 * @param from where the list goes on; undefined begins
 * @param enough this many orders, or this many pages of the store's list, whichever comes first
 */
export async function readOlderOrders(
  deps: OlderDeps,
  since: number,
  from: string | undefined,
  enough: { orders: number; pages: number },
): Promise<Result<OlderStretch, PlatformFailure>> {
  const orders: OlderOrder[] = [];
  let next = from;
  for (let pages = 0; pages < enough.pages; pages += 1) {
    const page = await deps.fetchOpenOrders(next);
    if (!page.ok) return page;
    const older = page.value.rows.filter((row) => placedBefore(row.placedAt, since));
    const pushed = await deps.loadPushed(older.map(({ id }) => id));
    for (const row of older) {
      const known = pushed.get(row.id);
      if (!known?.pushed) orders.push({ ...row, known: known !== undefined });
    }
    next = page.value.nextCursor;
    if (next === undefined || orders.length >= enough.orders) break;
  }
  return ok({ orders, next });
}
