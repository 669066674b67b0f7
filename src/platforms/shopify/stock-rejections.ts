/** Says what the user errors of a stock write mean: it passes by itself, none of it was done, or which rows are in the way. Pure. */
import type { LevelRejection } from '../platform.ts';
import type { PlatformFailure } from '../platform-failure.ts';
import { refusalOf, type UserError } from './refusal.ts';

const inProgress: ReadonlySet<string> = new Set(['IDEMPOTENCY_CONCURRENT_REQUEST']);

/** The key's first use failed, or carried other rows: this answer says nothing of rows. */
const usedKey: ReadonlySet<string> = new Set([
  'IDEMPOTENCY_KEY_PARAMETER_MISMATCH',
  'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED',
]);

/** Shopify asks to try again (descriptions of InventoryAdjustQuantitiesUserErrorCode). */
const tryLater: ReadonlySet<string> = new Set(['ADJUST_QUANTITIES_FAILED', 'SERVICE_UNAVAILABLE']);

/** @returns undefined where the errors are about rows, or there are none */
export function failureOfWrite(userErrors: UserError[]): PlatformFailure | undefined {
  const errorIn = (codes: ReadonlySet<string>) =>
    userErrors.find(({ code }) => codes.has(code ?? ''));
  // The same key is being worked on by another request of ours: its answer is the one to wait for.
  if (errorIn(inProgress)) return { kind: 'throttled', retryAfterSeconds: 1 };
  const used = errorIn(usedKey);
  if (used) return refusalOf([used]);
  const later = errorIn(tryLater);
  return later && { kind: 'not-now', message: later.message };
}

/**
 * @param rows how many were sent; an error that names none of them is one of the whole write, and refuses all
 * @returns one rejection a row at most
 */
export function rejectionsOf(userErrors: UserError[], rows: number): LevelRejection[] {
  const found = new Map<number, LevelRejection>();
  for (const { code, field, message } of userErrors) {
    const rejection = { code: code ?? 'USER_ERROR', message };
    const index = rowOf(field, rows);
    if (index === undefined)
      return Array.from({ length: rows }, (_, at) => ({ ...rejection, why: 'refused', index: at }));
    if (!found.has(index)) found.set(index, { ...rejection, why: whyOf(code), index });
  }
  return [...found.values()].sort((one, other) => one.index - other.index);
}

/** `field` is the path to the input, e.g. input, quantities, 3, changeFromQuantity. */
function rowOf(field: string[] | null, rows: number): number | undefined {
  const part = field?.find((one) => /^\d+$/.test(one));
  return part !== undefined && Number(part) < rows ? Number(part) : undefined;
}

/**
 * In 2026-10 Shopify has no code of its own for a location that does not stock the item: `INVALID_LOCATION` says that,
 * or that there is no such location, which whoever tries to stock it there will learn.
 */
function whyOf(code: string | null | undefined): LevelRejection['why'] {
  if (code === 'CHANGE_FROM_QUANTITY_STALE') return 'stale';
  if (code === 'INVALID_LOCATION' || code === 'ITEM_NOT_STOCKED_AT_LOCATION') return 'not-stocked';
  return 'refused';
}
