/** A reason of any kind in words, whether it is about an order, a line or a call to a store. Pure. */
import type { LineHold } from '../../src/order-push/decisions.ts';
import { failureOf, holdWords } from '../words.ts';

const isHold = (kind: string): kind is LineHold => Object.hasOwn(holdWords, kind);

/** As a sentence without its end; a kind of an earlier version stands as it is. */
export function reasonSays(kind: string): string {
  // The source's too few is also a failure's: that sentence says whose it is.
  const says = isHold(kind) && kind !== 'too-few' ? holdWords[kind].says : failureOf(kind).says;
  return says.charAt(0).toUpperCase() + says.slice(1);
}

/** What to do about it, in sentences; empty where there is nothing to say. */
export const reasonNext = (kind: string): string =>
  isHold(kind) && kind !== 'too-few' ? holdWords[kind].next : failureOf(kind).next;

/** Of many orders: `its SKU is not on the source store, 2; waiting for payment, 1`. */
export const reasonsCounted = (reasons: readonly { kind: string; orders: number }[]): string =>
  reasons
    .map(({ kind, orders }) => `${inSentence(reasonSays(kind))}, ${orders.toLocaleString('en')}`)
    .join('; ');

/** The name of the feature keeps its capital. */
const inSentence = (says: string): string =>
  says.startsWith('Order Push') ? says : says.charAt(0).toLowerCase() + says.slice(1);
