/** Procedures of what people are told in the app: the bell, groups of notices, and what is read of them. */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import { listNoticesOfGroup } from '../../db/pages/notices-group.ts';
import { listNoticeGroups } from '../../db/pages/notices-list.ts';
import { countUnread } from '../../db/pages/notices-unread.ts';
import { ensureAccount } from '../../db/records/accounts.ts';
import { markAllRead, markGroupRead, markGroupUnread } from '../../db/records/notice-people.ts';
import { firstSettings } from '../../src/notices/channel.ts';
import { noticeKinds } from '../../src/notices/notice.ts';
import { procedure } from './init.ts';
import { chooseStore, inputs, placeOf } from './inputs.ts';
import { ownerOf } from './notice-inputs.ts';

/** ms */
const moment = z.int().min(0);

const listInput = z.object({
  storeId: inputs.storeId,
  cursor: inputs.cursor,
  limit: inputs.limit,
  only: z.literal('unread').optional(),
  kind: z.enum(noticeKinds).optional(),
});

/** Ids of groups hold a store's, a kind, a cause and a day. */
const groupId = z.string().min(1).max(300);

export const noticeReading = {
  /** Groups that wait unread, at most 100, and how many of the person's channels are paused. */
  unread: procedure.input(z.object({})).query(({ ctx }) => countUnread(ctx.db, ownerOf(ctx))),

  /** Groups newest first. A page of few among many may be short and go on all the same. */
  list: procedure.input(listInput).query(async ({ ctx, input }) => {
    const { limit, only, kind, cursor } = input;
    const store = await chooseStore(ctx, input.storeId);
    const after = placeOf(cursor);
    return listNoticeGroups(ctx.db, ownerOf(ctx), { limit, only, kind, storeId: store?.id, after });
  }),

  /** The notices of a group, newest first. */
  group: procedure
    .input(z.object({ id: groupId, cursor: inputs.cursor, limit: inputs.limit }))
    .query(async ({ ctx, input }) => {
      const { id, limit, cursor } = input;
      const after = placeOf(cursor);
      const page = await listNoticesOfGroup(ctx.db, ctx.accountId, id, { limit, after });
      if (page.rows.length === 0 && !after) throw unknownGroup();
      return page;
    }),

  /** `upTo`: when the newest of what was shown came, ms; without it, all of the group that is there. */
  markRead: procedure
    .input(z.object({ groupId, upTo: moment.optional() }))
    .mutation(async ({ ctx, input }) => {
      const upTo = input.upTo ?? Number.MAX_SAFE_INTEGER;
      const isKnown = await markGroupRead(ctx.db, ownerOf(ctx), input.groupId, upTo);
      if (!isKnown) throw unknownGroup();
      return counted(ctx);
    }),

  markUnread: procedure.input(z.object({ groupId })).mutation(async ({ ctx, input }) => {
    const marked = await markGroupUnread(ctx.db, ownerOf(ctx), input.groupId);
    if (marked === 'unknown') throw unknownGroup();
    if (marked === 'too-old')
      throw new TRPCError({
        code: 'PRECONDITION_FAILED',
        message: 'This is too old to be marked as unread: a thousand newer ones stand above it.',
      });
    return counted(ctx);
  }),

  /** `upTo`: when the newest of what was shown came, ms; what came later stays unread. */
  markAllRead: procedure.input(z.object({ upTo: moment })).mutation(async ({ ctx, input }) => {
    const now = ctx.edge.now();
    const upTo = Math.min(input.upTo, now);
    await ensureAccount(ctx.db, ctx.accountId, now);
    await markAllRead(ctx.db, ownerOf(ctx), upTo, firstSettings);
    return counted(ctx);
  }),
};

const counted = async (
  ctx: Parameters<typeof ownerOf>[0] & { db: Parameters<typeof countUnread>[0] },
) => {
  const { count } = await countUnread(ctx.db, ownerOf(ctx));
  return { count };
};

const unknownGroup = () =>
  new TRPCError({ code: 'NOT_FOUND', message: 'These notices are not known here.' });
