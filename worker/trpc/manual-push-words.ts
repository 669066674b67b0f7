/** What a person reads where an order is not pushed by hand: what stops it, or what was not agreed to. */
import type { OrderStop } from '../../src/order-push/decisions.ts';
import { planTooLowMessage } from '../../src/order-push/may-push.ts';

/** Whole sentences. */
export const stopWords: Record<OrderStop, string> = {
  'plan-too-low': `${planTooLowMessage}.`,
  'switched-off': 'Order Push of this store is switched off. Switch it on under Settings first.',
  'no-source-store': 'No source store ships for this store. Connect one first.',
  cancelled: 'This order was cancelled.',
  'nothing-left-to-ship': 'Nothing of this order is left to ship.',
  'no-line-qualifies': 'No line of this order can be shipped by a source store.',
  'placed-before-switch': 'It was placed before Order Push was switched on.',
  'by-hand-only': 'Orders of this store are pushed by hand only.',
  'payment-gone': 'Its payment was refunded, voided or has expired.',
  'high-risk': 'Its store sees a high risk of fraud.',
  'risk-pending': 'Its store has not finished looking for fraud.',
  'local-pickup': 'It is picked up by the customer or delivered by the store itself.',
  'on-hold': 'Its store holds it.',
  'zero-value': 'The customer pays nothing for it.',
  'point-of-sale': 'It was sold over the counter.',
  'waiting-for-payment': 'It is not paid.',
  'some-lines-stay': 'Some of its lines do not qualify, and such orders are held whole.',
};
