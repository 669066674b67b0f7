/** How many older open orders there are, and how many are chosen, in words. Pure. */
import type { OrderPushSettings } from '../../src/order-push/settings.ts';
import { ordersText } from '../bulk/bulk-words.ts';

export type Chosen = { all: boolean; ids: ReadonlySet<string> };

/** @param count over all pages; where `more`, there are more than were counted */
export function olderText({ count, more }: { count: number; more: boolean }): string {
  if (count === 0) return 'No open order is older than that.';
  if (count === 1 && !more)
    return '1 order is open that was placed before it was switched on. It goes only when you say so.';
  const many = `${more ? 'More than ' : ''}${count.toLocaleString('en')}`;
  return `${many} orders are open that were placed before it was switched on. They go only when you say so.`;
}

/** On the button: `Push these 12`. */
export function pushText(chosen: Chosen, older: { count: number; more: boolean }): string {
  if (chosen.all) return older.more ? 'Push all of them' : `Push all ${older.count}`;
  return chosen.ids.size === 1 ? 'Push this one' : `Push these ${chosen.ids.size}`;
}

/** In a sentence: `12 orders`. */
export const chosenText = (chosen: Chosen, older: { count: number; more: boolean }): string =>
  chosen.all
    ? older.more
      ? `all of the more than ${ordersText(older.count)}`
      : ordersText(older.count)
    : ordersText(chosen.ids.size);

/** What pushing older orders overrules: where a store's orders go by hand only, this is that hand. */
export const overruledText = (when: OrderPushSettings['when']): string =>
  when === 'by-hand'
    ? 'Their age is overruled, and that orders of this store go by hand only. Nothing else is.'
    : 'Only their age is overruled.';
