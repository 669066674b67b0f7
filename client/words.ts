/** Every sentence shown for a kind. Each record is total: a new kind without words does not compile (rule 6). */
import type { EffectState } from '../src/effects/effect.ts';
import type { LineHold, OrderDecision } from '../src/order-push/decisions.ts';
import { planTooLowMessage } from '../src/order-push/may-push.ts';
import type { PushStatus } from '../src/order-push/push-status.ts';
import type { OrderEventKind } from '../src/orders/order-event.ts';
import { failureWords, type Said } from '../src/platforms/failure-words.ts';
import type { FulfillmentStatus, PaymentStatus } from '../src/platforms/platform.ts';
import type { PlatformFailureKind } from '../src/platforms/platform-failure.ts';
import type { Plan } from '../src/stores/plan.ts';
import type { StoreState } from '../src/stores/store.ts';
import type { LiveState } from './live/live-state.ts';

/** Why an order is or is not pushed, and what to do about it. */
export const decisionWords: Record<OrderDecision, Said> = {
  pushed: { says: 'It goes to its source store', next: '' },
  'plan-too-low': {
    says: planTooLowMessage,
    next: 'Move this store to Traction to push its orders.',
  },
  'switched-off': {
    says: 'Order Push is switched off for this store',
    next: 'Switch it on in Settings, under Order Push Settings.',
  },
  'no-source-store': {
    says: 'This store has no source store',
    next: 'Connect the store that ships for it, or resume their connection.',
  },
  'placed-before-switch': {
    says: 'Placed before Order Push was switched on',
    next: 'Older orders go only when a person confirms: in Order Push Settings, or one by one by hand.',
  },
  'by-hand-only': {
    says: 'This store’s orders are pushed by hand only',
    next: 'Push it by hand, or choose another time in Order Push Settings.',
  },
  'waiting-for-payment': {
    says: 'Waiting for payment',
    next: 'It is pushed once it is paid in full.',
  },
  'payment-gone': {
    says: 'Its payment was refunded, voided or ran out',
    next: 'Cancel the order at its store, or push it by hand if it is to be shipped all the same.',
  },
  'high-risk': {
    says: 'Held: its store sees a high risk of fraud',
    next: 'Look at the order in its store. If it is good, push it by hand.',
  },
  'risk-pending': {
    says: 'Waits for its store’s fraud analysis',
    next: 'It goes by itself once that is done and says nothing against it.',
  },
  'local-pickup': {
    says: 'Held: the customer picks it up, or its own store delivers it',
    next: 'Hand it over at its own store, or push it by hand.',
  },
  'on-hold': {
    says: 'On hold at its store',
    next: 'It goes by itself once the hold is lifted there.',
  },
  'zero-value': {
    says: 'Held: the customer pays nothing',
    next: 'Push it by hand, or let such orders go in Order Push Settings.',
  },
  'point-of-sale': {
    says: 'Held: sold over the counter',
    next: 'Push it by hand if it is to be shipped.',
  },
  cancelled: { says: 'Cancelled', next: 'Nothing is pushed.' },
  'nothing-left-to-ship': {
    says: 'Nothing is left to ship',
    next: 'Every line is shipped, removed or needs no shipping.',
  },
  'no-line-qualifies': {
    says: 'No line can be pushed',
    next: 'Each line says which condition it fails.',
  },
  'some-lines-stay': {
    says: 'Held: some of its lines cannot be pushed',
    next: 'Mend what they name. Or push by hand what can go; or let such orders go in Order Push Settings.',
  },
};

/** Why a line stays on its store (OP6). */
export const holdWords: Record<LineHold, Said> = {
  'nothing-to-ship': { says: 'needs no shipping', next: 'Nothing to do.' },
  'sku-empty': {
    says: 'has no SKU',
    next: 'This order’s line keeps none. Give its product the source’s SKU for orders to come.',
  },
  'sku-not-on-source': {
    says: 'its SKU is not on the source store',
    next: 'Add it there, or correct the SKU.',
  },
  'sku-duplicate-on-source': {
    says: 'its SKU is on several source listings',
    next: 'Make the SKU unique at the source, or link it by hand on the Products page.',
  },
  'not-linked': {
    says: 'is not linked to a source listing',
    next: 'Link it on the Products page.',
  },
  'link-paused': {
    says: 'its link is paused',
    next: 'Resume it on the Products page.',
  },
  'stock-tracking-off': {
    says: 'its stock is not tracked',
    next: 'Turn stock tracking on in both stores.',
  },
  'first-levels-wait': {
    says: 'its first levels wait for Apply, as its store is being connected',
    next: 'Look at its first levels and press Apply: it goes by itself then.',
  },
  'currency-differs': {
    says: 'its source lists prices in another currency',
    next: 'Choose the customer’s prices in Order Push Settings.',
  },
  'too-few': {
    says: 'the source store has too few units',
    next: 'It goes by itself once the source has more.',
  },
  'not-routed': {
    says: 'its store has not chosen a location to ship from',
    next: 'It is looked at again when the store has.',
  },
  'location-not-mapped': {
    says: 'its location is in no Location Group',
    next: 'Add the location to a Location Group.',
  },
};

