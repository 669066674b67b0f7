/** What a person overrides by pushing an order by hand, to be agreed to one by one (OP10). Total. */
import type { Overridable } from '../../src/order-push/reasons.ts';

export const overrideWords: Record<Overridable, { says: string; next: string }> = {
  'placed-before-switch': {
    says: 'It was placed before Order Push was switched on. Push it all the same.',
    next: 'Make sure that nobody ships it in another way.',
  },
  'by-hand-only': {
    says: 'This store’s orders go by hand only. Push this one.',
    next: 'The others stay as they are.',
  },
  'payment-gone': {
    says: 'Its payment was refunded, voided or ran out. Push it all the same.',
    next: 'The customer gets it without having paid.',
  },
  'high-risk': {
    says: 'Its store sees a high risk of fraud. Push it all the same.',
    next: 'Look at the order at its store first.',
  },
  'risk-pending': {
    says: 'Its store’s fraud analysis is not done. Push it all the same.',
    next: 'What it finds later stops nothing any more.',
  },
  'local-pickup': {
    says: 'The customer picks it up, or its own store delivers it. Push it all the same.',
    next: 'The source store ships it to the address on the order.',
  },
  'on-hold': {
    says: 'It is on hold at its store. Push it all the same.',
    next: 'The hold there stays; tracking may have to wait for it.',
  },
  'zero-value': {
    says: 'The customer pays nothing. Push it all the same.',
    next: 'The source store ships it for free.',
  },
  'point-of-sale': {
    says: 'It was sold over the counter. Push it all the same.',
    next: 'Make sure that the customer did not take it along.',
  },
  'waiting-for-payment': {
    says: 'It is not paid. Push it all the same.',
    next: 'The source store ships it before the money is in.',
  },
  'some-lines-stay': {
    says: 'Some of its lines stay. Push the others.',
    next: 'Those go as a part of their own once they can.',
  },
};
