/** The closed lists of answers to "does this order push, and which lines": each has words in client/words.ts. */

/** What was decided about a whole order. */
export type OrderDecision =
  | 'pushed'
  | 'plan-too-low'
  | 'switched-off'
  | 'placed-before-switch'
  | 'waiting-for-payment'
  | 'cancelled'
  | 'nothing-left-to-ship'
  | 'no-line-qualifies';

/** Why (some units of) a line stay behind: the first condition they fail (OP5, OP6). */
export type LineHold =
  | 'nothing-to-ship'
  | 'sku-empty'
  | 'sku-not-on-source'
  | 'sku-duplicate-on-source'
  | 'not-linked'
  | 'link-paused'
  | 'stock-tracking-off'
  | 'not-routed'
  | 'location-not-mapped';
