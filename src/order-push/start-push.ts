/**
 * Decides about an order and writes its pushes before anything is done with them (rule 1). Deciding is optimistic: a
 * part number can be taken once, so of two decisions at the same time one is refused and decides again (OP2).
 */
import type { PlatformOrder } from '../platforms/platform.ts';
import { orderIdOf } from '../shared/ids.ts';
import type { Store } from '../stores/store.ts';
import { type PartsSoFar, type Plan, planPushes } from './plan-pushes.ts';
import type { PushAsk } from './push-ask.ts';
import type { FactsOf } from './qualify-lines.ts';

export type StartPushDeps = {
  loadParts: (store: Store, orderId: string) => Promise<PartsSoFar>;
  /**
   * Writes pushes, and decision and holds where no newer reading is kept, in one batch; `saved: false` where a part
   * number was taken by another decision.
   */
  saveDecision: (
    store: Store,
    orderId: string,
    made: Plan & { reading: number; short: ReadonlySet<string> },
  ) => Promise<{ saved: true; pushIds: string[] } | { saved: false }>;
  enqueuePush: (store: Store, pushId: string) => Promise<void>;
};

/** Two decisions at once are rare and three rarer; past this something else is wrong. */
const turnsMax = 5;

/**
 * @param read the order with the number of its reading, and a person's word about it
 * @returns what was decided, in words for the list of deliveries
 */
export async function startPush(
  deps: StartPushDeps,
  store: Store,
  read: { order: PlatformOrder; reading: number; ask: PushAsk | undefined },
  factsOf: FactsOf,
): Promise<string> {
  const { order, reading, ask } = read;
  const orderId = orderIdOf(store.id, order.id);
  for (let turn = 0; turn < turnsMax; turn += 1) {
    const soFar = await deps.loadParts(store, orderId);
    const made = planPushes(store, order, factsOf, soFar, ask);
    const saved = await deps.saveDecision(store, orderId, {
      ...made,
      reading,
      short: soFar.short,
    });
    if (!saved.saved) continue;
    for (const pushId of saved.pushIds) await deps.enqueuePush(store, pushId);
    return `${order.name}: ${made.decision}`;
  }
  throw new Error(`${orderId}: ${turnsMax} decisions in a row came second`);
}
