/** What can be done with a listing, or with some that are chosen. Pure. */
import type { Product } from './types.ts';

type Row = Pick<
  Product,
  'state' | 'sourceVariantId' | 'suggestedVariantId' | 'wasUnlinked' | 'variantId'
>;

/** It has a link, whatever became of it. */
export const hasLink = (row: Row): boolean => row.sourceVariantId !== null;

/** A person unlinked it, and until its copy shows nothing it has a link. */
export const isEnding = (row: Row): boolean =>
  row.wasUnlinked &&
  (row.state === 'linked' || row.state === 'paused' || row.state === 'not-tracked');

export const mayPause = (row: Row): boolean =>
  hasLink(row) && !isEnding(row) && (row.state === 'linked' || row.state === 'not-tracked');

export const mayResume = (row: Row): boolean => row.state === 'paused' && !isEnding(row);

/** Suggestions of these rows, as accepting them asks. */
export const suggestionsOf = (
  rows: readonly Row[],
): { variantId: string; sourceVariantId: string }[] =>
  rows.flatMap(({ variantId, suggestedVariantId }) =>
    suggestedVariantId === null ? [] : [{ variantId, sourceVariantId: suggestedVariantId }],
  );
