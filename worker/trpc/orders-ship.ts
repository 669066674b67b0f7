/** The procedure that ships a pushed order, or a part of it, at its source store (SO1). */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import { nameLines } from '../../db/pages/orders-to-ship-find.ts';
import { loadPush } from '../../db/records/load-pushes.ts';
import { isAllShipped, whyNotToShip } from '../../db/records/ship-asked.ts';
import type { UnitsLeft } from '../../src/mirror/open-units.ts';
import type { UnitsToShip } from '../../src/mirror/ship-outcome.ts';
import type { Push } from '../../src/order-push/push.ts';
import { orderLineIdOf } from '../../src/shared/ids.ts';
import { type Asked, procedure } from './init.ts';
import { inputs, requireSource } from './inputs.ts';

/** No push has more lines. */
const linesAtMost = 500;

/** One line that people type; either may be missing. */
const label = (what: string) =>
  z
    .string()
    .trim()
    .max(100, `Use 100 characters at most for the ${what}.`)
    .regex(/^\P{Cc}*$/u, `Write the ${what} on one line, without control characters.`);

const units = z.int('Ship whole units only.').min(1, 'Ship one unit at least of each line.');

const shipInput = z.object({
  pushId: inputs.id,
  carrier: label('carrier'),
  number: label('tracking number'),
  /** Absent: all that is left. */
  lines: z
    .array(z.object({ orderLineId: inputs.id, quantity: units }))
    .min(1, 'Choose at least one unit to ship.')
    .max(linesAtMost)
    .optional(),
  /** What the person saw left. */
  seen: z
    .array(z.object({ orderLineId: inputs.id, left: z.int().min(0) }))
    .max(linesAtMost)
    .optional(),
});

const conflict = (message: string) => new TRPCError({ code: 'CONFLICT', message });

const fulfilledWords =
  'The store that sold it calls it fulfilled: look at the order before you ship it.';

/** A push of this account that is at its source, and whose order was not cancelled; with why it is not to be shipped. */
export async function pushAtSource(
  { db, accountId }: Pick<Asked, 'db' | 'accountId'>,
  pushId: string,
): Promise<Push & { whyNot: 'fulfilled' | undefined }> {
  const push = await loadPush(db, accountId, pushId);
  if (!push) throw new TRPCError({ code: 'NOT_FOUND', message: 'This push is not known here.' });
  if (push.state !== 'created')
    throw conflict('It is not at its source store: ship it once it was pushed.');
  const whyNot = await whyNotToShip(db, accountId, push.orderId);
  if (whyNot === 'cancelled')
    throw conflict('Its customer’s order was cancelled: look at the order before you ship it.');
  return { ...push, whyNot };
}

export const shipProcedures = {
  /**
   * Ships what is open of a pushed order at its source store: all of it, or the units named. Where lines are left that
   * the person did not see, the answer names them.
   */
  ship: procedure.input(shipInput).mutation(async ({ ctx, input }) => {
    await requireSource(ctx, undefined);
    const { pushId, ...asked } = input;
    const push = await pushAtSource(ctx, pushId);
    if (push.whyNot === 'fulfilled') {
      if (await isAllShipped(ctx.db, push)) return { kind: 'nothing-left' } as const;
      throw conflict(fulfilledWords);
    }
    const wrong = asked.lines && wrongLines(push, asked.lines, asked.seen);
    if (wrong) throw new TRPCError({ code: 'BAD_REQUEST', message: wrong });
    const outcome = await ctx.road.shipAtSource(push, { person: ctx.person, ...asked });
    if (outcome.kind !== 'changed-meanwhile' || !asked.seen) return outcome;
    const seen = new Set(asked.seen.map(({ orderLineId }) => orderLineId));
    const unseen = outcome.left.map((line) => line.orderLineId).filter((id) => !seen.has(id));
    if (unseen.length === 0) return outcome;
    return { ...outcome, unseen: await nameLines(ctx.db, push.orderId, unseen) };
  }),
};

/** Pure. Why these units cannot be of the push; undefined where they can. */
export function wrongLines(
  push: Pick<Push, 'orderId' | 'lines'>,
  lines: readonly UnitsToShip[],
  seen: readonly UnitsLeft[] | undefined,
): string | undefined {
  const named = new Set(lines.map(({ orderLineId }) => orderLineId));
  if (named.size < lines.length) return 'Name each line once.';
  const pushed = new Map(
    push.lines.map(({ lineId, quantity }) => [orderLineIdOf(push.orderId, lineId), quantity]),
  );
  if (lines.some(({ orderLineId }) => !pushed.has(orderLineId)))
    return 'A line is not of this order. Load the page anew.';
  const left = seen && new Map(seen.map((line) => [line.orderLineId, line.left]));
  const most = (id: string) => Math.min(pushed.get(id) ?? 0, left ? (left.get(id) ?? 0) : Infinity);
  const over = lines.find(({ orderLineId, quantity }) => quantity > most(orderLineId));
  return over && `Only ${most(over.orderLineId)} of a line are left, not ${over.quantity}.`;
}
