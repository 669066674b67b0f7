/** Whether what decides about an order's lines is what it was: links, listings, and the places that are mapped. Pure. */
import type { FactsOf, LineFacts } from '../order-push/qualify-lines.ts';
import type { PlatformOrderLine } from '../platforms/platform.ts';

/** @param was and `is` read for these very lines, one after the other */
export const isSameFacts = (
  lines: readonly PlatformOrderLine[],
  was: FactsOf,
  is: FactsOf,
): boolean => lines.every((line) => textOf(was(line)) === textOf(is(line)));

const textOf = (facts: LineFacts[]): string =>
  JSON.stringify(
    facts.map(({ mappedLocationIds, ...known }) => [known, [...mappedLocationIds].sort()]),
  );
