/** Owes the ledgers of a connection what changed for them, and hands the first page to queue `stock`. */
import { listConnectionIds, oweTelling, takeTellingsDue } from '../db/records/tell-due.ts';
import type { Edge } from './edge.ts';

export async function tellLedgersOf(
  edge: Edge,
  accountId: string,
  connectionId: string,
  { read }: { read: boolean },
): Promise<void> {
  await oweTelling(edge.database(accountId), { accountId, connectionId, read }, edge.now());
  await edge.send.stock([{ of: 'tell-ledgers', accountId, connectionId, after: '', read }]);
}

/** After a store was connected: the ledgers of all its connections, with first readings. */
export async function tellLedgersOfStore(
  edge: Edge,
  accountId: string,
  storeId: string,
): Promise<void> {
  const ids = await listConnectionIds(edge.database(accountId), accountId, storeId);
  for (const id of ids) await tellLedgersOf(edge, accountId, id, { read: true });
}

/** Tellings that stopped on their way begin again. @returns how many */
export async function resendTellings(edge: Edge): Promise<number> {
  const due = await takeTellingsDue(edge.database(undefined), edge.now());
  await edge.send.stock(due.map((owed) => ({ of: 'tell-ledgers' as const, ...owed, after: '' })));
  return due.length;
}
