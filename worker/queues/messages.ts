/** What travels in the queues: ids and hints only; whoever takes a message reads present truth (rule 1). */
import type { PlatformEvent } from '../../src/platforms/platform-event.ts';

export type WebhookMessage = {
  /** The inbox that holds the delivery, and its key there. */
  inbox: string;
  key: string;
  storeId: string;
  topic: string;
  event: PlatformEvent;
  /** Times it was handed over, this one included. */
  tries: number;
  /** Times that handling it failed. */
  failures: number;
};

export type OrderPushMessage = { accountId: string; pushId: string };

export type MirrorMessage = { accountId: string; shipmentId: string };

export type { StockMessage } from '../../src/stock/stock-message.ts';
