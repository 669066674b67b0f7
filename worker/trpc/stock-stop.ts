/** Procedures of the stop on mass zeroing (ST8): a person lets the stopped numbers go, or keeps the store as it is. */
import * as z from 'zod';
import { loadStop, noteStopAnswer, type StandingStop } from '../../db/records/stop-acts.ts';
import type { GateRow } from '../../src/gate/gate-row.ts';
import { keptCode } from '../../src/stock/ledger/targets.ts';
import { type Asked, procedure, router } from './init.ts';
import { inputs } from './inputs.ts';
import { requireConnection } from './stock-inputs.ts';

const stopInput = z.object({ connectionId: inputs.id });

type Told = Pick<Asked, 'db' | 'accountId' | 'person' | 'edge'>;

/** Ledgers told at a time. */
const atOnce = 25;

export const stopRouter = router({
  /** They are meant to be sold out. */
  release: procedure.input(stopInput).mutation(async ({ ctx, input }) => {
    const { connectionId } = input;
    const { destinationStoreId } = await requireConnection(ctx, connectionId);
    const stop = await loadStop(ctx.db, ctx.accountId, connectionId);
    await ctx.edge.stockGate(destinationStoreId).releaseStop(connectionId);
    await noteAnswer(ctx, connectionId, 'stop-released', stop);
    return { released: true as const };
  }),

  /** They are not: each of their ledgers learns that its store keeps what it shows, and says so on its page. */
  drop: procedure.input(stopInput).mutation(async ({ ctx, input }) => {
    const { connectionId } = input;
    const { destinationStoreId } = await requireConnection(ctx, connectionId);
    const stop = await loadStop(ctx.db, ctx.accountId, connectionId);
    const rows = await ctx.edge.stockGate(destinationStoreId).dropStop(connectionId);
    try {
      await noteAnswer(ctx, connectionId, 'stop-dropped', stop);
    } finally {
      // The gate has forgotten the rows: nobody else tells their ledgers.
      await tellKept(ctx, rows);
    }
    return { kept: rows.length };
  }),
});

/** Only what the gate did stands on Activity: it has answered by now. */
async function noteAnswer(
  { db, accountId, person: by, edge }: Told,
  connectionId: string,
  kind: 'stop-released' | 'stop-dropped',
  stop: StandingStop | undefined,
): Promise<void> {
  if (stop) await noteStopAnswer(db, accountId, { connectionId, kind, by }, stop, edge.now());
}

async function tellKept({ edge, person }: Told, rows: readonly GateRow[]): Promise<void> {
  const message = `${person} kept what the store showed.`;
  for (let from = 0; from < rows.length; from += atOnce)
    await Promise.all(
      rows
        .slice(from, from + atOnce)
        .map((row) =>
          edge.ledger(row.ledger).rowOutcome(row, { kind: 'refused', code: keptCode, message }),
        ),
    );
}
