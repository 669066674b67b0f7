/** Procedures of Webhook deliveries: every delivery and what became of it, one opened, and replays (WH2). */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import type { Database } from '../../db/open.ts';
import { readShell, type ShellStore } from '../../db/pages/shell-page.ts';
import { notingActivity } from '../../db/records/activity.ts';
import { removeDeadLetters } from '../../db/records/dead-letters.ts';
import type { Activity } from '../../src/activity/activity.ts';
import { bodyBound, openBody } from '../../src/webhooks/delivery-body.ts';
import { prettyJson } from '../../src/webhooks/pretty-json.ts';
import type { Edge } from '../edge.ts';
import { inboxesOf } from '../inbox-of.ts';
import { reasonOf } from '../reason-of.ts';
import { deadLettersRouter } from './dead-letters.ts';
import { decodeDeliveryCursor, deliveryCursorMost, listStoreDeliveries } from './delivery-list.ts';
import { deliveryRows } from './delivery-row.ts';
import { procedure, router } from './init.ts';
import { inputs } from './inputs.ts';

/** Names one delivery of a store. */
const deliveryInput = z.object({ storeId: inputs.id, key: z.string().min(1).max(300) });

const listInput = z.object({
  storeId: inputs.storeId,
  status: z.enum(['waiting', 'failed', 'done']).optional(),
  cursor: z.string().max(deliveryCursorMost).optional(),
  limit: inputs.limit,
});

export const deliveriesRouter = router({
  deadLetters: deadLettersRouter,

  /** Of the chosen store, or of all of the account's, newest first. */
  list: procedure.input(listInput).query(async ({ ctx, input }) => {
    const { storeId, status, cursor, limit } = input;
    const stores = await requireStores(ctx, storeId === undefined ? undefined : [storeId]);
    const after = cursor === undefined ? undefined : decodeDeliveryCursor(cursor);
    if (cursor !== undefined && !after)
      throw new TRPCError({
        code: 'BAD_REQUEST',
        message: 'This page of the list cannot be found again. Open the list from its beginning.',
      });
    const ids = stores.map(({ id }) => id);
    const { rows, next } = await listStoreDeliveries(ctx.edge, ids, { after, limit, only: status });
    return { rows: await deliveryRows(ctx, stores, rows), next };
  }),

  /** With what the store sent, where it was kept: the only place where that is unsealed. */
  get: procedure.input(deliveryInput).query(async ({ ctx, input }) => {
    const { storeId, key } = input;
    const stores = await requireStores(ctx, [storeId]);
    const opened = await Promise.all(
      inboxesOf(storeId).map((name) => ctx.edge.inbox(name).open(key)),
    );
    const found = opened.find((delivery) => delivery !== undefined);
    if (!found)
      throw new TRPCError({
        code: 'NOT_FOUND',
        message:
          'This delivery is not kept any more: it is older than thirty days, or a newer one about the same stock took its place.',
      });
    const { sealedBody, ...delivery } = found;
    const [row] = await deliveryRows(ctx, stores, [{ ...delivery, storeId }]);
    if (!row) throw new Error('A delivery without a row');
    return {
      ...row,
      text: sealedBody === undefined ? null : await unseal(ctx, storeId, sealedBody),
    };
  }),

  /** Has deliveries handled again, whatever became of them; what gave up is no longer among what gave up. */
  replay: procedure
    .input(z.object({ keys: z.array(deliveryInput).min(1).max(100) }))
    .mutation(async ({ ctx, input }) => {
      const since = ctx.edge.now();
      const byStore = Map.groupBy(input.keys, ({ storeId }) => storeId);
      const stores = await requireStores(ctx, [...byStore.keys()]);
      const letters: string[] = [];
      const acts: Activity[] = [];
      let replayed = 0;
      for (const [storeId, asked] of byStore) {
        const keys = asked.map(({ key }) => key);
        const before = replayed;
        for (const name of inboxesOf(storeId)) {
          const went = await ctx.edge.inbox(name).replay(keys);
          replayed += went.length;
          letters.push(...went.map((key) => `${name}:${key}`));
        }
        const went = replayed - before;
        if (went > 0)
          acts.push({
            ...{ actor: ctx.person, kind: 'delivery-replayed', storeId },
            subject: keys.length === 1 ? (keys[0] ?? storeId) : storeId,
            name: stores.find(({ id }) => id === storeId)?.name ?? '',
            after: went === 1 ? '1 delivery' : `${went} deliveries`,
          });
      }
      if (acts.length > 0) await notingActivity(ctx.db, ctx.accountId, acts, since);
      await removeDeadLetters(ctx.db, ctx.accountId, letters, since);
      return { replayed, gone: input.keys.length - replayed };
    }),
});

/** The account's stores, or these of them. Another account's is as unknown as one that is nowhere (AC1). */
async function requireStores(
  { db, accountId }: { db: Database; accountId: string },
  ids: string[] | undefined,
): Promise<ShellStore[]> {
  const { stores } = await readShell(db, accountId);
  if (ids === undefined) return stores;
  const chosen = stores.filter(({ id }) => ids.includes(id));
  if (chosen.length < ids.length)
    throw new TRPCError({ code: 'NOT_FOUND', message: 'This store is not connected here.' });
  return chosen;
}

/** @returns null where it does not open: sealed with a key that this Crossdock has no more */
async function unseal({ edge }: { edge: Edge }, storeId: string, sealed: string) {
  try {
    const text = await openBody(sealed, (piece) => edge.cipher.open(piece, bodyBound(storeId)));
    return prettyJson(text);
  } catch (error) {
    edge.log(`deliveries: a body does not open: ${reasonOf(error)}`);
    return null;
  }
}
