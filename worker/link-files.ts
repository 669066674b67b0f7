/** Files of links: their lines are judged as they come, and carried out in turns once a person presses Apply. */

import { listSharing } from '../db/records/link-by-hand.ts';
import { applyLines, type LeftOut } from '../db/records/link-file-apply.ts';
import {
  type FileConnection,
  findNamedListings,
  readFileConnection,
  readPresentLinks,
} from '../db/records/link-file-facts.ts';
import {
  endCancelled,
  endLinkFile,
  hasLinked,
  type KeptLine,
  listFirstLinked,
  listNextLines,
  listQuiet,
  listUnderived,
  type TakenFile,
  takeLinkFileTurn,
} from '../db/records/link-file-turns.ts';
import {
  type FileName,
  forgetLinkFiles,
  type LineJudged,
  listLinkFilesDue,
} from '../db/records/link-files.ts';
import { deriveMatches } from '../db/records/matches.ts';
import { listStaying } from '../db/records/reconnected.ts';
import { judgedAgain, judgeLine, listingNamed } from '../src/catalog/judge-line.ts';
import type { FileLine, NamedListing } from '../src/catalog/link-file.ts';
import { bulkAtMost } from '../src/order-push/bulk/bulk.ts';
import type { LineHold } from '../src/order-push/decisions.ts';
import { countSold } from './count-sold.ts';
import type { Edge } from './edge.ts';
import { lookAgain } from './look-again.ts';

/** Lines carried out in one turn: a few statements of as many rows each. */
const linesPerTurn = 500;

/** Whose worker does not come back within this time is taken by another, ms. */
const leaseMs = 60_000;

/** What keeps lines of orders back that a new link may let go. */
const mended: LineHold[] = [
  'not-linked',
  'link-paused',
  'sku-not-on-source',
  'sku-duplicate-on-source',
];

/** A variant as its number, in the form that ids of its store have. */
const inForm = ({ sku, variant }: NamedListing, example: string | null): NamedListing => ({
  sku,
  variant:
    example && /^\d+$/.test(variant)
      ? `${example.slice(0, example.lastIndexOf('/') + 1)}${variant}`
      : variant,
});

/** What lines of a file would do now, in their order. Reads in a few statements, whatever their number. */
export async function judgeLines(
  edge: Edge,
  accountId: string,
  connectionId: string,
  stores: FileConnection,
  lines: readonly FileLine[],
): Promise<LineJudged[]> {
  const db = edge.database(accountId);
  const destinations = lines.map((line) => inForm(line.destination, stores.destinationExample));
  const sources = lines.map((line) => inForm(line.source, stores.sourceExample));
  const [ofDestination, ofSource] = await Promise.all([
    findNamedListings(db, stores.destinationStoreId, destinations),
    findNamedListings(db, stores.sourceStoreId, sources),
  ]);
  const nothing = { variant: undefined, bySku: [] };
  const named = destinations.map((one, at) =>
    listingNamed('destination', one, ofDestination[at] ?? nothing),
  );
  const found = named.flatMap((one) => (one.ok ? one.value.variantId : []));
  const links = await readPresentLinks(db, connectionId, [...new Set(found)]);
  return lines.flatMap((line, at) => {
    const [destination, source] = [named[at], sources[at]];
    if (!destination || !source) return [];
    const link = destination.ok ? links.get(destination.value.variantId) : undefined;
    const { status } = line;
    const judged = judgeLine({
      status,
      destination,
      source,
      found: ofSource[at] ?? nothing,
      link,
    });
    return [{ line, judged }];
  });
}

const statusOf = { link: 'linked', pause: 'paused', unlink: 'unlinked' } as const;

/** A kept line as a file would have it: its variants were found when it came, and decide. */
const lineAgain = (kept: KeptLine): FileLine => ({
  line: kept.line,
  destination: { sku: kept.destinationSku, variant: kept.destinationVariantId ?? '' },
  source: { sku: kept.sourceSku, variant: kept.sourceVariantId ?? '' },
  status: kept.wish ? statusOf[kept.wish] : '',
});

