/** A shipment on its way back, as the verbs see it, and the small set of ways its row may change. */
import type { AfterFailure, AfterMiss, EffectState, Turn } from '../effects/effect.ts';
import type { PlatformShipment, Tracking } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import type { MirroredLine } from './mirrored-line.ts';

export type Shipment = {
  id: string;
  accountId: string;
  orderId: string;
  destinationStoreId: string;
  sourceStoreId: string;
  /** The destination platform's order id. */
  platformOrderId: string;
  state: EffectState;
  dueAt: number | undefined;
  /** Turns of this row so far: the version a winner must have read. */
  attempts: number;
  setbacks: number;
  misses: number;
  creatingSince: number | undefined;
  tracking: Tracking;
  lines: MirroredLine[];
  copied: MirroredLine[];
  destinationShipmentIds: string[];
  /** Destination shipments that other rows of the same order stand for. */
  takenShipmentIds: ReadonlySet<string>;
};

/** A copy on the destination's order, and what stands copied with it. */
export type Copied = {
  copy: Pick<PlatformShipment, 'id' | 'name'>;
  how: 'created' | 'found';
  /** Every line copied so far, this copy's included. */
  copied: MirroredLine[];
  /** Nothing is left to copy. */
  whole: boolean;
};

/** Changes of a shipment's row: each one conditional, nothing happens where the row has moved on. */
export type ShipmentRow = {
  win: (shipment: Shipment, turn: Turn) => Promise<string | undefined>;
  /** A copy is on the destination. Stays owed while lines are left to copy. */
  recordCopied: (shipment: Shipment, made: Copied) => Promise<void>;
  setBack: (
    shipment: Shipment,
    claim: string | undefined,
    failure: PlatformFailure,
    after: AfterFailure,
  ) => Promise<void>;
  recordMiss: (shipment: Shipment, after: AfterMiss) => Promise<void>;
  putOffLook: (shipment: Shipment, dueAt: number, failure: PlatformFailure) => Promise<void>;
};
