/** What a ledger shows of itself to pages and tests. */
import type { LedgerName } from './setup.ts';

export type MovementKind =
  /** A destination sold it, or wants more of it. */
  | 'held'
  /** Less of it is wanted, or a person ended the hold. */
  | 'released'
  /** Our push took it at the source: still counted until a reading includes it. */
  | 'settled'
  /** A reading includes it: level and charge fall together. */
  | 'included'
  /** Our push is gone (its source order was cancelled): what is still wanted is held again. */
  | 'unsettled'
  /** The source has more. */
  | 'received'
  /** The source has less, from its own sales or by hand. */
  | 'sold-at-source'
  /** We took it at the source, for a destination without Order Push. */
  | 'adjusted'
  /** We gave it back there. */
  | 'unadjusted'
  /** A destination shows fewer than it should: waits for its order. */
  | 'suspended'
  /** The order came, or none did. */
  | 'explained'
  /** Somebody edited stock on a destination and it was passed on to the source. */
  | 'corrected'
  /** Reconciling found another number at the source. */
  | 'drift-repaired';

/** One signed change, append-only (ST7). Summed over all of them they are the levels and the charges. */
export type Movement = {
  sequence: number;
  /** ms, our clock. */
  at: number;
  kind: MovementKind;
  /** Change of the source's level, at `locationId`. */
  levelDelta: number;
  locationId: string | undefined;
  /** Change of what is sold and not yet in the level, in units: a charge's key or a place in suspense is `subject`. */
  chargeDelta: number;
  subject: string | undefined;
  /** Units free to sell before and after: levels less charges. */
  freeBefore: number;
  freeAfter: number;
  /** Why, for people: `Mug Street #1001`, `a reading of North Supply`. */
  cause: string;
  /** Who: a store's shop, a person, or `Crossdock`. */
  actor: string;
  /** Our key of the order it belongs to, where one is known. */
  orderId: string | undefined;
};

export type ChargeView = {
  key: string;
  orderId: string;
  orderName: string;
  destinationStoreId: string;
  /** Units the customer wants of this line, in the newest reading. */
  wanted: number;
  /** Sold there and not yet taken here. */
  held: number;
  /** Taken here by a push, and not yet in a reading. */
  settled: number;
  /** Taken here by adjustments of ours. */
  adjusted: number;
  /** How it is taken at the source. */
  path: 'push' | 'adjust';
};

/**
 * `waiting`: for its first levels and Apply. `aligned`: shows what it should. `writing`: on its way. `ended`: its link is
 * being unlinked, and it shows nothing, as was wanted.
 */
export type TargetState = 'waiting' | 'aligned' | 'writing' | 'blocked' | 'paused' | 'ended';

export type TargetView = {
  target: string;
  linkId: string;
  connectionId: string;
  destinationStoreId: string;
  destinationItemId: string;
  destinationLocationId: string;
  state: TargetState;
  /** What may be sold there, by the ledger. */
  sellable: number;
  /** What it shows, as last confirmed and moved by its own orders; undefined while it was never read. */
  expected: number | undefined;
  /** Units that are missing there without an order yet. */
  suspense: number;
  /** Why the store does not take it, where `blocked`. */
  problem: string | undefined;
};

export type LedgerView = LedgerName & {
  accountId: string;
  sku: string;
  title: string;
  sequence: number;
  levels: { locationId: string; available: number; at: number }[];
  /** Those that count still, newest first, 200 at most. */
  charges: ChargeView[];
  targets: TargetView[];
  /** Over all charges: sold and not yet taken here; taken and not yet in a reading. */
  held: number;
  settled: number;
  /** Levels less charges and suspense: what is free to sell in all. */
  free: number;
  /** Adjustments whose answer is not known: a person must look. */
  unknownAdjustments: number;
};
