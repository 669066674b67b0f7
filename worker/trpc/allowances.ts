/** Procedures of allowances (ST6): what a connection or one SKU of it keeps back, seen before it is saved. */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import { listAllowances, previewAllowance } from '../../db/pages/allowances-page.ts';
import { saveConnectionAllowance, saveLinkAllowance } from '../../db/records/allowances.ts';
import { procedure, router } from './init.ts';
import { inputs } from './inputs.ts';
import { requireConnection } from './stock-inputs.ts';

const bufferMost = 1_000_000;
const capMost = 1_000_000_000;

const bufferWords = `The buffer is a whole number from 0 to ${bufferMost.toLocaleString('en')}.`;
const buffer = z.int(bufferWords).min(0, bufferWords).max(bufferMost, bufferWords);
const shareWords = 'The share is a whole number from 0 to 100 percent.';
const sharePercent = z.int(shareWords).min(0, shareWords).max(100, shareWords);
const capWords = 'The cap is a whole number of 0 or more, or empty for none.';
const cap = z.int(capWords).min(0, capWords).max(capMost, capWords);

const ofConnection = z.object({ buffer, sharePercent, cap: cap.nullable() });
/** Null: as the connection says. */
const ofLink = z.object({
  buffer: buffer.nullable(),
  sharePercent: sharePercent.nullable(),
  cap: cap.nullable(),
});
const edits = z.enum(['set-back', 'pass-on']);

export const allowancesRouter = router({
  /** Every connection with what it keeps back. */
  get: procedure.query(({ ctx }) => listAllowances(ctx.db, ctx.accountId)),

  /** What the connection's store would show. Nothing is changed. */
  preview: procedure
    .input(ofConnection.extend({ connectionId: inputs.id }))
    .query(async ({ ctx, input }) => {
      const { connectionId, ...said } = input;
      await requireConnection(ctx, connectionId);
      return previewAllowance(ctx.db, ctx.accountId, connectionId, { of: 'connection', ...said });
    }),

  /** The same for one SKU. */
  previewSku: procedure
    .input(ofLink.extend({ connectionId: inputs.id, variantId: inputs.id }))
    .query(async ({ ctx, input }) => {
      const { connectionId, ...said } = input;
      await requireConnection(ctx, connectionId);
      return previewAllowance(ctx.db, ctx.accountId, connectionId, { of: 'link', ...said });
    }),

  save: procedure
    .input(ofConnection.extend({ connectionId: inputs.id, edits }))
    .mutation(async ({ ctx, input }) => {
      const { connectionId, ...said } = input;
      const { db, accountId, edge, road } = ctx;
      if (
        !(await saveConnectionAllowance(db, accountId, connectionId, said, edge.now(), ctx.person))
      )
        throw new TRPCError({ code: 'NOT_FOUND', message: 'This connection is not known here.' });
      await road.tellLedgers(accountId, connectionId);
      return { saved: true as const };
    }),

  saveSku: procedure
    .input(ofLink.extend({ connectionId: inputs.id, variantId: inputs.id }))
    .mutation(async ({ ctx, input }) => {
      const { connectionId, variantId, ...said } = input;
      const { db, accountId, edge, road } = ctx;
      const link = { connectionId, variantId };
      if (!(await saveLinkAllowance(db, accountId, link, said, edge.now(), ctx.person)))
        throw new TRPCError({ code: 'NOT_FOUND', message: 'This SKU is not linked here.' });
      await road.tellMatches(accountId, connectionId);
      return { saved: true as const };
    }),
});
