/** What a line of a file of links would do, by what its stores list and what is linked. Pure; nothing is guessed. */
import { fail, ok, type Result } from '../shared/result.ts';
import type {
  LineSide,
  LineWhy,
  LinkVerdict,
  LinkWish,
  NamedListing,
  RejectedFor,
} from './link-file.ts';

/** What a store lists under the names of a line. */
export type FoundListings = {
  /** The variant that is named; undefined where none is, or the store has it not (any more). */
  variant: { variantId: string; sku: string } | undefined;
  /** Variants with exactly the SKU that is named; not looked for where a variant is. */
  bySku: readonly string[];
};

export type KnownListing = { variantId: string; sku: string };

export type PresentLink = {
  sourceVariantId: string;
  sourceSku: string;
  active: boolean;
  /** Its copy is to show 0 before it ends. */
  isEnding: boolean;
};

export type JudgedLine = {
  verdict: LinkVerdict;
  wish: LinkWish | undefined;
  why: LineWhy | undefined;
  /** As found; undefined where it was not. */
  destinationVariantId: string | undefined;
  sourceVariantId: string | undefined;
};

const wishes: Record<string, LinkWish> = { linked: 'link', paused: 'pause', unlinked: 'unlink' };

/** @param status as written; case does not count */
export const wishOf = (status: string): LinkWish | undefined => wishes[status.toLowerCase()];

/** The one listing that is named. A SKU alone must stand exactly once, its case counts. */
export function listingNamed(
  side: LineSide,
  named: NamedListing,
  found: FoundListings,
): Result<KnownListing, RejectedFor> {
  if (named.variant !== '') {
    if (!found.variant) return fail({ kind: 'no-such-variant', side });
    const { sku } = found.variant;
    if (named.sku !== '' && named.sku !== sku) return fail({ kind: 'sku-differs', side, sku });
    return ok(found.variant);
  }
  if (named.sku === '') return fail({ kind: 'nothing-named', side });
  const [variantId, ...others] = found.bySku;
  if (variantId === undefined) return fail({ kind: 'no-such-sku', side });
  if (others.length > 0) return fail({ kind: 'duplicate-sku', side, variants: [...found.bySku] });
  return ok({ variantId, sku: named.sku });
}

/**
 * Without a source the line is about the one it is linked to. Unlinking asks for none: what is gone at the source can be
 * unlinked too. The link that is there stays as it is, whatever became of its source.
 */
export function judgeLine(line: {
  status: string;
  destination: Result<KnownListing, RejectedFor>;
  source: NamedListing;
  found: FoundListings;
  link: PresentLink | undefined;
}): JudgedLine {
  const { destination, link } = line;
  const wish = wishOf(line.status);
  const destinationVariantId = destination.ok ? destination.value.variantId : undefined;
  const judged = (verdict: LinkVerdict, why?: LineWhy, sourceVariantId?: string): JudgedLine => ({
    verdict,
    wish,
    why,
    destinationVariantId,
    sourceVariantId,
  });
  if (!wish)
    return judged('rejected', { kind: 'status-unknown', status: line.status.slice(0, 40) });
  if (!destination.ok) return judged('rejected', destination.failure);
  if (link?.isEnding) return judged('rejected', { kind: 'being-unlinked' });
  const was = link && wasOf(link);
  if (wish === 'unlink') return was ? judged('removed', was, link.sourceVariantId) : judged('same');
  if (destination.value.sku === '') return judged('rejected', { kind: 'no-sku' });
  const source = sourceOf(line.source, line.found, link);
  if (!source.ok) return judged('rejected', source.failure);
  const id = source.value;
  if (!was) return judged('added', undefined, id);
  const isSame = was.sourceVariantId === id && was.active === (wish === 'link');
  return isSame ? judged('same', undefined, id) : judged('changed', was, id);
}

const wasOf = ({ sourceVariantId, sourceSku, active }: PresentLink) =>
  ({ kind: 'was', sourceVariantId, sourceSku, active }) as const;

function sourceOf(
  named: NamedListing,
  found: FoundListings,
  link: PresentLink | undefined,
): Result<string, RejectedFor> {
  const isPresent =
    link?.sourceVariantId === named.variant || (named.variant === '' && named.sku === '');
  if (link && isPresent && (named.sku === '' || named.sku === link.sourceSku))
    return ok(link.sourceVariantId);
  const listing = listingNamed('source', named, found);
  return listing.ok ? ok(listing.value.variantId) : listing;
}

/** What is still to be done of a line that was judged before: as it was, or why it is left out. */
export function judgedAgain(
  before: Pick<JudgedLine, 'verdict' | 'why'>,
  now: Pick<JudgedLine, 'verdict' | 'why'>,
): { goes: true } | { goes: false; verdict: LinkVerdict; why: LineWhy | undefined } {
  if (now.verdict === 'rejected' || now.verdict === 'same')
    return { goes: false, verdict: now.verdict, why: now.why };
  const isAsBefore =
    now.verdict === before.verdict && JSON.stringify(now.why) === JSON.stringify(before.why);
  return isAsBefore
    ? { goes: true }
    : { goes: false, verdict: 'rejected', why: { kind: 'changed-meanwhile' } };
}
