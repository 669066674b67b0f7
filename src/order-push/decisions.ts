/** The closed lists of answers to "does this order push, and which lines"; src/order-push/reasons.ts says what kind each is. */

/** What was decided about a whole order. */
export type OrderDecision =
  | 'pushed'
  | 'plan-too-low'
  | 'switched-off'
  | 'no-source-store'
  | 'placed-before-switch'
  | 'by-hand-only'
  | 'waiting-for-payment'
  | 'payment-gone'
  | 'high-risk'
  | 'risk-pending'
  | 'local-pickup'
  | 'on-hold'
  | 'zero-value'
  | 'point-of-sale'
  | 'cancelled'
  | 'nothing-left-to-ship'
  | 'no-line-qualifies'
  | 'some-lines-stay';

/** Why an order is not pushed. */
export type OrderStop = Exclude<OrderDecision, 'pushed'>;

/** Why (some units of) a line stay behind: the first condition they fail (OP5, OP6). */
export type LineHold =
  | 'nothing-to-ship'
  | 'sku-empty'
  | 'sku-not-on-source'
  | 'sku-duplicate-on-source'
  | 'not-linked'
  | 'link-paused'
  | 'stock-tracking-off'
  | 'first-levels-wait'
  | 'currency-differs'
  | 'not-routed'
  | 'location-not-mapped'
  | 'too-few';
