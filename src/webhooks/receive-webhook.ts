/**
 * The webhook door: is it from this store, and is it kept? Nothing is stored before the signature holds, nothing is
 * answered well before it is stored (WH1).
 */
import type { WebhookReader } from '../platforms/platform-event.ts';
import type { Delivery } from './delivery.ts';
import { keptBody } from './delivery-body.ts';

/** A row is found by its key, and pages carry it: longer than any platform's delivery id. */
const keyLengthMax = 300;

/** A store's door, found by the address a delivery came to. */
export type Door = { shop: string; secrets: string[]; reader: WebhookReader };

export type ReceiveWebhookDeps = {
  /** The door as it was read a little while ago; undefined where that is too long ago. */
  rememberedDoor: (storeId: string) => Door | undefined;
  /** The door as it is now. */
  loadDoor: (storeId: string) => Promise<Door | undefined>;
  /** Keeps it durably; false where it was kept before. */
  keep: (storeId: string, delivery: Delivery) => Promise<boolean>;
  /** Seals what a customer's order holds, bound to its store (delivery-body.ts). */
  seal: (storeId: string, text: string) => Promise<string>;
};

export type Received =
  | { kind: 'kept' }
  | { kind: 'known' }
  /** Not from this store, as far as can be proven: 401, nothing stored. */
  | { kind: 'not-proven'; why: 'unknown-store' | 'bad-signature' | 'other-shop' }
  /** Signed, but its headers do not say what it is: 400, nothing stored. */
  | { kind: 'not-addressed' };

export async function receiveWebhook(
  deps: ReceiveWebhookDeps,
  input: { storeId: string; headers: Headers; body: Uint8Array<ArrayBuffer> },
): Promise<Received> {
  const { headers, body } = input;
  const isSigned = (of: Door) => of.reader.verify({ headers, body, secrets: of.secrets });
  const remembered = deps.rememberedDoor(input.storeId);
  const isRemembered = remembered !== undefined && (await isSigned(remembered));
  // A secret may have changed since it was read: nobody is refused by what was remembered.
  const door = isRemembered ? remembered : await deps.loadDoor(input.storeId);
  if (!door) return { kind: 'not-proven', why: 'unknown-store' };
  if (!isRemembered && !(await isSigned(door))) return { kind: 'not-proven', why: 'bad-signature' };
  // One app secret signs for every shop, so a valid signature does not prove which shop it was.
  if (door.reader.shopOf(headers)?.toLowerCase() !== door.shop.toLowerCase())
    return { kind: 'not-proven', why: 'other-shop' };
  const read = door.reader.read({ headers, body });
  // The topic is part of the key: one action may share an id across topics.
  const key = read && `${read.topic}:${read.deliveryId}`;
  if (!read || !key || key.length > keyLengthMax) return { kind: 'not-addressed' };
  const isNew = await deps.keep(input.storeId, {
    key,
    topic: read.topic,
    event: read.event,
    triggeredAt: read.triggeredAt,
    ...(await keptBody(read.event, body, (text) => deps.seal(input.storeId, text))),
  });
  return { kind: isNew ? 'kept' : 'known' };
}
