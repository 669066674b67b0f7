/** The base of every procedure: an account from the session, and errors that never leak what is inside. */
import { initTRPC, TRPCError } from '@trpc/server';
import type { Database } from '../../db/open.ts';
import type { Road } from '../deps.ts';
import type { Edge } from '../edge.ts';
import type { Session } from '../session.ts';

export type Context = { session: Session | undefined; edge: Edge; road: Road };

const trpc = initTRPC.context<Context>().create({
  isDev: false,
  errorFormatter: ({ shape, error }) =>
    error.code === 'INTERNAL_SERVER_ERROR'
      ? { ...shape, message: 'Something went wrong on our side. Try again in a moment.' }
      : shape,
});

export const router = trpc.router;

/** A procedure of a signed-in account; `ctx.db` and `ctx.accountId` are that account's. */
export const procedure = trpc.procedure.use(({ ctx, next }) => {
  if (!ctx.session) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Sign in first.' });
  const { accountId, person } = ctx.session;
  const db: Database = ctx.edge.database(accountId);
  return next({ ctx: { ...ctx, accountId, person, db } });
});
