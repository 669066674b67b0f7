/** Procedures for whoever keeps an instance: do the ledgers add up, and are the pages' copies what the ledgers say (ST7)? */
import * as z from 'zod';
import { listLedgers } from '../../db/records/ledger-names.ts';
import { saveStockPages } from '../../db/records/stock-pages.ts';
import { procedure, router } from './init.ts';
import { inputs } from './inputs.ts';

const page = z.object({
  after: z.object({ sourceStoreId: inputs.id, inventoryItemId: inputs.id }).optional(),
});

/** Ledgers in one call: each is an object of its own. */
const ledgersPerPage = 50;

export const ledgersRouter = router({
  /** Rebuilds each ledger's numbers from its movements and compares; `next` goes on, undefined at the end. */
  compare: procedure.input(page).query(async ({ ctx, input }) => {
    const names = await listLedgers(ctx.db, ctx.accountId, input.after, ledgersPerPage);
    const compared = await Promise.all(
      names.map(async (name) => ({ ...name, wrong: await ctx.edge.ledger(name).compare() })),
    );
    return { compared, next: names.length === ledgersPerPage ? names.at(-1) : undefined };
  }),

  /** Writes the pages' copies anew from the ledgers. */
  rewritePages: procedure.input(page).mutation(async ({ ctx, input }) => {
    const names = await listLedgers(ctx.db, ctx.accountId, input.after, ledgersPerPage);
    let written = 0;
    for (const name of names) {
      const ledger = ctx.edge.ledger(name);
      const view = await ledger.view();
      if (!view) continue;
      const [last] = (await ledger.movements({ before: undefined, limit: 1 })).rows;
      await saveStockPages(ctx.db, view, last, ctx.edge.now());
      written += 1;
    }
    return { written, next: names.length === ledgersPerPage ? names.at(-1) : undefined };
  }),
});
