/** Writes stock (Shopify: inventorySetQuantities and inventoryAdjustQuantities), each row only if it still shows what we think. */
import { fail, ok } from '../../shared/result.ts';
import type {
  Answer,
  LevelAdjusted,
  LevelsWritten,
  LevelWrite,
  PlatformLevel,
} from '../platform.ts';
import type { PlatformFailure } from '../platform-failure.ts';
import type { ShopifyClient } from './client.ts';
import {
  adjustLevel as adjustOperation,
  setLevels as setOperation,
  stockAt as stockOperation,
} from './generated/operations.ts';
import { fetchLevels, levelOf } from './levels.ts';
import { neither } from './refusal.ts';
import { failureOfWrite, rejectionsOf } from './stock-rejections.ts';

/** Shopify's list of reasons is fixed; this is the one for "the number is another" (shopify.dev, inventory management apps). */
const reason = 'correction';

/** A change of nothing makes no adjustment group, and so no time: any other word of the store is newer. */
const noTime = '1970-01-01T00:00:00Z';

/** Shown in the store's stock history; Shopify wants a URI of the app's own. */
const documentOf = (reference: string): string =>
  `gid://crossdock/StockChange/${encodeURIComponent(reference)}`;

export async function setLevels(
  client: ShopifyClient,
  { rows, key, reference }: { rows: LevelWrite[]; key: string; reference: string },
): Answer<LevelsWritten> {
  const answer = await client.send(
    setOperation,
    {
      key,
      input: {
        name: 'available',
        reason,
        referenceDocumentUri: documentOf(reference),
        quantities: rows.map(({ inventoryItemId, locationId, available, changeFrom }) => ({
          inventoryItemId,
          locationId,
          quantity: available,
          changeFromQuantity: changeFrom,
        })),
      },
    },
    'stock',
  );
  if (!answer.ok) return answer;
  const payload = answer.value.inventorySetQuantities;
  if (!payload) return neither('a stock change');
  const { userErrors, inventoryAdjustmentGroup } = payload;
  if (userErrors.length === 0)
    return ok({ written: true, at: inventoryAdjustmentGroup?.createdAt ?? noTime });
  const failure = failureOfWrite(userErrors);
  if (failure) return fail(failure);
  return ok({ written: false, rejected: rejectionsOf(userErrors, rows.length) });
}

export async function adjustLevel(
  client: ShopifyClient,
  adjustment: {
    inventoryItemId: string;
    locationId: string;
    delta: number;
    changeFrom: number;
    key: string;
    reference: string;
  },
): Answer<LevelAdjusted> {
  const { inventoryItemId, locationId, delta, changeFrom, key, reference } = adjustment;
  const answer = await client.send(
    adjustOperation,
    {
      key,
      input: {
        name: 'available',
        reason,
        referenceDocumentUri: documentOf(reference),
        changes: [{ inventoryItemId, locationId, delta, changeFromQuantity: changeFrom }],
      },
    },
    'stock',
  );
  if (!answer.ok) return answer;
  const payload = answer.value.inventoryAdjustQuantities;
  if (!payload) return neither('a stock change');
  const { userErrors, inventoryAdjustmentGroup } = payload;
  const failure = failureOfWrite(userErrors);
  if (failure) return failedBefore(failure) ?? fail(failure);
  const [rejection] = rejectionsOf(userErrors, 1);
  if (rejection) {
    const { why, code, message } = rejection;
    return ok({ adjusted: false, why, code, message });
  }
  if (!inventoryAdjustmentGroup) return neither('a stock change');
  const after = inventoryAdjustmentGroup.changes.find(({ name }) => name === 'available');
  return ok({
    adjusted: true,
    at: inventoryAdjustmentGroup.createdAt,
    available: after?.quantityAfterChange ?? undefined,
  });
}

export async function stockAt(
  client: ShopifyClient,
  start: { inventoryItemId: string; locationId: string; available: number; key: string },
): Answer<PlatformLevel> {
  const answer = await client.send(stockOperation, start, 'stock');
  if (!answer.ok) return answer;
  const payload = answer.value.inventoryActivate;
  if (payload?.inventoryLevel) return ok(levelOf(start.inventoryItemId, payload.inventoryLevel));
  const [error] = payload?.userErrors ?? [];
  if (!error) return neither('a level');
  // Somebody else stocked it there meanwhile: it is what it is.
  const levels = await fetchLevels(client, [start.inventoryItemId]);
  if (!levels.ok) return levels;
  const level = levels.value.find(({ locationId }) => locationId === start.locationId);
  return level ? ok(level) : fail({ kind: 'refused', code: 'NOT_STOCKED', message: error.message });
}

/**
 * The same adjustment was tried before, its answer was lost, and it did nothing (Shopify asks for a new key then). What
 * it was compared with has to be read anew, as after a stale one.
 */
function failedBefore(failure: PlatformFailure): Awaited<Answer<LevelAdjusted>> | undefined {
  if (failure.kind !== 'refused' || failure.code !== 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED')
    return undefined;
  const { code, message } = failure;
  return ok({ adjusted: false, why: 'stale', code, message });
}
