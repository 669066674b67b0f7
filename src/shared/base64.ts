/** Base64 of bytes and back, by the runtime's own way where it has one (workerd), else over `btoa` (Node 24). */

/** ECMAScript 2026, Uint8Array to and from base64. */
type OwnWay = {
  prototype: { toBase64?: () => string };
  fromBase64?: (text: string) => Uint8Array<ArrayBuffer>;
};

const own = Uint8Array as unknown as OwnWay;

/** Bytes a call takes as arguments at a time: there is a limit to them. */
const atOnce = 8 * 1024;

/** @returns the bytes as base64, padded */
export const toBase64 = (bytes: Uint8Array): string =>
  own.prototype.toBase64?.call(bytes) ?? btoa(binaryOf(bytes));

/** @returns the bytes; throws where it is not base64. Spaces in it are passed over. */
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  own.fromBase64?.(text) ?? Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** A character for each byte. */
function binaryOf(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += atOnce)
    text += Reflect.apply(String.fromCharCode, undefined, bytes.subarray(from, from + atOnce));
  return text;
}
