/** Procedures of Manual Order Push (OP10), and the answer to "would this order push?" (OP14). */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import { type Elsewhere, listElsewhere } from '../../db/pages/orders-elsewhere.ts';
import { listPushSettings } from '../../db/pages/push-settings-page.ts';
import { loadOrderName, loadStanding } from '../../db/records/pushed-orders.ts';
import { retryPush } from '../../db/records/retry-push.ts';
import type { OrderStop } from '../../src/order-push/decisions.ts';
import type { PushPreview } from '../../src/order-push/preview.ts';
import { readNumber } from '../../src/order-push/read-number.ts';
import { overridable } from '../../src/order-push/reasons.ts';
import { orderIdOf } from '../../src/shared/ids.ts';
import { includesOrderPush, type Plan } from '../../src/stores/plan.ts';
import { askForPush } from '../ask-for-push.ts';
import { previewOrder } from '../preview-order.ts';
import { probeStores } from '../probe-stores.ts';
import { reasonOf } from '../reason-of.ts';
import { loadDestination } from './destination.ts';
import { type Asked, procedure, router } from './init.ts';
import { inputs, requireSource } from './inputs.ts';
import { stopWords } from './manual-push-words.ts';
import { storeFailed } from './store-failed.ts';

const forSources = 'Manual Order Push is';

/** The store chosen in the shell comes along everywhere: it must be a source. */
const orderInput = z.object({
  storeId: inputs.storeId,
  destinationStoreId: inputs.id,
  platformOrderId: inputs.id,
});

const pushInput = orderInput.extend({ agreed: z.array(z.enum(overridable)).max(50) });

const unknownOrder = () =>
  new TRPCError({ code: 'NOT_FOUND', message: 'This order is not known here.' });

export const manualPushRouter = router({
  /** Destinations of the chosen source store, or of all, and why orders of one may not be pushed. */
  stores: procedure.input(z.object({ storeId: inputs.storeId })).query(async ({ ctx, input }) => {
    const { storeId } = input;
    await requireSource(ctx, storeId, forSources);
    const rows = await listPushSettings(ctx.db, ctx.accountId, { shippedBy: storeId });
    return {
      stores: rows.map((row) => {
        const why = whyNot(row);
        return { storeId: row.storeId, storeName: row.storeName, mayPush: why === null, why };
      }),
    };
  }),

  /**
   * Orders that a person means by a number, newest first, as the store itself finds them; where it has none, other
   * destinations of the source that do, as far as they are kept here.
   */
  find: procedure
    .input(
      z.object({
        storeId: inputs.storeId,
        destinationStoreId: inputs.id,
        number: z.string().max(200, 'An order number has 50 characters at most.'),
      }),
    )
    .query(async ({ ctx, input }) => {
      await requireSource(ctx, input.storeId, forSources);
      const number = readNumber(input.number);
      if (!number.ok) throw new TRPCError({ code: 'BAD_REQUEST', message: number.failure });
      const store = await loadDestination(ctx, input.destinationStoreId);
      const { platform } = await ctx.road.open(ctx.accountId, store.id);
      const found = await platform.findOrders(number.value);
      if (!found.ok) throw storeFailed(store.name, found.failure);
      const newestFirst = found.value.toSorted(
        (a, b) => Date.parse(b.placedAt) - Date.parse(a.placedAt),
      );
      return {
        elsewhere: newestFirst.length > 0 ? [] : await elsewhere(ctx, input, number.value),
        found: newestFirst.map(({ id, name, placedAt, customerName, units }) => ({
          platformOrderId: id,
          name,
          placedAt,
          customerName,
          units,
        })),
      };
    }),

  /** By our order id anybody of the account may ask; by a store's own id, sources. */
  preview: procedure
    .input(z.union([z.object({ orderId: inputs.id }), orderInput]))
    .query(async ({ ctx, input }) => {
      if ('orderId' in input) {
        const order = await loadOrderName(ctx.db, ctx.accountId, input.orderId);
        if (!order) throw unknownOrder();
        return preview(ctx, order);
      }
      await requireSource(ctx, input.storeId, forSources);
      const { destinationStoreId: storeId, platformOrderId } = input;
      return preview(ctx, { storeId, platformOrderId });
    }),

  /**
   * Pushes one order, overriding what was named and agreed to; a push of it that failed or waits is tried again. Pressed
   * twice, it is pushed once (OP2).
   */
  push: procedure.input(pushInput).mutation(async ({ ctx, input }) => {
    const { edge, road, person } = ctx;
    await requireSource(ctx, input.storeId, forSources);
    const { destinationStoreId: storeId, platformOrderId, agreed } = input;
    const store = await loadDestination(ctx, storeId);
    const orderId = orderIdOf(storeId, platformOrderId);
    const asked = await preview(ctx, { storeId, platformOrderId });
    if (asked.refused) throw refusal(stopWords[asked.refused]);
    const open = asked.already.filter(({ state }) => state !== 'created');
    if (asked.units === 0 && open.length === 0) {
      if (asked.already.length > 0)
        return { orderId, outcome: 'already' as const, pushes: await pushesOf(ctx, orderId) };
      throw refusal('The source stores have too few of it just now: nothing would go.');
    }
    const missing = asked.overrides.filter((one) => !agreed.includes(one));
    if (missing.length > 0)
      throw refusal(
        `${missing.map((one) => stopWords[one]).join(' ')} Agree to that first: nothing was pushed.`,
      );
    const units = asked.lines.reduce((sum, { ordered }) => sum + ordered, 0);
    const ask = { by: person, at: edge.now(), over: asked.overrides, units };
    const kept = await askForPush(edge, road, store, platformOrderId, ask);
    if (!kept.ok) throw storeFailed(store.name, kept.failure);
    const again = open.map(({ pushId }) => pushId);
    await probeStores(edge, ctx.accountId, again, edge.now());
    for (const pushId of again) await retry(ctx, pushId);
    // What does not come of it at once, the inbox does.
    await road
      .takeOrder(store, platformOrderId)
      .catch((error) => edge.log(`manual push: not at once, ${reasonOf(error)}`));
    const pushes = await pushesOf(ctx, orderId);
    const isNew = pushes.length > asked.already.length;
    return { orderId, outcome: isNew ? ('pushed' as const) : ('later' as const), pushes };
  }),
});

