/** Orders placed before the switch, listed and pushed by hand (OP15). */
import { TRPCError } from '@trpc/server';
import { loadPushed } from '../../db/records/pushed-orders.ts';
import { bulkAtMost } from '../../src/order-push/bulk/bulk.ts';
import { planTooLowMessage } from '../../src/order-push/may-push.ts';
import { type OlderStretch, readOlderOrders } from '../../src/order-push/older-orders.ts';
import { settingsOf } from '../../src/order-push/settings.ts';
import { orderIdOf } from '../../src/shared/ids.ts';
import { includesOrderPush } from '../../src/stores/plan.ts';
import type { Store } from '../../src/stores/store.ts';
import { startBulk } from '../bulk.ts';
import { loadDestination } from './destination.ts';
import type { Asked } from './init.ts';
import { storeFailed } from './store-failed.ts';

/** A page of ours ends with the page of the store's list that made it this long. */
const page = { orders: 25, pages: 20 };
/** Counted at most, so that a person waits for ten readings and no more. */
const countAtMost = 500;
const countPages = 10;

/** Where the list goes on, with what was counted when it began: `<count>.<1 where there are more>.<the store's own cursor>`. */
const cursorForm = /^(\d{1,6})\.([01])\.(.+)$/s;

/** @throws in words where the cursor is not one of ours, or the store does not answer */
export async function listOlder(
  asked: Asked,
  { storeId, cursor }: { storeId: string; cursor?: string | undefined },
) {
  const store = await loadDestination(asked, storeId);
  const since = sinceOf(store);
  if (since === undefined) return { rows: [], next: null, count: 0, more: false };
  const place = cursor === undefined ? undefined : cursorForm.exec(cursor);
  if (place === null)
    throw new TRPCError({
      code: 'BAD_REQUEST',
      message: 'This page of the list cannot be found again. Open the list from its beginning.',
    });
  const read = await readerOf(asked, store, since);
  const stretch = await read(place?.[3], page);
  if (!stretch.ok) throw storeFailed(store.name, stretch.failure);
  const { orders, next } = stretch.value;
  const counted = place
    ? { count: Number(place[1]), more: place[2] === '1' }
    : await countOn(read, stretch.value);
  return {
    rows: orders.map(({ id, ...row }) => ({
      platformOrderId: id,
      orderId: orderIdOf(store.id, id),
      ...row,
    })),
    next: next === undefined ? null : `${counted.count}.${counted.more ? 1 : 0}.${next}`,
    ...counted,
  };
}

type Read = Awaited<ReturnType<typeof readerOf>>;

/** A store that stops answering meanwhile has some more. */
async function countOn(
  read: Read,
  { orders, next }: OlderStretch,
): Promise<{ count: number; more: boolean }> {
  if (next === undefined || orders.length >= countAtMost)
    return { count: Math.min(orders.length, countAtMost), more: next !== undefined };
  const rest = await read(next, { orders: countAtMost - orders.length, pages: countPages });
  const found = orders.length + (rest.ok ? rest.value.orders.length : 0);
  const isWhole = rest.ok && rest.value.next === undefined && found <= countAtMost;
  return { count: Math.min(found, countAtMost), more: !isWhole };
}

/**
 * @returns the run that pushes them, one after another, whatever their age, and where orders go by hand only, whatever that
 * says: a person has chosen them. Nothing else is overridden.
 */
export async function pushOlder(
  asked: Asked,
  { storeId, platformOrderIds }: { storeId: string; platformOrderIds: 'all' | string[] },
): Promise<{ id: string; total: number }> {
  const store = await loadDestination(asked, storeId);
  const since = sinceOf(store);
  if (since === undefined)
    throw new TRPCError({
      code: 'CONFLICT',
      message: includesOrderPush(store.plan)
        ? `Order Push of ${store.name} is switched off. Switch it on first.`
        : `${planTooLowMessage}.`,
    });
  const read = await readerOf(asked, store, since);
  const wanted = platformOrderIds === 'all' ? undefined : new Set(platformOrderIds);
  const found: OlderStretch['orders'] = [];
  let next: string | undefined;
  do {
    const stretch = await read(next, { orders: 1, pages: page.pages });
    if (!stretch.ok) throw storeFailed(store.name, stretch.failure);
    found.push(...stretch.value.orders.filter(({ id }) => !wanted || wanted.has(id)));
    next = stretch.value.next;
  } while (next !== undefined && found.length < (wanted?.size ?? bulkAtMost));
  const run = await startBulk(asked.edge, asked.accountId, {
    kind: 'push',
    askedBy: asked.person,
    about: store.name,
    isAct: true,
    over:
      settingsOf(store).when === 'by-hand'
        ? ['placed-before-switch', 'by-hand-only']
        : ['placed-before-switch'],
    orders: found.slice(0, bulkAtMost).map(({ id, name }) => ({
      storeId: store.id,
      platformOrderId: id,
      orderId: orderIdOf(store.id, id),
      name,
    })),
  });
  if (!run)
    throw new TRPCError({
      code: 'CONFLICT',
      message: 'None of these orders is open and unpushed any more. Look at the list again.',
    });
  return run;
}

/** Since when orders go by themselves, ms; undefined where they do not: then none is older than that. */
const sinceOf = (store: Store): number | undefined =>
  store.orderPushOn && includesOrderPush(store.plan) ? store.orderPushSince : undefined;

async function readerOf({ db, accountId, road }: Asked, store: Store, since: number) {
  const { platform } = await road.open(accountId, store.id);
  const deps = {
    fetchOpenOrders: platform.fetchOpenOrders,
    loadPushed: async (ids: string[]) => {
      const known = await loadPushed(
        db,
        accountId,
        ids.map((id) => orderIdOf(store.id, id)),
      );
      return new Map(
        ids.flatMap((id) => {
          const one = known.get(orderIdOf(store.id, id));
          return one ? [[id, one] as const] : [];
        }),
      );
    },
  };
  return (from: string | undefined, enough: { orders: number; pages: number }) =>
    readOlderOrders(deps, since, from, enough);
}
