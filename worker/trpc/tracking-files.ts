/** Procedures of lists of tracking numbers: judged as they come; a person looks and presses Apply, or leaves it (SO1). */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import type { Database } from '../../db/open.ts';
import {
  listTrackingFiles,
  listTrackingLines,
  readTrackingFile,
  type TrackingFileHead,
} from '../../db/pages/tracking-file-page.ts';
import { findNamedOrders, findTakenNumbers } from '../../db/records/tracking-file-orders.ts';
import {
  cancelTracking,
  discardTracking,
  keepTrackingFile,
  startApplyingTracking,
} from '../../db/records/tracking-files.ts';
import { judgeTrackingLines } from '../../src/mirror/judge-tracking-lines.ts';
import { readTrackingLines } from '../../src/mirror/read-tracking-lines.ts';
import { trackingFileLimits } from '../../src/mirror/tracking-file.ts';
import { trackingProblemWords } from '../../src/mirror/tracking-problem-words.ts';
import { trackingViews } from '../../src/mirror/tracking-views.ts';
import { numberKey, trackingKey } from '../../src/shared/number-key.ts';
import { procedure, router } from './init.ts';
import { inputs, requireSource } from './inputs.ts';

const named = z.object({ id: inputs.id });

const conflict = (message: string) => new TRPCError({ code: 'CONFLICT', message });

/** The list, which must be the account's; for source stores only. */
async function fileOf(
  ctx: { db: Database; accountId: string },
  id: string,
): Promise<TrackingFileHead> {
  await requireSource(ctx, undefined, 'Tracking numbers are');
  const file = await readTrackingFile(ctx.db, ctx.accountId, id);
  if (!file) throw new TRPCError({ code: 'NOT_FOUND', message: 'This list is not known here.' });
  return file;
}

export const trackingFilesRouter = router({
  /** Reads and judges a list. Nothing is shipped. */
  judge: procedure
    .input(
      z.object({
        storeId: inputs.storeId,
        name: z.string().max(1_000),
        text: z.string().max(trackingFileLimits.bytes, trackingProblemWords({ kind: 'too-large' })),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { db, accountId, person: askedBy, edge } = ctx;
      const { storeId: sourceStoreId, name, text } = input;
      await requireSource(ctx, sourceStoreId, 'Tracking numbers are');
      const lines = readTrackingLines(text);
      if (!lines.ok)
        throw new TRPCError({ code: 'BAD_REQUEST', message: trackingProblemWords(lines.failure) });
      const at = edge.now();
      const each = (keys: string[]) => [...new Set(keys.filter(Boolean))];
      const orderKeys = each(lines.value.map(({ order }) => numberKey(order)));
      const orders = await findNamedOrders(db, accountId, orderKeys, sourceStoreId);
      const trackingKeys = each(lines.value.map(({ number }) => trackingKey(number)));
      const taken = await findTakenNumbers(db, accountId, trackingKeys);
      const judged = judgeTrackingLines(lines.value, orders, taken);
      const file = { sourceStoreId, name: name.trim().slice(0, 200), askedBy };
      return { id: await keepTrackingFile(db, accountId, file, judged, at) };
    }),

  get: procedure.input(named).query(({ ctx, input }) => fileOf(ctx, input.id)),

  lines: procedure
    .input(
      named.extend({
        view: z.enum(trackingViews).optional(),
        cursor: z
          .string()
          .regex(/^\d{1,7}$/)
          .optional(),
        limit: z.int().min(1).max(trackingFileLimits.lines).default(50),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { id, view, cursor, limit } = input;
      await fileOf(ctx, id);
      const page = { view, after: Number(cursor ?? 0), limit };
      return listTrackingLines(ctx.db, ctx.accountId, id, page);
    }),

  /** Ships it by queue, as far as the orders still are as they were judged. A second press does nothing. */
  carryOut: procedure.input(named).mutation(async ({ ctx, input }) => {
    const { db, accountId, edge, person } = ctx;
    const { id, state, ships } = await fileOf(ctx, input.id);
    if (await startApplyingTracking(db, { accountId, id }, person, edge.now()))
      await edge.send.mirror([{ accountId, trackingFile: id }]);
    else if (state === 'discarded')
      throw conflict('This list was discarded. Give it again to apply it.');
    else if (ships === 0) throw conflict('No line of this list ships anything.');
    return fileOf(ctx, id);
  }),

  /** What is shipped stays shipped; it stops before the next shipment. */
  cancel: procedure.input(named).mutation(async ({ ctx, input }) => {
    const { id } = await fileOf(ctx, input.id);
    const { accountId, person, edge } = ctx;
    await cancelTracking(ctx.db, { accountId, id }, person, edge.now());
    return fileOf(ctx, id);
  }),

  /** Gives it up before anything of it was shipped. */
  discard: procedure.input(named).mutation(async ({ ctx, input }) => {
    const { id } = await fileOf(ctx, input.id);
    const gone = await discardTracking(ctx.db, { accountId: ctx.accountId, id }, ctx.edge.now());
    const { state } = await fileOf(ctx, id);
    if (!gone && state !== 'discarded') throw conflict('This list was applied already.');
    return { discarded: true as const };
  }),

  /** The newest that were given. */
  list: procedure
    .input(z.object({ limit: z.int().min(1).max(50).default(5) }))
    .query(async ({ ctx, input }) => {
      await requireSource(ctx, undefined, 'Tracking numbers are');
      return { files: await listTrackingFiles(ctx.db, ctx.accountId, input.limit) };
    }),
});
