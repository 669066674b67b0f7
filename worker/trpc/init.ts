/** The base of every procedure: an account from the session, and errors that never leak what is inside. */
import { initTRPC, TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import type { Database } from '../../db/open.ts';
import type { Road } from '../deps.ts';
import type { Edge } from '../edge.ts';
import type { Session } from '../session.ts';
import { AsksToWait } from './asks-to-wait.ts';

export type Context = { session: Session | undefined; edge: Edge; road: Road };

/** What a procedure of a signed-in account is given. */
export type Asked = Context & {
  session: Session;
  accountId: string;
  personId: string;
  person: string;
  db: Database;
};

const trpc = initTRPC.context<Context>().create({
  isDev: false,
  errorFormatter: ({ shape, error }) => {
    if (error.code === 'INTERNAL_SERVER_ERROR')
      return { ...shape, message: 'Something went wrong on our side. Try again in a moment.' };
    const { cause } = error;
    if (cause instanceof AsksToWait)
      return { ...shape, data: { ...shape.data, waitSeconds: cause.seconds } };
    if (!(cause instanceof ZodError)) return shape;
    // The library's own words are a list for programs.
    return { ...shape, message: cause.issues.map((issue) => issue.message).join(' ') };
  },
});

export const router = trpc.router;

/** What a procedure that changes something changes, by its router. */
const changedBy = (path: string): 'orders' | 'stores' | 'stock' => {
  const [of] = path.split('.');
  if (['stores', 'connecting', 'pushSettings', 'plans'].includes(of ?? '')) return 'stores';
  const isStock = ['inventory', 'ledgers', 'links', 'linkFiles', 'products'].includes(of ?? '');
  return isStock ? 'stock' : 'orders';
};

/**
 * A procedure of a signed-in account; `ctx.db` and `ctx.accountId` are that account's. What changes something tells the
 * account's open dashboards once it is done.
 */
export const procedure = trpc.procedure.use(async ({ ctx, type, path, next }) => {
  if (!ctx.session) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Sign in first.' });
  const { session } = ctx;
  const { accountId, personId, person } = session;
  const db: Database = ctx.edge.database(accountId);
  const answer = await next({ ctx: { ...ctx, session, accountId, personId, person, db } });
  if (type === 'mutation' && answer.ok) await ctx.edge.tell(accountId, { of: changedBy(path) });
  return answer;
});
