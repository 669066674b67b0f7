/** What a store sent, kept sealed for people to look at: only of topics about orders, and only up to a size (WH2, AC1). */
import type { PlatformEvent } from '../platforms/platform-event.ts';
import type { Delivery } from './delivery.ts';

/** A row of an object's storage takes 2 MB; an order of a hundred lines is about 150 KB. */
export const bodyBytesMax = 256 * 1024;

/** What sealed bodies are bound to. */
export const bodyBound = (storeId: string): string => `${storeId}.delivery`;

/** Characters sealed at a time: the cipher takes its bytes as arguments of one call, which have a limit. */
const pieceLength = 32 * 1024;

const isAboutAnOrder: Readonly<Record<PlatformEvent['kind'], boolean>> = {
  'order-changed': true,
  'order-cancelled': true,
  'order-deleted': true,
  'order-touched': true,
  'shipment-changed': false,
  'routing-changed': false,
  'stock-changed': false,
  'listings-changed': false,
  'product-gone': false,
  'listing-changed': false,
  'listing-gone': false,
  'locations-changed': false,
  'export-finished': false,
  'store-left': false,
  unreadable: false,
  'nothing-to-do': false,
};

type Seal = (text: string) => Promise<string>;

/** @returns what of the body goes into the delivery's row; nothing where its topic is not about an order */
export async function keptBody(
  event: PlatformEvent,
  bytes: Uint8Array<ArrayBuffer>,
  seal: Seal,
): Promise<Pick<Delivery, 'body' | 'bodyTooLarge'>> {
  if (!isAboutAnOrder[event.kind]) return {};
  if (bytes.byteLength > bodyBytesMax) return { bodyTooLarge: true };
  const sealed = await Promise.all(piecesOf(new TextDecoder().decode(bytes)).map(seal));
  return { body: sealed.join(' ') };
}

/** @returns the text that keptBody sealed; throws where it is not its store's */
export async function openBody(sealed: string, open: Seal): Promise<string> {
  return (await Promise.all(sealed.split(' ').map(open))).join('');
}

/** Never between the halves of one character. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  do {
    let to = Math.min(from + pieceLength, text.length);
    if (to < text.length && /[\uD800-\uDBFF]/.test(text.charAt(to - 1))) to -= 1;
    pieces.push(text.slice(from, to));
    from = to;
  } while (from < text.length);
  return pieces;
}
