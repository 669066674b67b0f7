/** The steps of an order's life in words, on its timeline and on the Activity page. Total. Pure. */
import { answeredWords, stopWords } from '../mirror/acts/act-words.ts';
import { decisionWords } from '../order-push/decision-words.ts';
import { deliveryStates } from '../platforms/aftermath.ts';
import { failureWords, type Said } from '../platforms/failure-words.ts';
import type { OrderEventKind } from './order-event.ts';
import { deliveryWords } from './status-words.ts';

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
  'source-deleted': 'Deleted at the source store',
  'mirror-seen': 'Changed after the push',
  'mirror-done': 'Done at the other store',
  'mirror-joined': 'Done at the store by hand',
  'mirror-waits': 'Will be tried again',
  'mirror-unknown': 'Answer lost, looking whether it was done',
  'mirror-asks': 'Not mirrored: a person is asked',
  'mirror-answered': 'Answered',
  'second-order-cancelled': 'A doubled source order was cancelled, its stock put back',
  'ship-asked': 'Ship pressed on the Orders page',
  'shipped-at-source': 'Shipped by the source store',
  'shipment-taken-back': 'Shipment taken back by the source store',
  'copy-taken-back': 'Taken back on the customer’s order, its units are open again',
  'take-back-failed': 'Could not be taken back on the customer’s order',
  'tracking-updated': 'Tracking changed on the customer’s order',
  'delivery-told': 'Delivery status passed on',
  'delivery-not-told': 'Delivery status not taken by the store that sold it',
  'copy-gone': 'Taken back by hand on the customer’s order: the change was not passed on',
  'shipment-conflict': 'Shipped by hand with another number: a person chooses',
  'shipment-chosen': 'Chose the tracking number that counts',
  'shipment-not-mirrored': 'Shipment not mirrored: the customer’s order is cancelled or gone',
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
  if (kind === 'mirror-answered') return answeredWords(detail);
  if (kind === 'mirror-asks') return saidOf(stopWords, detail)?.says ?? detail;
  if (kind === 'decided' || kind === 'push-withdrawn')
    return saidOf(decisionWords, detail)?.says ?? detail;
  if (kind.startsWith('delivery-')) return deliveryWordOf(detail);
  // Its sentence says it all.
  if (kind === 'shipment-not-mirrored') return '';
  if (
    ['push-unknown', 'push-failed', 'push-waits', 'take-back-failed'].includes(kind) ||
    ['mirror-waits', 'mirror-unknown'].includes(kind) ||
    kind.startsWith('tracking-')
  )
    return saidOf(failureWords, detail)?.says ?? detail;
  return detail;
}

const saidOf = (words: Readonly<Record<string, Said>>, kind: string): Said | undefined =>
  Object.hasOwn(words, kind) ? words[kind] : undefined;

const deliveryWordOf = (state: string): string =>
  deliveryStates.flatMap((one) => (one === state ? deliveryWords[one] : []))[0] ?? state;
