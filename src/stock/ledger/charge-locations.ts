/** Where a charge may be taken at the source: as the Location Groups are now, whatever they were when it was held. */
import type { LedgerSetup, LinkSetup } from '../setup.ts';
import { groupOf, linkOf } from './tables.ts';

/** Columns of a row of `charges`. */
export type ChargePlaces = {
  link_id: string | null;
  /** JSON: destination locations its line was routed to; null: held by an earlier version. */
  routed: string | null;
  /** JSON: source locations as they served it when it was read last; null: anywhere. */
  locations: string | null;
};

/**
 * Source locations that may ship it, first by priority; undefined where it may be taken anywhere. What was kept with it
 * counts only where the setup cannot tell: its routing was never kept, or its link is gone.
 */
export function chargeLocations(
  setup: LedgerSetup | undefined,
  charge: ChargePlaces,
): string[] | undefined {
  const link = setup && charge.link_id !== null ? linkOf(setup, charge.link_id) : undefined;
  if (link && charge.routed !== null)
    return servingLocations(link, JSON.parse(charge.routed) as string[]);
  return charge.locations === null ? undefined : (JSON.parse(charge.locations) as string[]);
}

/** Of the groups that serve where it was routed, of all groups where none does; undefined where there is none. */
export function servingLocations(
  link: LinkSetup,
  routedTo: readonly string[],
): string[] | undefined {
  const routed = routedTo.flatMap((locationId) => groupOf(link, locationId) ?? []);
  const groups = routed.length > 0 ? routed : link.groups;
  const ids = [...new Set(groups.flatMap((group) => group.sourceLocationIds))];
  return ids.length > 0 ? ids : undefined;
}
