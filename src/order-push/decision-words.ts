/** Why an order is or is not pushed, in words. Total: a new decision without words does not compile. Pure. */
import type { Said } from '../platforms/failure-words.ts';
import type { OrderDecision } from './decisions.ts';
import { planTooLowMessage } from './may-push.ts';

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
