/**
 * Every way a call to a store can fail, as a closed list (architecture rule 2: done, refused, throttled,
 * unreachable before sending, or unknown). Adapters return these and never throw across their border.
 */
export type PlatformFailure =
  /** The store understood and said no; nothing was done. `code` is the platform's own word. */
  | { kind: 'refused'; code: string; message: string; field?: string }
  /** The store does not take an address, a phone number or a name of the order; nothing was done. */
  | { kind: 'address-refused'; message: string /** e.g. `shippingAddress.phone` */; field: string }
  /** Somebody shipped these units there by hand, with another number: a person chooses which counts. Nothing was done. */
  | { kind: 'shipped-by-hand'; message: string }
  /** The store has too few units for the order; nothing was done. */
  | { kind: 'too-few'; message: string }
  /** The store's budget is spent; nothing was done. Ask again after `retryAfterSeconds`. */
  | { kind: 'throttled'; retryAfterSeconds: number }
  /** The request certainly did not reach the store (no connection, name unknown). Nothing was done. */
  | { kind: 'unreachable'; message: string }
  /** The request may or may not have taken effect: the answer was lost, cut, late or unreadable. */
  | { kind: 'unknown'; message: string }
  /** HTTP 401: the token is wrong or revoked. Nothing was done. */
  | { kind: 'unauthorized'; message: string }
  /** HTTP 402, 403 or 423: the store or the app is frozen, locked or lacks a right. Nothing was done. */
  | { kind: 'forbidden'; status: number; message: string }
  /**
   * It let us in no more lately, and is asked only once a minute until it does (src/gate/pause.ts). Nothing was sent; ask
   * again after `retryAfterSeconds`.
   */
  | {
      kind: 'paused';
      why: 'unauthorized' | 'forbidden';
      retryAfterSeconds: number;
      message: string;
    }
  /** The thing asked for does not exist on the store (any more). */
  | { kind: 'not-found'; message: string }
  /** The store understood and will take it later, not now (the order is on hold). Nothing was done. */
  | { kind: 'not-now'; message: string }
  /** A reading came back in a shape we do not understand (HTML, other JSON). Only for readings. */
  | { kind: 'unreadable-reply'; message: string };

export type PlatformFailureKind = PlatformFailure['kind'];

/** Whether a later try, without a person doing anything, may succeed (OP11). */
export const mayPassByItself: Record<PlatformFailureKind, boolean> = {
  refused: false,
  'address-refused': false,
  'shipped-by-hand': false,
  'too-few': false,
  throttled: true,
  unreachable: true,
  unknown: true,
  unauthorized: false,
  forbidden: false,
  paused: true,
  'not-found': false,
  'not-now': true,
  'unreadable-reply': true,
};
