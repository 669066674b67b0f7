/** What the history of a link says of its listings' changes. Pure. */
import type { Activity } from '../activity/activity.ts';
import type { ListingChange } from './note-listings.ts';

/** A link that one of the changed listings is an end of; or, not linked, a listing of a connection's destination itself. */
export type LinkedTo = {
  connectionId: string;
  destinationVariantId: string;
  /** The end that changed. */
  variantId: string;
  /** SKU of the destination's listing. */
  sku: string;
  linked: boolean;
};

/**
 * Of what is not linked only its names are told: orders that were placed under an older one are found by them once it is
 * (db/records/link-by-hand.ts).
 * @param store by its name: whose listings they are
 */
export function listingHistory(
  store: { id: string; name: string },
  changes: readonly ListingChange[],
  links: readonly LinkedTo[],
): Activity[] {
  const byVariant = new Map(
    changes.map((change) => [change.before?.variantId ?? change.after?.variantId, change]),
  );
  return links.flatMap((link) => {
    const change = byVariant.get(link.variantId);
    const { before, after } = change ?? {};
    if (!before) return [];
    const act = {
      actor: store.name,
      storeId: store.id,
      connectionId: link.connectionId,
      subject: link.destinationVariantId,
      name: link.sku,
    };
    if (!after)
      return link.linked ? [{ ...act, kind: 'link-lost' as const, before: before.sku }] : [];
    const acts: Activity[] = [];
    if (before.sku !== after.sku)
      acts.push({ ...act, kind: 'listing-renamed', before: before.sku, after: after.sku });
    if (link.linked && before.tracked !== after.tracked)
      acts.push({ ...act, kind: after.tracked ? 'tracking-on' : 'tracking-off' });
    return acts;
  });
}
