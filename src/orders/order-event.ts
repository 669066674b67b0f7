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
  /** By hand; the detail names what is overridden, by kinds with spaces between. */
  | 'push-asked'
  /** The source has too few of some lines: they wait, the others go. */
  | 'lines-wait-for-stock'
  /** A field's form that the source refused was sent in another one; the detail has both, digits of phones as dots. */
  | 'address-repaired'
  /** What the source routed outside its Location Group; the detail names locations, from and to. */
  | 'routing-moved'
  | 'routing-elsewhere'
  | 'source-cancelled'
  | 'source-deleted'
  /** Something happened after the push, at the store that is the actor; the detail says what is to be done about it. */
  | 'mirror-seen'
  | 'mirror-done'
  /** A person did at the store what they were asked about here. */
  | 'mirror-joined'
  | 'mirror-waits'
  | 'mirror-unknown'
  /** Not done, or not by itself: it waits for a person. */
  | 'mirror-asks'
  | 'mirror-answered'
  | 'second-order-cancelled'
  | 'ship-asked'
  | 'shipped-at-source'
  /** Seen at the source, and done for its copies; the detail has carrier and numbers. */
  | 'shipment-taken-back'
  | 'copy-taken-back'
  | 'take-back-failed'
  | 'tracking-updated'
  /** How far a parcel is; the detail is a delivery state. */
  | 'delivery-told'
  | 'delivery-not-told'
  /** Somebody took the copy back at the customer's store: what came later was not passed on. */
  | 'copy-gone'
  /** Two numbers for the same units, and what a person chose. */
  | 'shipment-conflict'
  | 'shipment-chosen'
  /** It ends without a copy; the detail is a failure kind. */
  | 'shipment-not-mirrored'
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
