/** Binds the lease on shipping a push to one press of one person. */
import { keepShipLease, releaseShipLease, takeShipLease } from '../db/records/ship-lease.ts';
import type { ShipLease } from '../src/mirror/ship-at-source.ts';
import type { Push } from '../src/order-push/push.ts';
import type { Edge } from './edge.ts';
import { reasonOf } from './reason-of.ts';

/** One parcel is shipped well within it; whoever presses after a dead worker waits no longer, ms. */
const leaseMs = 3 * 60_000;

/** @param person who presses */
export function shipLease(edge: Edge, push: Push, person: string): ShipLease {
  const db = edge.database(push.accountId);
  const press = { claim: crypto.randomUUID(), by: person };
  const until = () => edge.now() + leaseMs;
  return {
    take: () => takeShipLease(db, push, press, { now: edge.now(), until: until() }),
    keep: () => keepShipLease(db, push, press, { now: edge.now(), until: until() }),
    release: async () => {
      // It ends by itself: what became of the parcels is not lost for it.
      try {
        await releaseShipLease(db, push, press);
      } catch (error) {
        edge.log(`ship: not let go yet, ${reasonOf(error)}`);
      }
    },
  };
}
