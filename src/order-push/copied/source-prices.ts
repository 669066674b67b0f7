/** What the source itself asks for each variant, where its orders are to be charged so (OP12). */
import type { Platform } from '../../platforms/platform.ts';
import type { PlatformFailure } from '../../platforms/platform-failure.ts';
import type { Money } from '../../shared/money.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { PushLine } from '../push.ts';
import type { OrderPushSettings } from '../settings.ts';

/** @returns prices by variant; undefined where the customer's are taken */
export async function sourcePrices(
  { prices }: OrderPushSettings,
  source: Platform,
  lines: PushLine[],
): Promise<Result<ReadonlyMap<string, Money> | undefined, PlatformFailure>> {
  if (prices !== 'source') return ok(undefined);
  const read = await source.fetchPrices(lines.map((line) => line.sourceVariantId));
  if (!read.ok) return read;
  const known = new Map(read.value.map(({ variantId, price }) => [variantId, price]));
  const missing = lines.find((line) => !known.has(line.sourceVariantId));
  if (!missing) return ok(known);
  const message = 'The source store lists a line no more.';
  return fail({ kind: 'refused', code: 'VARIANT_GONE', message });
}
