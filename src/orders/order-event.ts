/** The steps of an order's life that a person can read on its timeline. */
export type OrderEventKind =
  | 'order-received'
  | 'decided'
  | 'push-started'
  | 'push-created'
  | 'push-found'
  | 'push-unknown'
  | 'push-failed'
  | 'push-waits'
  | 'push-withdrawn'
  | 'push-retried'
  | 'source-cancelled'
  | 'second-order-cancelled'
  | 'ship-asked'
  | 'shipped-at-source'
  | 'tracking-retried'
  | 'tracking-returned'
  | 'tracking-failed'
  | 'tracking-unknown'
  | 'tracking-waits';

export type OrderEvent = {
  orderId: string;
  accountId: string;
  kind: OrderEventKind;
  /** Who did it: `Crossdock`, a store's name, or a person. */
  actor: string;
  detail: string | undefined;
  /** Tells this step from its repetitions: the same key is written once. */
  once: string;
};
