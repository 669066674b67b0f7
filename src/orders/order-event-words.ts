/** The steps of an order's life in words, on its timeline and on the Activity page. Total. Pure. */
import { decisionWords } from '../order-push/decision-words.ts';
import { failureWords, type Said } from '../platforms/failure-words.ts';
import type { OrderEventKind } from './order-event.ts';

/** What each step is called. */
export const eventWords: Record<OrderEventKind, string> = {
  'order-received': 'Order came in',
  decided: 'Decided',
  'push-started': 'Push prepared',
  'push-created': 'Created on the source store',
  'push-found': 'Found on the source store',
  'push-unknown': 'Answer lost, looking for it',
  'push-failed': 'Push failed',
  'push-waits': 'Will be tried again',
  'push-withdrawn': 'Push withdrawn',
  'push-retried': 'Retried by hand',
  'push-asked': 'Push Order pressed',
  'lines-wait-for-stock': 'The source has too few: these wait, the rest goes',
  'address-repaired': 'Sent in another form, since the source store refused it',
  'routing-moved': 'Moved to a location of its Location Group',
  'routing-elsewhere': 'Ships from outside its Location Group',
  'source-cancelled': 'Cancelled at the source store',
  'second-order-cancelled': 'A doubled source order was cancelled, its stock put back',
  'ship-asked': 'Ship pressed on the Orders page',
  'shipped-at-source': 'Shipped by the source store',
  'tracking-retried': 'Tracking retried by hand',
  'tracking-returned': 'Tracking returned to the customer’s order',
  'tracking-failed': 'Tracking could not be returned',
  'tracking-unknown': 'Answer lost, looking for the shipment',
  'tracking-waits': 'Will be tried again',
};

/** The words for a detail of a timeline step, where it is a kind of ours. */
export function detailWords(kind: OrderEventKind, detail: string | null): string {
  // A reference is for machines.
  if (!detail || kind === 'push-started') return '';
  if (kind === 'push-asked')
    return detail
      .split(' ')
      .map((stop) => saidOf(decisionWords, stop)?.says ?? stop)
      .join('; ');
  if (kind === 'decided' || kind === 'push-withdrawn')
    return saidOf(decisionWords, detail)?.says ?? detail;
  if (['push-unknown', 'push-failed', 'push-waits'].includes(kind) || kind.startsWith('tracking-'))
    return saidOf(failureWords, detail)?.says ?? detail;
  return detail;
}

const saidOf = (words: Readonly<Record<string, Said>>, kind: string): Said | undefined =>
  Object.hasOwn(words, kind) ? words[kind] : undefined;
