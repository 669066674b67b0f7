/** Procedures of the Orders page of source stores: what is still to ship, and by which numbers it is found (SO1). */
import * as z from 'zod';
import {
  findOrdersToShip,
  plainNumber,
  searchedBackTo,
} from '../../db/pages/orders-to-ship-find.ts';
import { listOrdersToShip, type ToShipFilter } from '../../db/pages/orders-to-ship-page.ts';
import { listSellingStores, listSourcePlaces } from '../../db/pages/orders-to-ship-places.ts';
import type { KeptOrderToShip } from '../../db/pages/orders-to-ship-rows.ts';
import { type Asked, procedure } from './init.ts';
import { inputs, placeOf, requireSource } from './inputs.ts';
import { type OrderToShip, orderToShip } from './order-to-ship.ts';

const hoursAtMost = 100_000;

/** What the list may be narrowed to. */
export const toShipFilter = {
  /** The source store chosen in the shell; absent: all of the account's. */
  storeId: inputs.storeId,
  destinationId: inputs.id.optional(),
  /** As `toShipFilters` names it. */
  locationId: inputs.id.optional(),
  /** Its customer placed it at least so long ago. */
  olderThanHours: z.number().min(0).max(hoursAtMost).optional(),
  partly: z.literal(true).optional(),
  show: z.enum(['pushed', 'unpushed']).optional(),
};

type FilterInput = z.infer<z.ZodObject<typeof toShipFilter>>;

const hourMs = 60 * 60_000;

/** @param now ms */
export const filterOf = (input: FilterInput, now: number): ToShipFilter => ({
  sourceId: input.storeId,
  destinationId: input.destinationId,
  place: input.locationId,
  placedBefore:
    input.olderThanHours === undefined ? undefined : now - input.olderThanHours * hourMs,
  partly: input.partly,
  show: input.show,
});

export const toShipProcedures = {
  /** What is still to ship, oldest first. */
  toShip: procedure
    .input(z.object({ ...toShipFilter, cursor: inputs.cursor, limit: inputs.limit }))
    .query(async ({ ctx, input }) => {
      await requireSource(ctx, input.storeId);
      const { cursor, limit } = input;
      const page = { ...filterOf(input, ctx.edge.now()), limit, after: placeOf(cursor) };
      const { rows, next, lookedTo } = await listOrdersToShip(ctx.db, ctx.accountId, page);
      return { rows: await shown(ctx, input.storeId, rows), next, lookedTo };
    }),

  /** The stores and locations that the list may be narrowed to. */
  toShipFilters: procedure
    .input(z.object({ storeId: inputs.storeId }))
    .query(async ({ ctx, input: { storeId } }) => {
      await requireSource(ctx, storeId);
      const destinations = await listSellingStores(ctx.db, ctx.accountId, storeId);
      const places = await listSourcePlaces(ctx.db, ctx.accountId, storeId);
      const locations = places.flatMap(({ isOpen, ...place }) => (isOpen ? [place] : []));
      return { destinations, locations };
    }),

  /**
   * What is to ship of a number that a person typed or scanned, of either store. `searchedTo`: nothing was found, and
   * orders that came before it, ms, were not looked at.
   */
  findToShip: procedure
    .input(z.object({ storeId: inputs.storeId, number: z.string().max(100) }))
    .query(async ({ ctx, input }) => {
      const { storeId } = input;
      await requireSource(ctx, storeId);
      const number = plainNumber(input.number);
      if (number === '') return { rows: [], searchedTo: null };
      const found = await findOrdersToShip(ctx.db, ctx.accountId, { sourceId: storeId, number });
      const searchedTo = found.length > 0 ? null : await searchedBackTo(ctx.db, ctx.accountId);
      return { rows: await shown(ctx, storeId, found), searchedTo };
    }),
};

async function shown(
  { db, accountId }: Pick<Asked, 'db' | 'accountId'>,
  sourceId: string | undefined,
  rows: readonly KeptOrderToShip[],
): Promise<OrderToShip[]> {
  if (rows.length === 0) return [];
  const places = await listSourcePlaces(db, accountId, sourceId);
  return rows.map((row) => orderToShip(row, places));
}
