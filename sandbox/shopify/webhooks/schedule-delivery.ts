// Decides when a new webhook leaves, or whether it leaves at all, from the faults set for its topic.
import type { Chance, FaultSettings } from '../faults/fault-settings.ts';
import { strikes } from '../faults/strikes.ts';

/** When each copy leaves: ms from now, and its order among those of the same moment. */
export type Departure = { afterMs: number; rank: number };

/**
 * @param topic 'orders/create'
 * @param behindStock whether this one leaves after the stock webhooks of the same request
 * @returns none where it is dropped, two where it is doubled
 */
export function scheduleDelivery(
  topic: string,
  faults: FaultSettings,
  random: () => number,
  behindStock: boolean,
): Departure[] {
  const struck = (chance: Chance) => strikes(chance, [topic], random);
  if (struck(faults.dropWebhooks)) return [];
  const copies = struck(faults.doubleWebhooks) ? 2 : 1;
  return Array.from({ length: copies }, () => {
    const late = struck(faults.delayWebhooks) ? faults.delayWebhooks.seconds * 1000 : 0;
    const shuffled = struck(faults.shuffleWebhooks);
    const drift = shuffled ? Math.floor(random() * faults.shuffleWebhooks.seconds * 1000) : 0;
    return {
      afterMs: late + drift + (behindStock ? 1000 : 0),
      rank: shuffled ? random() : 0,
    };
  });
}
