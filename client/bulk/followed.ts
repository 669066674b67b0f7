/** What a run that nobody pressed a button for came of: the change that may have freed its orders. Pure. */
import {
  type BulkKind,
  groupsChanged,
  linkResumed,
  listingsLinked,
} from '../../src/order-push/bulk/bulk.ts';
import { reasonOf } from '../../src/order-push/reasons.ts';

type Run = { kind: BulkKind; askedBy: string; about: string | null };

/**
 * Looking again is set going by what is changed at a store, by connecting one, by resuming a link, or by other Location
 * Groups; a person's own Check again is about a reason, or about nothing.
 * @returns undefined where a person asked for the run itself
 */
export function followed({ kind, askedBy, about }: Run): string | undefined {
  if (kind !== 'recheck' || about === null) return undefined;
  if (about === linkResumed) return 'after a link was resumed';
  if (about === listingsLinked) return 'after listings were linked';
  if (about === groupsChanged) return 'after Location Groups or a location changed';
  if (reasonOf(about)) return undefined;
  return askedBy === 'Crossdock'
    ? `after ${about} was connected`
    : `after a change to the plan or Order Push Settings of ${about}`;
}
