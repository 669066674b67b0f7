/**
 * What a connection makes of one listing of its destination: one truth for the Products page, for what pushes (OP5) and for
 * what follows stock. Pure.
 */

/** In the order of the page's views. */
export const linkStates = [
  'linked',
  'missing',
  'duplicate',
  'not-tracked',
  'paused',
  'unlinked',
  'no-sku',
] as const;

/**
 * `missing`: the source has no listing with exactly this SKU. `duplicate`: the SKU stands more than once at one of the two,
 * so nothing is guessed. `not-tracked`: linked, and one of the two does not count its stock. `unlinked`: both have it, and
 * nobody linked them, or a person unlinked them.
 */
export type LinkState = (typeof linkStates)[number];

export type LinkFacts = {
  /** Of the destination's listing; case counts. */
  sku: string;
  /** The destination counts its stock. */
  tracked: boolean;
  /** The destination's listings with exactly this SKU, itself among them. */
  ownCount: number;
  /** The source's listings with exactly this SKU. */
  sourceCount: number;
  link:
    | {
        active: boolean;
        sourceTracked: boolean;
        /** The source does not have it any more. */
        sourceGone: boolean;
      }
    | undefined;
};

/** A link holds on to the listing whatever becomes of its SKU: a SKU only finds links, renaming one moves nothing. */
export function linkStateOf({ sku, tracked, ownCount, sourceCount, link }: LinkFacts): LinkState {
  if (sku === '') return 'no-sku';
  if (link && !link.sourceGone) {
    if (!link.active) return 'paused';
    return link.sourceTracked && tracked ? 'linked' : 'not-tracked';
  }
  if (sourceCount === 0) return 'missing';
  return sourceCount > 1 || ownCount > 1 ? 'duplicate' : 'unlinked';
}

/**
 * Whether the copy follows the source's stock, as far as its listings go. One that is gone at the source still does: its
 * ledger has to see the stock end there.
 * @param facts a destination listing that is gone counts no stock
 */
export const followsStock = (facts: Pick<LinkFacts, 'tracked' | 'link'>): boolean =>
  facts.link?.active === true && facts.link.sourceTracked && facts.tracked;

/** Why two listings may be the same: their SKUs differ in case only, or in spaces and dashes too, or their barcode is one. */
export type SuggestedBy = 'case' | 'writing' | 'barcode';

export type Candidate = { variantId: string; sku: string };

/**
 * What a missing SKU might be at the source. Only where exactly one listing fits: a duplicate is never guessed.
 * @param byKey the source's listings whose SKU has the same key; @param byBarcode those with the same barcode
 * @param ownKeys the destination's listings whose SKU has the same key, itself among them
 */
export function suggestionOf(
  sku: string,
  byKey: readonly Candidate[],
  byBarcode: readonly Candidate[],
  ownKeys: number,
): (Candidate & { by: SuggestedBy }) | undefined {
  const [one, ...others] = byKey;
  if (one && others.length === 0 && ownKeys === 1)
    return { ...one, by: one.sku.toLowerCase() === sku.toLowerCase() ? 'case' : 'writing' };
  const [same, ...more] = byBarcode;
  return byKey.length === 0 && same && more.length === 0 ? { ...same, by: 'barcode' } : undefined;
}
