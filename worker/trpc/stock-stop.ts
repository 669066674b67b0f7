/** Procedures of the stop on mass zeroing (ST8): a person lets the stopped numbers go, or keeps the store as it is. */
import * as z from 'zod';
import { keptCode } from '../../src/stock/ledger/targets.ts';
import { procedure, router } from './init.ts';
import { inputs } from './inputs.ts';
import { requireConnection } from './stock-inputs.ts';

const stopInput = z.object({ connectionId: inputs.id });

/** Ledgers told at a time. */
const atOnce = 25;

export const stopRouter = router({
  /** They are meant to be sold out. */
  release: procedure.input(stopInput).mutation(async ({ ctx, input }) => {
    const { connectionId } = input;
    const { destinationStoreId } = await requireConnection(ctx, connectionId);
    await ctx.edge.stockGate(destinationStoreId).releaseStop(connectionId);
    return { released: true as const };
  }),

  /** They are not: each of their ledgers learns that its store keeps what it shows, and says so on its page. */
  drop: procedure.input(stopInput).mutation(async ({ ctx, input }) => {
    const { connectionId } = input;
    const { destinationStoreId } = await requireConnection(ctx, connectionId);
    const rows = await ctx.edge.stockGate(destinationStoreId).dropStop(connectionId);
    const message = `${ctx.person} kept what the store showed.`;
    for (let from = 0; from < rows.length; from += atOnce)
      await Promise.all(
        rows
          .slice(from, from + atOnce)
          .map((row) =>
            ctx.edge
              .ledger(row.ledger)
              .rowOutcome(row, { kind: 'refused', code: keptCode, message }),
          ),
      );
    return { kept: rows.length };
  }),
});
