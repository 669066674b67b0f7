/** Procedures of what gave up: the list with its reasons, and a person's Try again (WH2). */
import * as z from 'zod';
import type { Database } from '../../db/open.ts';
import { listDeadLetters } from '../../db/pages/dead-letters-page.ts';
import { loadDeadLetters, removeDeadLetters } from '../../db/records/dead-letters.ts';
import { retryPush } from '../../db/records/retry-push.ts';
import { retryShipment } from '../../db/records/retry-shipment.ts';
import type {
  PushMessage,
  ShipmentMessage,
  StockMessage,
  WebhookMessage,
} from '../queues/messages.ts';
import { type Context, procedure, router } from './init.ts';
import { inputs, placeOf } from './inputs.ts';

type Letter = Awaited<ReturnType<typeof loadDeadLetters>>[number];
type Asking = Context & { db: Database; accountId: string; person: string };

/** `again`: it is owed at once. `settled`: there was nothing left to do. `unreadable`: its message cannot be read. */
type WentAgain = 'again' | 'settled' | 'unreadable';

export const deadLettersRouter = router({
  list: procedure
    .input(z.object({ cursor: inputs.cursor, limit: inputs.limit }))
    .query(async ({ ctx, input }) => {
      const page = { limit: input.limit, after: placeOf(input.cursor) };
      const { rows, next } = await listDeadLetters(ctx.db, ctx.accountId, page);
      return { rows: rows.map((row) => ({ ...row, mayGoAgain: mayGoAgain(row.id) })), next };
    }),

  /** Owes each at once, in its own queue, and takes its letter away; it comes back when it gives up again. */
  again: procedure
    .input(z.object({ ids: z.array(z.string().max(600)).min(1).max(100) }))
    .mutation(async ({ ctx, input }) => {
      const since = ctx.edge.now();
      const letters = await loadDeadLetters(ctx.db, ctx.accountId, input.ids);
      const counts: Record<WentAgain, number> = { again: 0, settled: 0, unreadable: 0 };
      for (const letter of letters) {
        const went = await goAgain(ctx, letter);
        counts[went] += 1;
        // After it is owed: a letter taken away before could be the last that was known of it.
        if (went !== 'unreadable')
          await removeDeadLetters(ctx.db, ctx.accountId, [letter.id], since, ctx.person);
      }
      return counts;
    }),
});

/** A second order at the source (push-effects.ts) is for a person to cancel; nothing of ours can go again. */
const mayGoAgain = (id: string): boolean => !id.startsWith('second:');

async function goAgain(ctx: Asking, letter: Letter): Promise<WentAgain> {
  if (!mayGoAgain(letter.id)) return 'settled';
  const { accountId, edge } = ctx;
  const message = readMessage(letter.message);
  if (!message) return 'unreadable';
  switch (letter.queue) {
    case 'webhooks': {
      const { inbox, key } = message as WebhookMessage;
      // Not there any more: a newer delivery took its place, or it is older than thirty days.
      return (await edge.inbox(inbox).replay([key])).length > 0 ? 'again' : 'settled';
    }
    case 'order-push': {
      const { pushId } = message as PushMessage;
      if (!(await retryPush(ctx.db, accountId, pushId, ctx.person, edge.now()))) return 'settled';
      await edge.send.orderPush([{ accountId, pushId }]);
      return 'again';
    }
    case 'mirror': {
      const { shipmentId } = message as ShipmentMessage;
      if (!(await retryShipment(ctx.db, accountId, shipmentId, ctx.person, edge.now())))
        return 'settled';
      await edge.send.mirror([{ accountId, shipmentId }]);
      return 'again';
    }
    case 'stock':
      await edge.send.stock([message as StockMessage]);
      return 'again';
    default:
      return 'unreadable';
  }
}

/** A message that was cut when it was written down is no JSON any more. */
function readMessage(text: string): object | undefined {
  try {
    const message: unknown = JSON.parse(text);
    return typeof message === 'object' && message !== null ? message : undefined;
  } catch {
    return undefined;
  }
}
