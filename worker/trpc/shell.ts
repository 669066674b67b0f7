/** The procedure of what stands around every page: who is here, which stores there are, where to get help (HP1). */
import { readShell } from '../../db/pages/shell-page.ts';
import { procedure, router } from './init.ts';

export const shellRouter = router({
  get: procedure.query(async ({ ctx }) => ({
    ...(await readShell(ctx.db, ctx.accountId)),
    person: ctx.person,
    support: ctx.edge.config.support,
    /** A local run with sandbox stores. */
    sandbox: ctx.edge.desk !== undefined,
  })),
});
