/** A shipment on its way back, as the verbs see it, and the small set of ways its row may change. */
import type { AfterFailure, AfterMiss, EffectState, Turn } from '../effects/effect.ts';
import type { DeliveryState } from '../platforms/aftermath.ts';
import type { Platform, PlatformShipment, Tracking } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import type { MirroredLine } from './mirrored-line.ts';
import type { ShipmentConflict } from './shipment-conflict.ts';

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
  /** As it goes to the destination with its next copy; as the source has it now; and as its copies show it. */
  tracking: Tracking;
  latestTracking: Tracking;
  shownTracking: Tracking;
  /** The source took it back: its copies are not to stand. */
  takenBack: boolean;
  /** How far it is at the source, since when (ISO 8601), and what its copies say. */
  delivery: DeliveryState | undefined;
  deliveryAt: string | undefined;
  copiedDelivery: DeliveryState | undefined;
  lines: MirroredLine[];
  copied: MirroredLine[];
  destinationShipmentIds: string[];
  /** Destination shipments that other rows of the same order stand for. */
  takenShipmentIds: ReadonlySet<string>;
  /** What somebody entered by hand for the same units. */
  conflict: ShipmentConflict | undefined;
  /** The other shipments of the same order that have copies. */
  others: OtherShipment[];
};

export type OtherShipment = {
  sourceStoreId: string;
  sourceShipmentId: string;
  destinationShipmentIds: string[];
  latestTracking: Tracking;
  takenBack: boolean;
  conflict: ShipmentConflict | undefined;
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

/** What the copies of a shipment show after a turn at them. */
export type Followed = {
  /** The turn was at a shipment that the source took back; whether copies were taken back with it. */
  takenBack: boolean;
  cancelled: boolean;
  tracking: Tracking;
  delivery: DeliveryState | undefined;
  /** Nothing is left to copy. */
  whole: boolean;
  /** For the timeline. */
  steps: FollowStep[];
};

export type FollowStep = {
  kind:
    | 'tracking-updated'
    | 'copy-taken-back'
    | 'copy-gone'
    | 'delivery-told'
    | 'delivery-not-told';
  detail: string;
};

/** Changes of a shipment's row: each one conditional, nothing happens where the row has moved on. */
export type ShipmentRow = {
  win: (shipment: Shipment, turn: Turn) => Promise<string | undefined>;
  /**
   * A copy is on the destination. Stays owed while lines are left to copy, or where the source says something else of it
   * by now. @returns when it is owed its next turn, ms
   */
  recordCopied: (shipment: Shipment, made: Copied) => Promise<number | undefined>;
  setBack: (
    shipment: Shipment,
    claim: string | undefined,
    failure: PlatformFailure,
    after: AfterFailure,
  ) => Promise<void>;
  /** What is left was entered by hand with another number: a person chooses. Only for the one that won the row. */
  recordConflict: (shipment: Shipment, claim: string, conflict: ShipmentConflict) => Promise<void>;
  /**
   * It is not wanted on the destination any more; copies that stand are taken back next where the source took it back.
   * @param why it ends; undefined where the source took it back
   */
  end: (
    shipment: Shipment,
    claim: string | undefined,
    why: PlatformFailure | undefined,
  ) => Promise<void>;
  recordMiss: (shipment: Shipment, after: AfterMiss) => Promise<void>;
  putOffLook: (shipment: Shipment, dueAt: number, failure: PlatformFailure) => Promise<void>;
  /** A turn at its copies, for one worker until then, ms. @returns its token; undefined where the row has moved on */
  lease: (shipment: Shipment, until: number) => Promise<string | undefined>;
  /** Its copies follow. @returns when it is owed its next turn, ms */
  recordFollowed: (
    shipment: Shipment,
    claim: string,
    followed: Followed,
  ) => Promise<number | undefined>;
  /** Its copies could not follow: again later, or a person is told. */
  setBackFollow: (
    shipment: Shipment,
    claim: string,
    failure: PlatformFailure,
    after: AfterFailure,
  ) => Promise<void>;
};

/** What every turn at a shipment needs. */
export type MirrorShipmentDeps = {
  loadShipment: (shipmentId: string) => Promise<Shipment | undefined>;
  openPlatform: (storeId: string) => Promise<Platform>;
  row: ShipmentRow;
  /** Asks to be run again at that time (ms); only a hint, the sweep finds what is owed anyway. */
  runAgain: (shipmentId: string, at: number) => Promise<void>;
  now: () => number;
  random: () => number;
};