/** Where an order stands as a whole, on the Order Push page (OP8). */
export const pushStatusWords: Record<PushStatus, string> = {
  pending: 'Pending',
  success: 'Success',
  partial: 'Partial',
  failed: 'Failed',
  'not-eligible': 'Not eligible',
};

export const fulfillmentWords: Record<FulfillmentStatus, string> = {
  unfulfilled: 'Unfulfilled',
  partial: 'Partly shipped',
  fulfilled: 'Shipped',
  'on-hold': 'On hold',
  other: 'In progress',
};

export const paymentWords: Record<PaymentStatus, string> = {
  pending: 'Payment pending',
  authorized: 'Authorized',
  'partially-paid': 'Partly paid',
  paid: 'Paid',
  'partially-refunded': 'Partly refunded',
  refunded: 'Refunded',
  voided: 'Voided',
  expired: 'Payment expired',
};

/** Whether the page changes by itself. */
export const liveWords: Record<LiveState, Said> = {
  connecting: { says: 'Connecting', next: 'Live changes are about to begin.' },
  live: { says: 'Live', next: 'What happens shows here at once.' },
  polling: {
    says: 'Every 5 s',
    next: 'The live connection is gone; the page asks every 5 seconds.',
  },
  offline: {
    says: 'Offline',
    next: 'Crossdock cannot be reached. What is shown is the last that was read; it goes on by itself.',
  },
};

/** States of a push and of a shipment on its way back. */
export const pushStateWords: Record<EffectState, string> = {
  ready: 'Waiting',
  creating: 'Being created',
  created: 'Success',
  failed: 'Failed',
  withdrawn: 'Withdrawn',
};

/** Where some units of a line are. */
export const linePushWords: Record<EffectState, string> = {
  ready: 'Waits',
  creating: 'On its way',
  created: 'Pushed',
  failed: 'Failed',
  withdrawn: 'Withdrawn',
};

export const shipmentStateWords: Record<EffectState, string> = {
  ready: 'tracking on its way back',
  creating: 'tracking being copied',
  created: 'tracking returned',
  failed: 'tracking not returned',
  withdrawn: 'no longer needed',
};

/** What to do when a person's Ship fails so: nothing is shipped again by itself. */
export const shipAgainWords: Record<PlatformFailureKind, string> = {
  refused: 'Mend what it names, then press Ship again.',
  'address-refused': 'Correct the address there, then press Ship again.',
  'too-few': 'Add stock there, then press Ship again.',
  throttled: 'Press Ship again in a moment.',
  unreachable: 'Press Ship again once it answers.',
  unknown: 'Press Ship again: only what is still open there is shipped, never anything twice.',
  unauthorized: 'Connect the store again, then press Ship.',
  forbidden: 'Check the app’s rights there, then press Ship again.',
  paused: 'Connect the store again, then press Ship a minute later.',
  'not-found': 'Look at the order in its store.',
  'not-now': 'Lift the hold there, then press Ship again.',
  'unreadable-reply':
    'Press Ship again: only what is still open there is shipped, never anything twice.',
};

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

export const planWords: Record<Plan, string> = {
  starter: 'Starter',
  traction: 'Traction',
  scale: 'Scale',
};

/** How a store stands with us, and what a person can do. */
export const storeStateWords: Record<StoreState, Said> = {
  working: { says: 'Working', next: '' },
  unauthorized: {
    says: 'Needs reconnecting',
    next: 'It refuses our token. Connect it again with a new one; what waits goes on then.',
  },
  forbidden: {
    says: 'Shut',
    next: 'It does not let us in: a frozen or locked store, or a right the app lacks. Look into its admin.',
  },
  left: {
    says: 'Disconnected',
    next: 'The app was removed there. Connect it again to go on; its orders and numbers are kept.',
  },
};

const queues: Record<string, string> = {
  webhooks: 'Webhook',
  'order-push': 'Push',
  mirror: 'Tracking',
  stock: 'Stock',
};

/** What kind of work gave up. */
export const queueWords = (queue: string): string => lookUp(queues, queue) ?? queue;

/** The words for a detail of a timeline step, where it is a kind of ours. */
export function detailWords(kind: OrderEventKind, detail: string | null): string {
  // A reference is for machines.
  if (!detail || kind === 'push-started') return '';
  if (kind === 'push-asked')
    return detail
      .split(' ')
      .map((stop) => lookUp(decisionWords, stop)?.says ?? stop)
      .join('; ');
  if (kind === 'decided' || kind === 'push-withdrawn')
    return lookUp(decisionWords, detail)?.says ?? detail;
  if (['push-unknown', 'push-failed', 'push-waits'].includes(kind) || kind.startsWith('tracking-'))
    return lookUp(failureWords, detail)?.says ?? detail;
  return detail;
}

/** A failure's words by the kind as stored; a withdrawn push stores a decision there. */
export const failureOf = (kind: string): Said =>
  lookUp(failureWords, kind) ?? lookUp(decisionWords, kind) ?? { says: kind, next: '' };

function lookUp<Kind extends string, Words>(
  words: Record<Kind, Words>,
  kind: string,
): Words | undefined {
  return Object.hasOwn(words, kind) ? words[kind as Kind] : undefined;
}
