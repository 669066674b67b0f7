/** Puts an order's mirror acts into words, with what may be answered to those that wait for a person. */
import type { KeptAct } from '../../db/pages/order-acts.ts';
import { type ActChoice, actChoices } from '../../src/mirror/acts/act.ts';
import { actSays, moneyOf } from '../../src/mirror/acts/act-words.ts';
import { tail } from '../../src/shared/ids.ts';

export type ShownAct = Omit<KeptAct, 'wish'> & {
  /** One plain sentence. */
  says: string;
  /** What reaches the customer once it is done, such as `24.00 USD`; null where no money moves. */
  money: string | null;
  /** Empty unless it waits for a person; the first is what most people want. */
  choices: readonly ActChoice[];
};

/**
 * Pure.
 * @param order its name, and its lines by their rows' ids
 */
export function shownActs(
  acts: readonly KeptAct[],
  order: { name: string; lines: readonly { id: string; title: string; sku: string }[] },
): ShownAct[] {
  // A row's id ends in the last part of the platform's (orderLineIdOf).
  const lines = new Map(
    order.lines.map(({ id, sku, title }) => [
      tail(id.slice(id.lastIndexOf('.') + 1)),
      sku || title,
    ]),
  );
  return acts.map(({ wish, ...act }) => {
    const { storeName, causeStoreName, sourceOrderName } = act;
    const names = { orderName: order.name, sourceOrderName, storeName, causeStoreName, lines };
    return {
      ...act,
      says: actSays(wish, names),
      money: moneyOf(wish) ?? null,
      choices: act.state === 'failed' && act.stop ? actChoices[act.stop] : [],
    };
  });
}
