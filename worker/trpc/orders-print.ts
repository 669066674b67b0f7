/** Procedures of the pages that are printed for packing: the pick list and packing slips (SO1). */
import * as z from 'zod';
import type { Database } from '../../db/open.ts';
import { type Cursor, decodeCursor } from '../../db/pages/cursor.ts';
import { listPushesToShip, listSourceSkus } from '../../db/pages/orders-to-ship-find.ts';
import {
  countFurtherToShip,
  listOrdersToShip,
  type ToShipFilter,
} from '../../db/pages/orders-to-ship-page.ts';
import { listSourcePlaces } from '../../db/pages/orders-to-ship-places.ts';
import type { KeptOrderToShip } from '../../db/pages/orders-to-ship-rows.ts';
import { packingSlip } from '../../src/orders/packing-slip.ts';
import { type Asked, procedure } from './init.ts';
import { inputs, requireSource } from './inputs.ts';
import { pickRows } from './orders-pick-rows.ts';
import { pushAtSource } from './orders-ship.ts';
import { filterOf, toShipFilter } from './orders-to-ship.ts';
import { storeFailed } from './store-failed.ts';

/** More than a person carries on one round. */
const ordersAtMost = 200;
/** A look is at a thousand orders, of which none may be at its source. */
const looksAtMost = 10;

const pickInput = z.object({
  ...toShipFilter,
  pushIds: z
    .array(inputs.id)
    .max(ordersAtMost, `Choose ${ordersAtMost} orders at most for one pick list.`)
    .optional(),
});

export const printProcedures = {
  /**
   * What to fetch for the chosen pushes, or for the first of the filter, summed by SKU. `leftOut`: so many more are known
   * to be to ship; `mayBeMore`: and not all were looked at.
   */
  pickList: procedure.input(pickInput).query(async ({ ctx, input }) => {
    await requireSource(ctx, input.storeId);
    const { rows, ...picked } = await toPick(ctx, input);
    const places = await listSourcePlaces(ctx.db, ctx.accountId, input.storeId);
    const pushIds = rows.flatMap(({ pushId }) => pushId ?? []);
    const skus = await listSourceSkus(ctx.db, ctx.accountId, pushIds);
    return { rows: pickRows(rows, places, skus), orders: rows.length, ...picked };
  }),

  /** What goes into the parcel of a push. Its address is read from the store that sold it, and not kept. */
  slip: procedure.input(z.object({ pushId: inputs.id })).query(async ({ ctx, input }) => {
    await requireSource(ctx, undefined);
    const push = await pushAtSource(ctx, input.pushId);
    const asked = { sourceId: undefined, pushIds: [push.id] };
    const [open] = await listPushesToShip(ctx.db, ctx.accountId, asked);
    const { platform } = await ctx.road.open(ctx.accountId, push.destinationStoreId);
    const order = await platform.fetchOrder(push.platformOrderId);
    if (!order.ok) throw storeFailed(push.destinationName, order.failure);
    return packingSlip(push, order.value, open?.lines ?? []);
  }),
};

async function toPick(
  { db, accountId, edge }: Pick<Asked, 'db' | 'accountId' | 'edge'>,
  { pushIds, ...input }: z.infer<typeof pickInput>,
) {
  if (pushIds) {
    const asked = { sourceId: input.storeId, pushIds: [...new Set(pushIds)] };
    const rows = await listPushesToShip(db, accountId, asked);
    return { rows, leftOut: asked.pushIds.length - rows.length, mayBeMore: false };
  }
  const page = { ...filterOf(input, edge.now()), show: 'pushed' as const };
  const { rows, after } = await firstToShip(db, accountId, page);
  if (!after) return { rows, leftOut: 0, mayBeMore: false };
  const further = await countFurtherToShip(db, accountId, { ...page, after });
  return { rows, leftOut: further.count, mayBeMore: further.mayBeMore };
}

/** Looks on where a look of the list ended before it had enough. @returns `after`: where what comes next begins */
async function firstToShip(db: Database, accountId: string, page: ToShipFilter) {
  const rows: KeptOrderToShip[] = [];
  let after: Cursor | undefined;
  for (let look = 0; look < looksAtMost; look += 1) {
    const limit = ordersAtMost - rows.length;
    const listed = await listOrdersToShip(db, accountId, { ...page, limit, after });
    rows.push(...listed.rows);
    after = listed.next === null ? undefined : decodeCursor(listed.next);
    if (!after || rows.length >= ordersAtMost) break;
  }
  return { rows, after };
}
