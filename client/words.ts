/** Every sentence shown for a kind. Each record is total: a new kind without words does not compile (rule 6). */
import type { EffectState } from '../src/effects/effect.ts';
import type { LineHold, OrderDecision } from '../src/order-push/decisions.ts';
import { planTooLowMessage } from '../src/order-push/may-push.ts';
import type { OrderEventKind } from '../src/orders/order-event.ts';
import type { PlatformFailureKind } from '../src/platforms/platform-failure.ts';
import type { Plan } from '../src/stores/plan.ts';
import type { StoreState } from '../src/stores/store.ts';

type Said = { says: string; next: string };

/** Why an order is or is not pushed, and what to do about it. */
export const decisionWords: Record<OrderDecision, Said> = {
  pushed: { says: 'Pushed', next: '' },
  'plan-too-low': {
    says: planTooLowMessage,
    next: 'Move this store to Traction to push its orders.',
  },
  'switched-off': {
    says: 'Order Push is switched off for this store',
    next: 'Switch it on in Settings, under Order Push Settings.',
  },
  'placed-before-switch': {
    says: 'Placed before Order Push was switched on',
    next: 'Older orders go only when a person confirms.',
  },
  'waiting-for-payment': { says: 'Waiting for payment', next: 'It is pushed once it is paid.' },
  cancelled: { says: 'Cancelled', next: 'Nothing is pushed.' },
  'nothing-left-to-ship': {
    says: 'Nothing is left to ship',
    next: 'Every line is shipped, removed or needs no shipping.',
  },
  'no-line-qualifies': {
    says: 'No line can be pushed',
    next: 'Each line says which condition it fails.',
  },
};

/** Why a line stays on its store (OP6). */
export const holdWords: Record<LineHold, Said> = {
  'nothing-to-ship': { says: 'needs no shipping', next: 'Nothing to do.' },
  'sku-empty': { says: 'has no SKU', next: 'Give it the SKU it has at the source store.' },
  'sku-not-on-source': {
    says: 'its SKU is not on the source store',
    next: 'Add it there, or correct the SKU.',
  },
  'sku-duplicate-on-source': {
    says: 'its SKU is on several source listings',
    next: 'Make the SKU unique at the source, or link it by hand.',
  },
  'not-linked': {
    says: 'is not linked to a source listing',
    next: 'Link it on the Products page.',
  },
  'link-paused': { says: 'its link is paused', next: 'Resume it on the Products page.' },
  'stock-tracking-off': {
    says: 'its stock is not tracked',
    next: 'Turn stock tracking on in both stores.',
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

/** States of a push and of a shipment on its way back. */
export const pushStateWords: Record<EffectState, string> = {
  ready: 'Waiting',
  creating: 'Being created',
  created: 'Success',
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

/** Why a call to a store failed, and what a person can do. */
export const failureWords: Record<PlatformFailureKind, Said> = {
  refused: { says: 'The store refused', next: 'Mend what it names, then Retry.' },
  'too-few': {
    says: 'The source store has too few units',
    next: 'Add stock there, or cancel the line, then Retry.',
  },
  throttled: { says: 'The store asked to wait', next: 'It goes on by itself.' },
  unreachable: { says: 'The store could not be reached', next: 'It is tried again by itself.' },
  unknown: {
    says: 'The answer was lost; the order may exist',
    next: 'We look for it. Only if it is still not there after ten minutes is it created again.',
  },
  unauthorized: {
    says: 'The store refused our token',
    next: 'Connect the store again, then Retry.',
  },
  forbidden: {
    says: 'The store does not let us do this',
    next: 'Check the app’s rights, then Retry.',
  },
  'not-found': {
    says: 'The store does not know it any more',
    next: 'Look at the order in its store.',
  },
  'not-now': {
    says: 'The order is on hold there',
    next: 'It is tried again by itself; Retry once the hold is lifted.',
  },
  'unreadable-reply': {
    says: 'The store answered something else than expected',
    next: 'It is tried again by itself.',
  },
};

export const eventWords: Record<OrderEventKind, string> = {
  'order-received': 'Order came in',
  decided: 'Decided',
  'push-started': 'Push written down',
  'push-created': 'Created on the source store',
  'push-found': 'Found on the source store',
  'push-unknown': 'Answer lost, looking for it',
  'push-failed': 'Push failed',
  'push-waits': 'Will be tried again',
  'push-withdrawn': 'Push withdrawn',
  'push-retried': 'Retried by hand',
  'source-cancelled': 'Cancelled at the source store',
  'shipped-at-source': 'Shipped by the source store',
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

export const storeStateWords: Record<StoreState, string> = {
  working: 'working',
  unauthorized: 'refuses our token',
  forbidden: 'does not let us in',
  left: 'disconnected',
};

/** The words for a detail of a timeline step, where it is a kind of ours. */
export function detailWords(kind: OrderEventKind, detail: string | null): string {
  if (!detail) return '';
  if (kind === 'decided' || kind === 'push-withdrawn')
    return lookUp(decisionWords, detail)?.says ?? detail;
  if (['push-unknown', 'push-failed', 'push-waits'].includes(kind) || kind.startsWith('tracking-'))
    return lookUp(failureWords, detail)?.says ?? detail;
  return detail;
}

/** A failure's words by the kind as stored; a withdrawn push stores a decision there. */
export const failureOf = (kind: string): Said =>
  lookUp(failureWords, kind) ?? lookUp(decisionWords, kind) ?? { says: kind, next: '' };

const lookUp = <Kind extends string>(words: Record<Kind, Said>, kind: string): Said | undefined =>
  Object.hasOwn(words, kind) ? words[kind as Kind] : undefined;
