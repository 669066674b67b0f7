/** Procedures that link and unlink listings: by hand, as was suggested, many at once. Spread into the products router. */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import { type PairFacts, readPairs } from '../../db/records/link-by-hand.ts';
import {
  readChosenSuggestions,
  readNextSuggestions,
  type SuggestionRead,
  suggestionsAtOnce,
} from '../../db/records/suggestions.ts';
import { readUnlinkFacts, unlinkListings } from '../../db/records/unlinking.ts';
import { isMassZeroing } from '../../src/stock/mass-zeroing.ts';
import { linkListings } from '../link-listings.ts';
import { procedure } from './init.ts';
import { inputs } from './inputs.ts';

/** Listings unlinked in one go. */
const unlinkedAtOnce = 500;

const variantIds = z.array(inputs.id).min(1, 'Choose at least one SKU.').max(unlinkedAtOnce);

const acceptInput = z.object({
  connectionId: inputs.id,
  /** Those chosen, each with the listing that was suggested then; or the next stretch of all, after the last one. */
  chosen: z.union([
    z.literal('all'),
    z
      .array(z.object({ variantId: inputs.id, sourceVariantId: inputs.id }))
      .min(1, 'Choose at least one SKU.')
      .max(suggestionsAtOnce),
  ]),
  after: z.object({ matchKey: z.string().max(300), variantId: inputs.id }).optional(),
});

const refuse = (code: 'NOT_FOUND' | 'PRECONDITION_FAILED', message: string) =>
  new TRPCError({ code, message });

/** Why a pair cannot be linked, in words for who asked. */
function requirePair(pair: PairFacts | undefined): PairFacts {
  if (!pair) throw refuse('NOT_FOUND', 'This connection is not known here.');
  if (pair.sku === undefined)
    throw refuse('NOT_FOUND', 'The store does not list this any more. Import its products again.');
  if (pair.sku === '')
    throw refuse(
      'PRECONDITION_FAILED',
      'It has no SKU, so none of its orders could be pushed. Give it one at its store first.',
    );
  if (pair.sourceSku === undefined)
    throw refuse(
      'NOT_FOUND',
      'The source does not list this any more. Import its products again, or choose another one.',
    );
  return pair;
}

export const linkingProcedures = {
  /** Links one listing to one of the source; what it was linked to before is replaced. */
  link: procedure
    .input(z.object({ connectionId: inputs.id, variantId: inputs.id, sourceVariantId: inputs.id }))
    .mutation(async ({ ctx, input }) => {
      const { db, accountId, edge, road } = ctx;
      const { connectionId, ...asked } = input;
      const [read] = await readPairs(db, accountId, connectionId, [asked]);
      const pair = requirePair(read);
      return linkListings(edge, road, ctx, connectionId, [pair]);
    }),

  /** Links listings as is suggested now; what changed meanwhile is skipped and said. */
  acceptSuggestions: procedure.input(acceptInput).mutation(async ({ ctx, input }) => {
    const { db, accountId, edge, road } = ctx;
    const { connectionId, chosen, after } = input;
    const { read, next } =
      chosen === 'all'
        ? await readNextSuggestions(db, accountId, connectionId, after)
        : {
            read: await readChosenSuggestions(db, accountId, connectionId, chosen),
            next: undefined,
          };
    const wanted = read.filter(({ skipped }) => skipped === undefined);
    const pairs = await readPairs(db, accountId, connectionId, wanted.map(pairOf));
    const fits = pairs.filter(({ sku, sourceSku }) => Boolean(sku) && sourceSku !== undefined);
    const done = await linkListings(edge, road, ctx, connectionId, fits);
    return {
      accepted: done.linked,
      skipped: read.flatMap(({ sku, skipped }) => (skipped ? [{ sku, why: skipped }] : [])),
      recheck: done.recheck,
      looked: read.length,
      next: next ?? null,
    };
  }),

  /** What unlinking them would do. */
  unlinkPreview: procedure
    .input(z.object({ connectionId: inputs.id, variantIds }))
    .query(({ ctx, input }) =>
      readUnlinkFacts(ctx.db, ctx.accountId, input.connectionId, input.variantIds),
    ),

  /**
   * Unlinks them; `zero` lets their copies show nothing first. Where many would go to zero it does nothing and says how
   * many, until that very number is agreed to (ST8).
   */
  unlink: procedure
    .input(
      z.object({
        connectionId: inputs.id,
        variantIds,
        stock: z.enum(['leave', 'zero']),
        agreedToZero: z.int().min(0).optional(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { db, accountId, person, edge, road } = ctx;
      const { connectionId, variantIds: asked, stock, agreedToZero } = input;
      const facts = await readUnlinkFacts(db, accountId, connectionId, asked);
      if (facts.links === 0) throw refuse('NOT_FOUND', 'None of these is linked here any more.');
      const isMany = stock === 'zero' && isMassZeroing(facts.toZero, facts.ofLinks);
      if (isMany && agreedToZero !== facts.toZero)
        return { kind: 'asks' as const, toZero: facts.toZero };
      const ask = { stock, person, now: edge.now() };
      const { told, ...done } = await unlinkListings(db, accountId, connectionId, asked, ask);
      for (const id of told) await road.tellMatches(accountId, id);
      return { kind: 'done' as const, ...done };
    }),
};

const pairOf = ({ variantId, sourceVariantId }: SuggestionRead) => ({
  variantId,
  sourceVariantId,
});
