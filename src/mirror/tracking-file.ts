/** A list of tracking numbers that a person pasted or gave as a file: what a line asks, and what becomes of it. */

/** `judged`: it waits for a person; nothing was shipped. */
export type TrackingFileState = 'judged' | 'applying' | 'applied' | 'cancelled' | 'discarded';

export const trackingVerdicts = ['ships', 'rejected'] as const;

export type TrackingVerdict = (typeof trackingVerdicts)[number];

/** Why a line is rejected. */
export type TrackingRejectedFor =
  | { kind: 'no-order' }
  | { kind: 'unknown-order' }
  /** Several stores have an order of this number; their names. */
  | { kind: 'several-orders'; stores: string[] }
  | { kind: 'not-pushed' }
  | { kind: 'nothing-left' }
  | { kind: 'cancelled' }
  | { kind: 'no-number' }
  | { kind: 'no-such-sku'; sku: string }
  /** It is the SKU of one line at the selling store, and of another at the source. */
  | { kind: 'sku-unclear'; sku: string }
  /** A shipment of this other order carries the tracking number already. */
  | { kind: 'number-taken'; order: string; store: string }
  /** More than is left of the SKU; what is. */
  | { kind: 'too-many'; left: number }
  /** As it was written: given again, an empty cell would ship all that is left. */
  | { kind: 'quantity-unreadable'; typed: string }
  | { kind: 'too-long' }
  /** Another line ships the same units. */
  | { kind: 'twice'; line: number };

/** What became of a line that was to ship. `shipped-before`: somebody did it meanwhile. */
export type TrackingOutcome = 'waiting' | 'shipped' | 'shipped-before' | 'failed';

/** What a file may have: more is refused before it is read. */
export const trackingFileLimits = { bytes: 200 * 1024, lines: 1_000 };
