/** What became of a press on Ship, in a sentence. */

import { failureWords } from '../../src/platforms/failure-words.ts';
import type { PlatformFailureKind } from '../../src/platforms/platform-failure.ts';
import type { ShipOutcome } from '../trpc.ts';
import { shipAgainWords } from '../words.ts';

/** Pure. `done`: nothing is left for a person to do here. */
export function shipWords(
  outcome: ShipOutcome,
  order: {
    name: string;
    storeName: string;
    sourceStoreName: string;
    /** Units the person chose, of those that were left. */
    unitsAsked: number;
    unitsLeft: number;
  },
): { done: boolean; says: string } {
  const { name, storeName, sourceStoreName } = order;
  switch (outcome.kind) {
    case 'shipped':
      if (outcome.units < order.unitsAsked)
        return {
          done: true,
          says: `${outcome.units} of ${order.unitsAsked} units of ${name} are shipped; ${sourceStoreName} takes no shipment of the rest now.`,
        };
      if (outcome.units < order.unitsLeft)
        return {
          done: true,
          says: `${outcome.units} of ${order.unitsLeft} units of ${name} are shipped; the rest stays open. Carrier and number are on their way back to ${storeName}.`,
        };
      return {
        done: true,
        says: `${name} is shipped. Carrier and number are on their way back to ${storeName}.`,
      };
    case 'being-shipped':
      return {
        done: false,
        says: `Nothing was shipped: a shipment of ${name} is under way, asked for by ${byWhom(outcome.by)}. Look again in a moment.`,
      };
    case 'changed-meanwhile': {
      const left = outcome.left.reduce((sum, line) => sum + line.left, 0);
      return {
        done: false,
        says:
          left === 0
            ? nothingLeft(order)
            : `Nothing was shipped: ${name} changed meanwhile. What is left now stands above, ${left === 1 ? '1 unit' : `${left} units`}; look at it, then press Ship again.`,
      };
    }
    case 'nothing-left':
      return { done: false, says: nothingLeft(order) };
    case 'closed':
      return {
        done: false,
        says: `${sourceStoreName} takes no shipment of it now (${outcome.why}). Open the order there, then ship it again.`,
      };
    case 'failed': {
      const says = failureWords[outcome.failure].says;
      const detail = outcome.detail ? ` (${outcome.detail})` : '';
      const what = isLost(outcome.failure)
        ? 'The answer was lost, so it may be shipped or not.'
        : `${says}${detail}.`;
      return {
        done: false,
        says: [what, shipAgainWords[outcome.failure], parcels(outcome.shipments)].join(' ').trim(),
      };
    }
  }
}

/** Pure. Whether the store may have shipped, though its answer did not say so. */
export const isLost = (failure: PlatformFailureKind): boolean =>
  failure === 'unknown' || failure === 'unreadable-reply';

const nothingLeft = (order: { name: string; sourceStoreName: string }): string =>
  `Nothing of ${order.name} is left to ship at ${order.sourceStoreName}: it was shipped meanwhile, perhaps in another window, or cancelled there.`;

/** Where people have no names, the one person is You. */
const byWhom = (by: string): string => (by === 'You' ? 'you in another window' : by);

const parcels = (shipped: number): string => {
  if (shipped === 0) return '';
  const before = shipped === 1 ? 'One parcel was' : `${shipped} parcels were`;
  return `${before} shipped before that; Ship goes on with the rest.`;
};
