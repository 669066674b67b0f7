/** What travels in the queues: ids and hints only; whoever takes a message reads present truth (rule 1). */
import type { PlatformEvent } from '../../src/platforms/platform-event.ts';

export type WebhookMessage = {
  /** The inbox that holds the delivery, and its key there. */
  inbox: string;
  key: string;
  storeId: string;
  topic: string;
  event: PlatformEvent;
  /** What else is to be done with it; messages of an earlier version have none. */
  also?: PlatformEvent[];
  /** Times it was handed over, this one included. */
  tries: number;
  /** Times that handling it failed. */
  failures: number;
};

export type PushMessage = { accountId: string; pushId: string };

/** A push is owed; a bulk run is due its next turn; or a push's routing is owed. */
export type OrderPushMessage =
  | PushMessage
  | { accountId: string; bulkId: string }
  | { accountId: string; routingOf: string };

export type ShipmentMessage = { accountId: string; shipmentId: string };

/** An act at one store because of the other is owed; or both orders of a push are to be looked at. */
export type ActMessage = { accountId: string; actId: string };
/** `swept`: handed over again by the sweep, which put off the next hand-over. */
export type LookMessage = { accountId: string; lookAt: string; swept?: true };

/** A shipment is owed its way back, an act or a look; or a list of tracking numbers is due its next turn. */
export type MirrorMessage =
  | ShipmentMessage
  | ActMessage
  | LookMessage
  | { accountId: string; trackingFile: string };

/** A turn of a run is due; or a source store has second orders to settle. */
export type ReconcileMessage =
  | { accountId: string; id: string }
  | { accountId: string; secondsOf: string };

/** Something is owed to a person's channel. */
export type NoticesMessage = { accountId: string; channelId: string };

export type { StockMessage } from '../../src/stock/stock-message.ts';
