/** Procedures of Products: what of a destination is linked to what, and a person's links by hand (OP5, OP14, ST8). */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import { listProductConnections } from '../../db/pages/products-connections.ts';
import { listProductActs, readProduct } from '../../db/pages/products-one.ts';
import {
  countProducts,
  listProducts,
  productCursorIds,
  productCursorMost,
} from '../../db/pages/products-page.ts';
import { findSourceListings } from '../../db/pages/products-source.ts';
import { linkStates } from '../../src/shared/link-state.ts';
import { askWouldPush } from '../would-push.ts';
import { procedure, router } from './init.ts';
import { inputs } from './inputs.ts';
import { linkingProcedures } from './products-linking.ts';
import { skuPlaceOf } from './stock-inputs.ts';

const q = z.string().max(100, 'Search for 100 characters at most.');

const listInput = z.object({
  connectionId: inputs.id,
  view: z.enum(['all', 'suggested', ...linkStates]).default('all'),
  q: q.optional(),
  cursor: z.string().max(productCursorMost).optional(),
  limit: inputs.limit,
});

/** Listings of the source that are offered at a time. */
const foundMost = 20;

/** Changes that are shown of a listing, newest first. */
const actsMost = 50;

const notHere = () =>
  new TRPCError({ code: 'NOT_FOUND', message: 'This connection is not known here.' });

export const productsRouter = router({
  /** The connections to choose from, with their counts and imports. */
  connections: procedure.query(({ ctx }) => listProductConnections(ctx.db, ctx.accountId)),

  list: procedure.input(listInput).query(async ({ ctx, input }) => {
    const { connectionId, view, cursor, limit } = input;
    const known = await listProductConnections(ctx.db, ctx.accountId);
    const connection = known.find((one) => one.connectionId === connectionId);
    if (!connection) throw notHere();
    const counts = await countProducts(ctx.db, ctx.accountId, connectionId);
    const page = {
      limit,
      view,
      all: counts.all ?? 0,
      q: input.q,
      after: skuPlaceOf(cursor, productCursorIds),
    };
    const listed = await listProducts(ctx.db, ctx.accountId, connectionId, page);
    return {
      connection,
      counts,
      searchedBy: listed.searchedBy,
      rows: listed.rows.map((row) => ({ ...row, id: row.variantId })),
      next: listed.next,
    };
  }),

  one: procedure
    .input(z.object({ connectionId: inputs.id, variantId: inputs.id }))
    .query(async ({ ctx, input: { connectionId, variantId } }) => {
      const { db, accountId, edge } = ctx;
      const product = await readProduct(db, accountId, connectionId, variantId);
      if (!product)
        throw new TRPCError({
          code: 'NOT_FOUND',
          message: 'This store does not list it, or did not when it was read last.',
        });
      const [would, acts] = await Promise.all([
        askWouldPush(db, accountId, product, edge.now()),
        listProductActs(db, accountId, connectionId, variantId, actsMost),
      ]);
      return { ...product, connectionId, would, acts };
    }),

  /** Listings of the source for a link by hand. */
  findSource: procedure
    .input(z.object({ connectionId: inputs.id, q: q.trim().min(1) }))
    .query(({ ctx, input }) =>
      findSourceListings(ctx.db, ctx.accountId, input.connectionId, input.q, foundMost),
    ),

  ...linkingProcedures,
});
