/** A delivery as the door hands it to an inbox. */
import type { PlatformEvent } from '../platforms/platform-event.ts';

export type Delivery = {
  /** Store, topic and the platform's delivery id: the same for a repetition. */
  key: string;
  topic: string;
  event: PlatformEvent;
  /** The store's clock, ISO 8601. */
  triggeredAt: string | undefined;
  /** What the store sent, sealed: it may hold a customer's name and address. Only of topics about orders. */
  body?: string;
  /** It was over the limit (delivery-body.ts) and is not kept. */
  bodyTooLarge?: true;
};
