/** Procedures of Activity: who or what did what, in which store, when, from what to what. */
import * as z from 'zod';
import { listActors } from '../../db/pages/activity-actors.ts';
import { activityGroups, kindsOf } from '../../src/activity/activity-groups.ts';
import { activityRows } from '../activity-rows.ts';
import { procedure, router } from './init.ts';
import { chooseStore, inputs, placeOf } from './inputs.ts';

/** Rows of each table that a narrowed page looks through at most. */
const lookMost = 2_000;

const moment = z.int().min(0).max(8.64e15).optional();

const listInput = z.object({
  storeId: inputs.storeId,
  kind: z.enum(activityGroups).optional(),
  actor: z.string().min(1).max(200).optional(),
  from: moment,
  to: moment,
  cursor: inputs.cursor,
  limit: inputs.limit,
});

export const activityRouter = router({
  /** A page of it, newest first; a narrowed one may end before it is full, and says how far it looked. */
  list: procedure.input(listInput).query(async ({ ctx, input }) => {
    const { kind, actor, from, to, limit } = input;
    const store = await chooseStore(ctx, input.storeId);
    return activityRows(ctx.db, ctx.accountId, {
      ...{ storeId: store?.id, kinds: kind && kindsOf(kind), actor, from, to },
      ...{ limit, lookMost, after: placeOf(input.cursor) },
    });
  }),

  /** Whoever did something lately: what the list can be narrowed to. */
  actors: procedure.query(({ ctx }) => listActors(ctx.db, ctx.accountId)),
});
