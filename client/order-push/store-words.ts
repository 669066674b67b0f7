/** Whether what is kept beside a failure is what the store itself said, and not a sentence of ours (OP9). Pure. */
import type { PlatformFailureKind } from '../../src/platforms/platform-failure.ts';

/** Of the others the store said nothing: it was not reached, not asked, or its answer was lost or not understood. */
const isSpoken: Record<PlatformFailureKind, boolean> = {
  refused: true,
  'address-refused': true,
  'too-few': true,
  unauthorized: true,
  forbidden: true,
  'not-now': true,
  'shipped-by-hand': false,
  throttled: false,
  unreachable: false,
  unknown: false,
  paused: false,
  'not-found': false,
  'unreadable-reply': false,
};

/** A status without a word is no message (src/platforms/shopify/reply.ts). */
const statusBefore = /^HTTP \d+(: |$)/;

/** @returns the store's own words; undefined where it said none */
export function storeWords(failure: {
  failureKind: string;
  failureDetail: string | null;
}): string | undefined {
  const { failureKind, failureDetail } = failure;
  const speaks =
    Object.hasOwn(isSpoken, failureKind) && isSpoken[failureKind as PlatformFailureKind];
  return (speaks && failureDetail?.replace(statusBefore, '')) || undefined;
}