/**
 * One turn: the next lines are judged once more and carried out as far as nothing of them changed since; where none is
 * left, or a person cancelled the rest, the orders that they may let go are looked at again and the file is over. What a
 * lost worker did is done.
 */
export async function linkFileTurn(edge: Edge, name: FileName): Promise<void> {
  const db = edge.database(name.accountId);
  const file = await takeLinkFileTurn(db, name, edge.now(), edge.now() + leaseMs);
  if (!file) return;
  const stores = await readFileConnection(db, file.accountId, file.connectionId);
  if (!stores) return;
  const isCancelled = file.state === 'cancelled';
  const lines = isCancelled ? [] : await listNextLines(db, file, linesPerTurn);
  if (lines.length === 0) {
    await lookAtOrders(edge, file, stores);
    if (isCancelled) await endCancelled(db, file);
    else await endLinkFile(db, file, edge.now());
    await tell(edge, file.accountId, [file.connectionId]);
  } else {
    await carryOut(edge, file, stores, lines);
    await edge.send.stock([{ of: 'link-file', ...name }]);
  }
  await edge.tell(file.accountId, { of: 'stock' });
}

async function carryOut(
  edge: Edge,
  file: TakenFile,
  stores: FileConnection,
  lines: readonly KeptLine[],
): Promise<void> {
  const { accountId, connectionId } = file;
  const db = edge.database(accountId);
  const judged = await judgeLines(edge, accountId, connectionId, stores, lines.map(lineAgain));
  const again = lines.flatMap((line, at) => {
    const now = judged[at]?.judged;
    return now
      ? [{ line, outcome: judgedAgain({ ...line, why: line.why ?? undefined }, now) }]
      : [];
  });
  const leftOut = again.flatMap(({ line: { line }, outcome }): LeftOut[] =>
    outcome.goes ? [] : [{ line, verdict: outcome.verdict, why: outcome.why }],
  );
  const going = again.flatMap(({ line, outcome }) => (outcome.goes ? line : []));
  // Before they take part again: what was sold meanwhile must not be shown as free (ST3).
  for (const { destinationVariantId: variantId, why, wish } of going)
    if (variantId && wish === 'link' && why?.kind === 'was' && !why.active)
      await countSold(edge, accountId, { connectionId, variantId });
  const variants = going.flatMap(({ destinationVariantId }) => destinationVariantId ?? []);
  await deriveMatches(db, connectionId, await listUnderived(db, connectionId, variants));
  const told = await listSharing(db, accountId, connectionId, variants);
  // Whoever tells the ones before goes on with these.
  const quiet = await listQuiet(db, told);
  const upTo = lines.at(-1)?.line ?? file.afterLine;
  const turn = { upTo, leftOut, variantIds: variants, told };
  if (!(await applyLines(db, file, turn, edge.now()))) return;
  await deriveMatches(db, connectionId, await listFirstLinked(db, connectionId, variants));
  if (variants.length > 0) await tell(edge, accountId, quiet);
}

const tell = (edge: Edge, accountId: string, connectionIds: readonly string[]): Promise<void> =>
  edge.send.stock(
    connectionIds.map((connectionId) => ({ of: 'tell-matches', accountId, connectionId })),
  );

async function lookAtOrders(edge: Edge, file: TakenFile, stores: FileConnection): Promise<void> {
  const { accountId, askedBy } = file;
  const db = edge.database(accountId);
  if (!(await hasLinked(db, file))) return;
  const of = { accountId, storeIds: [stores.destinationStoreId] };
  const orders = await listStaying(db, of, { decisions: [], holds: mended }, bulkAtMost);
  await lookAgain(edge, accountId, { askedBy, about: stores.sourceName }, orders);
}

/** Files whose turn was lost go on, and old ones are forgotten (rule 1). */
export async function resendLinkFiles(edge: Edge): Promise<void> {
  const db = edge.database(undefined);
  const due = await listLinkFilesDue(db, edge.now());
  await edge.send.stock(due.map((name) => ({ of: 'link-file' as const, ...name })));
  await forgetLinkFiles(db, edge.now());
}
