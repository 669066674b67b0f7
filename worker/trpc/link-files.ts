/** Procedures of files of links: its lines come and are judged, a person looks and presses Apply, or leaves it (OP5, ST8). */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import type { Database } from '../../db/open.ts';
import {
  countLinkFile,
  listFileLines,
  listLinkFiles,
  readLinkFile,
} from '../../db/pages/link-file-page.ts';
import { readFileConnection } from '../../db/records/link-file-facts.ts';
import {
  beginLinkFile,
  cancelApplying,
  discardLinkFile,
  endReceiving,
  keepFileLines,
  loadLinkFile,
  startApplying,
} from '../../db/records/link-files.ts';
import {
  cellMost,
  type FileLine,
  linesAtOnce,
  linkFileLimits,
  linkVerdicts,
} from '../../src/catalog/link-file.ts';
import { judgeLines } from '../link-files.ts';
import { procedure, router } from './init.ts';
import { inputs } from './inputs.ts';

const cell = z.string().max(cellMost);
/** Line, SKU and variant at the destination, SKU and variant at the source, status: short, for many go at once. */
const line = z.tuple([
  z
    .int()
    .min(2)
    .max(linkFileLimits.lines + 1),
  cell,
  cell,
  cell,
  cell,
  cell,
]);

const named = z.object({ fileId: inputs.id });

const unknownFile = () =>
  new TRPCError({ code: 'NOT_FOUND', message: 'This file is not known here.' });
const unknownConnection = () =>
  new TRPCError({ code: 'NOT_FOUND', message: 'This connection is not known here.' });
const conflict = (message: string) => new TRPCError({ code: 'CONFLICT', message });

/** The file, which must be the account's. */
async function fileOf(ctx: { db: Database; accountId: string }, id: string) {
  const file = await readLinkFile(ctx.db, ctx.accountId, id);
  if (!file) throw unknownFile();
  return file;
}

const lineOf = (sent: z.output<typeof line>): FileLine => ({
  line: sent[0],
  destination: { sku: sent[1], variant: sent[2] },
  source: { sku: sent[3], variant: sent[4] },
  status: sent[5],
});

export const linkFilesRouter = router({
  /** Begins a file: nothing of it is there yet. */
  begin: procedure
    .input(z.object({ connectionId: inputs.id, name: z.string().max(1000) }))
    .mutation(async ({ ctx, input }) => {
      const { db, accountId, person: askedBy, edge } = ctx;
      const { connectionId } = input;
      if (!(await readFileConnection(db, accountId, connectionId))) throw unknownConnection();
      const file = { connectionId, name: input.name.slice(0, 200), askedBy };
      return { fileId: await beginLinkFile(db, accountId, file, edge.now()) };
    }),

  /** Takes some of its lines and judges them. Sending the same lines again does no harm. */
  add: procedure
    .input(named.extend({ lines: z.array(line).min(1).max(linesAtOnce) }))
    .mutation(async ({ ctx, input }) => {
      const { db, accountId, edge } = ctx;
      const file = await loadLinkFile(db, { accountId, id: input.fileId });
      const stores = file && (await readFileConnection(db, accountId, file.connectionId));
      if (!stores) throw unknownFile();
      if (file.state !== 'receiving')
        throw conflict('This file was read whole already. Choose it again to begin anew.');
      const lines = input.lines.map(lineOf);
      const judged = await judgeLines(edge, accountId, file.connectionId, stores, lines);
      await keepFileLines(db, file.id, judged);
      return { added: lines.length };
    }),

  /** All lines were sent: from now on a person decides. */
  finish: procedure
    .input(named.extend({ lines: z.int().min(1).max(linkFileLimits.lines) }))
    .mutation(async ({ ctx, input }) => {
      const { db, accountId } = ctx;
      const before = await fileOf(ctx, input.fileId);
      if (before.state === 'receiving') {
        const name = { accountId, id: before.id };
        if (!(await endReceiving(db, name, input.lines)))
          throw conflict('Some lines of the file did not arrive. Choose it again.');
      }
      return fileOf(ctx, before.id);
    }),

  list: procedure.input(z.object({ connectionId: inputs.id })).query(async ({ ctx, input }) => {
    const { db, accountId } = ctx;
    if (!(await readFileConnection(db, accountId, input.connectionId))) throw unknownConnection();
    return { files: await listLinkFiles(db, accountId, input.connectionId) };
  }),

  get: procedure.input(named).query(({ ctx, input }) => fileOf(ctx, input.fileId)),

  /** How many lines have each verdict. */
  counts: procedure.input(named).query(async ({ ctx, input }) => {
    const { id } = await fileOf(ctx, input.fileId);
    return countLinkFile(ctx.db, ctx.accountId, id);
  }),

  lines: procedure
    .input(
      named.extend({
        verdict: z.enum(linkVerdicts),
        after: z.int().min(0).default(0),
        limit: z.int().min(1).max(1_000).default(50),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { fileId, ...page } = input;
      await fileOf(ctx, fileId);
      return listFileLines(ctx.db, ctx.accountId, fileId, page);
    }),

  /** Carries it out by queue, as far as things still stand as they were judged. A second press does nothing. */
  carryOut: procedure.input(named).mutation(async ({ ctx, input }) => {
    const { db, accountId, edge } = ctx;
    const { id, state } = await fileOf(ctx, input.fileId);
    if (await startApplying(db, { accountId, id }, edge.now(), ctx.person))
      await edge.send.stock([{ of: 'link-file', accountId, id }]);
    else if (state === 'receiving' || state === 'discarded')
      throw conflict('This file cannot be applied any more. Choose it again.');
    return fileOf(ctx, id);
  }),

  /** What is done stays done, and the orders that wait for it are looked at by its last turn. */
  cancel: procedure.input(named).mutation(async ({ ctx, input }) => {
    const { db, accountId, edge } = ctx;
    const { id } = await fileOf(ctx, input.fileId);
    if (await cancelApplying(db, { accountId, id }, edge.now(), ctx.person))
      await edge.send.stock([{ of: 'link-file', accountId, id }]);
    return fileOf(ctx, id);
  }),

  /** Gives it up before anything of it was carried out. */
  discard: procedure.input(named).mutation(async ({ ctx, input }) => {
    const { id } = await fileOf(ctx, input.fileId);
    const gone = await discardLinkFile(ctx.db, { accountId: ctx.accountId, id }, ctx.edge.now());
    const { state } = await fileOf(ctx, id);
    if (!gone && state !== 'discarded') throw conflict('This file was applied already.');
    return { discarded: true as const };
  }),
});
