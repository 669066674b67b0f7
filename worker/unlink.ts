/** Ends links whose copies show nothing by now, and has their ledgers told: as soon as a copy says so, and swept (rule 1). */
import type { Database } from '../db/open.ts';
import { finishUnlinking } from '../db/records/unlinking.ts';
import type { LedgerView } from '../src/stock/ledger-view.ts';
import type { StockMessage } from '../src/stock/stock-message.ts';

type Deps = {
  db: Database;
  send: (messages: StockMessage[]) => Promise<void>;
  /** ms */
  now: number;
};

/** After a ledger's copy was saved: where a place of it ended, its link may be over. */
export async function endUnlinked(deps: Deps, view: Pick<LedgerView, 'targets'>): Promise<void> {
  const ended = view.targets.filter(({ state }) => state === 'ended');
  for (const id of new Set(ended.map(({ connectionId }) => connectionId))) await finish(deps, id);
}

/** What was interrupted on its way. */
export const resendUnlinking = (deps: Deps): Promise<void> => finish(deps, undefined);

async function finish({ db, send, now }: Deps, connectionId: string | undefined): Promise<void> {
  const owed = await finishUnlinking(db, connectionId, now);
  if (owed.length > 0) await send(owed.map((one) => ({ of: 'tell-matches' as const, ...one })));
}
