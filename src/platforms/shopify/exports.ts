/** Exports of all levels or all listings, made by the store in its own time (Shopify: bulk operations): begun here, and asked for. */
import { fail, ok } from '../../shared/result.ts';
import type { Lane } from '../budget.ts';
import type { Answer, StoreExport } from '../platform.ts';
import type { PlatformFailure } from '../platform-failure.ts';
import type { ShopifyClient } from './client.ts';
import { levelsExport, listingsExport } from './generated/bulk-queries.ts';
import { exportStatus, startExport } from './generated/operations.ts';
import { neither, refusalOf } from './refusal.ts';

/** Five exports of an app may run at once (shopify.dev, bulk operations, queries); one of them ends by itself. */
const tooMany: ReadonlySet<string> = new Set(['LIMIT_REACHED', 'OPERATION_IN_PROGRESS']);

/** Sent once. @returns `refused` where the store makes this app none, `not-now` where too many run */
export const startLevelsExport = (client: ShopifyClient): Answer<{ exportId: string }> =>
  start(client, levelsExport, 'stock');

/** As startLevelsExport, of all listings. */
export const startListingsExport = (client: ShopifyClient): Answer<{ exportId: string }> =>
  start(client, listingsExport, 'catalogue');

async function start(
  client: ShopifyClient,
  query: string,
  lane: Lane,
): Answer<{ exportId: string }> {
  const answer = await client.send(startExport, { query }, lane);
  if (!answer.ok) return fail(refusedAlone(answer.failure));
  const payload = answer.value.bulkOperationRunQuery;
  const refusal = refusalOf(payload?.userErrors ?? []);
  if (refusal && tooMany.has(refusal.code))
    return fail({ kind: 'not-now', message: refusal.message });
  if (refusal) return fail(refusal);
  if (!payload?.bulkOperation) return neither('an export');
  return ok({ exportId: payload.bulkOperation.id });
}

/**
 * Shopify makes no exports for public apps without an IP allowlist (changelog 2026-11-05) and lets them in otherwise.
 * Where the whole store is closed to us, whoever reads by pages instead hears that at once.
 */
const refusedAlone = (failure: PlatformFailure): PlatformFailure =>
  failure.kind === 'forbidden' && failure.status === 403
    ? { kind: 'refused', code: 'ACCESS_DENIED', message: failure.message }
    : failure;

/** @returns `ended` also for one that the store does not know (any more) */
export async function fetchExport(client: ShopifyClient, exportId: string): Answer<StoreExport> {
  const answer = await client.send(exportStatus, { exportId }, 'stock');
  if (!answer.ok) return answer;
  const found = answer.value.bulkOperation;
  if (!found) return ok({ state: 'ended', why: 'NOT_FOUND' });
  // What is at the root has a line each beside those of the rows inside: of levels that is their locations.
  const roots = Number(found.rootObjectCount);
  const rows = Math.max(0, Number(found.objectCount) - roots);
  switch (found.status) {
    case 'CREATED':
    case 'RUNNING':
    case 'CANCELING':
      return ok({ state: 'running', rows, roots });
    case 'COMPLETED':
      return ok({
        state: 'done',
        url: found.url ?? undefined,
        rows,
        roots,
        bytes: Number(found.fileSize ?? 0),
      });
    case 'CANCELED':
    case 'EXPIRED':
    case 'FAILED':
      return ok({ state: 'ended', why: found.errorCode ?? found.status });
  }
}
