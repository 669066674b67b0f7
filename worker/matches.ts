/** Links, derives and tells a connection's matches: at once as far as somebody waits for it, the rest by queue `stock`. */
import { loadSetups } from '../db/records/ledger-setup.ts';
import {
  type MayLink,
  runMatchPage,
  runMatchPages,
  takeMatchingDue,
} from '../db/records/match-pages.ts';
import { deriveMatches } from '../db/records/matches.ts';
import { listConnectionsOwed, listMatchesDue, matchesTold } from '../db/records/matches-due.ts';
import { noteFirstLevels } from '../db/records/noting-first-levels.ts';
import { ledgerKey } from '../src/stock/setup.ts';
import { tellLedgers } from '../src/stock/tell-ledgers.ts';
import type { Edge } from './edge.ts';
import type { OpenStore } from './handle-deps.ts';
import { lookAtFreed } from './look-at-freed.ts';

/** Ledgers told in one turn: each costs an object's call, and a Worker may make some hundreds. */
const matchesPerTurn = 100;

/** So many are read at their stores in a few calls for all; fewer ask for what they miss by themselves. */
const readTogetherFrom = 20;

/** Pages of a thousand listings that a person waits for. */
const pagesAtOnce = 5;

/**
 * Tells the ledgers of matches that are owed it, and derives these anew; what is more than a turn goes to the queue.
 * @returns how many were told
 */
export async function tellMatches(
  edge: Edge,
  open: OpenStore,
  accountId: string,
  connectionId: string,
): Promise<number> {
  const db = edge.database(accountId);
  const due = await listMatchesDue(db, connectionId, matchesPerTurn);
  if (due.length === 0) return 0;
  const names = new Map(
    due.flatMap(({ ledgers }) => ledgers.map((name) => [ledgerKey(name), name])),
  );
  await tellLedgers(
    {
      listLedgers: async () => ({ ledgers: [...names.values()], next: undefined }),
      loadSetups: (of) => loadSetups(db, of),
      ledger: edge.ledger,
      openStore: (storeId) => open(accountId, storeId),
      now: edge.now,
    },
    connectionId,
    '',
    due.length >= readTogetherFrom,
  );
  const told = due.map(({ variantId }) => variantId);
  await noteFirstLevels(db, accountId, connectionId, { variantIds: told }, edge.now());
  await matchesTold(db, connectionId, due);
  await deriveMatches(db, connectionId, told);
  if (due.length === matchesPerTurn)
    await edge.send.stock([{ of: 'tell-matches', accountId, connectionId }]);
  await edge.tell(accountId, { of: 'stock' });
  return due.length;
}

/** Links by SKU and derives what is owed of a connection. @returns whether it is whole by now */
export async function matchConnection(
  edge: Edge,
  mayLink: MayLink,
  accountId: string,
  connectionId: string,
): Promise<boolean> {
  const db = edge.database(accountId);
  const isWhole = await runMatchPages(db, accountId, connectionId, pagesAtOnce, edge.now, mayLink);
  if (!isWhole) await edge.send.stock([{ of: 'match-connection', accountId, connectionId }]);
  return isWhole;
}

/** A page of it, from the queue. */
export async function matchNextPage(
  edge: Edge,
  mayLink: MayLink,
  accountId: string,
  connectionId: string,
): Promise<string> {
  const db = edge.database(accountId);
  const page = await runMatchPage(db, accountId, connectionId, edge.now(), mayLink);
  if (!page) return 'nothing was owed';
  const of = page.isLast ? 'tell-matches' : 'match-connection';
  await edge.send.stock([{ of, accountId, connectionId }]);
  if (page.isLast) await lookAtFreed(edge, accountId, connectionId);
  await edge.tell(accountId, { of: 'stores' });
  return `${page.looked} listings, ${page.linked} linked`;
}

/** What stopped on its way goes on. */
export async function resendMatches(edge: Edge): Promise<void> {
  const db = edge.database(undefined);
  const owed = await listConnectionsOwed(db, edge.now());
  const matching = await takeMatchingDue(db, edge.now());
  await edge.send.stock([
    ...owed.map((one) => ({ of: 'tell-matches' as const, ...one })),
    ...matching.map((one) => ({ of: 'match-connection' as const, ...one })),
  ]);
}