/** Of the stores that may be chosen beside the one that was asked. */
async function elsewhere(
  { db, accountId }: Asked,
  asked: { storeId?: string | undefined; destinationStoreId: string },
  number: string,
): Promise<Elsewhere[]> {
  const rows = await listPushSettings(db, accountId, { shippedBy: asked.storeId });
  const others = rows.filter(({ storeId }) => storeId !== asked.destinationStoreId);
  const storeIds = others.map(({ storeId }) => storeId);
  return storeIds.length > 0 ? listElsewhere(db, accountId, { number, storeIds }) : [];
}

/** A push that failed or waits goes again; one in creation is looked for. */
async function retry({ db, accountId, edge, person }: Asked, pushId: string): Promise<void> {
  if (await retryPush(db, accountId, pushId, person, edge.now()))
    await edge.send.orderPush([{ accountId, pushId }]);
}

const refusal = (message: string) => new TRPCError({ code: 'CONFLICT', message });

function whyNot({ plan, on }: { plan: Plan; on: boolean }): OrderStop | null {
  if (!includesOrderPush(plan)) return 'plan-too-low';
  return on ? null : 'switched-off';
}

async function preview(
  ctx: Asked,
  order: { storeId: string; platformOrderId: string },
): Promise<PushPreview> {
  const store = await loadDestination(ctx, order.storeId);
  const answer = await previewOrder(ctx.edge, ctx.road, ctx.accountId, order);
  if (!answer.ok) throw storeFailed(store.name, answer.failure);
  return answer.value;
}

const pushesOf = async ({ db, accountId }: Asked, orderId: string) =>
  ((await loadStanding(db, accountId, orderId))?.pushes ?? []).map(
    ({ pushId, sourceStoreName, sourceOrderName }) => ({
      pushId,
      sourceStoreName,
      sourceOrderName,
    }),
  );
