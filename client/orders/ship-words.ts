/** What became of a press on Ship, in a sentence. */

import { failureWords } from '../../src/platforms/failure-words.ts';
import type { ShipOutcome } from '../trpc.ts';
import { shipAgainWords } from '../words.ts';

/** Pure. `done`: nothing is left for a person to do here. */
export function shipWords(
  outcome: ShipOutcome,
  order: { name: string; storeName: string; sourceStoreName: string; unitsLeft: number },
): { done: boolean; says: string } {
  const { name, storeName, sourceStoreName } = order;
  switch (outcome.kind) {
    case 'shipped':
      if (outcome.units < order.unitsLeft)
        return {
          done: true,
          says: `${outcome.units} of ${order.unitsLeft} units of ${name} are shipped; ${sourceStoreName} takes no shipment of the rest now.`,
        };
      return {
        done: true,
        says: `${name} is shipped. Carrier and number are on their way back to ${storeName}.`,
      };
    case 'nothing-left':
      return {
        done: false,
        says: `${sourceStoreName} has nothing of ${name} left to ship: it was shipped or cancelled there.`,
      };
    case 'closed':
      return {
        done: false,
        says: `${sourceStoreName} takes no shipment of it now (${outcome.why}). Open the order there, then ship it again.`,
      };
    case 'failed': {
      const says = failureWords[outcome.failure].says;
      const detail = outcome.detail ? ` (${outcome.detail})` : '';
      const lost = outcome.failure === 'unknown' || outcome.failure === 'unreadable-reply';
      const what = lost ? 'The answer was lost, so it may be shipped or not.' : `${says}${detail}.`;
      return {
        done: false,
        says: [what, shipAgainWords[outcome.failure], parcels(outcome.shipments)].join(' ').trim(),
      };
    }
  }
}

const parcels = (shipped: number): string => {
  if (shipped === 0) return '';
  const before = shipped === 1 ? 'One parcel was' : `${shipped} parcels were`;
  return `${before} shipped before that; Ship goes on with the rest.`;
};
