/**
 * Seals store credentials at rest with AES-256-GCM (AC1). Each seal is bound to what it belongs to: moved to another
 * row, it does not open.
 */
import { fromBase64, toBase64 } from './base64.ts';

export type Cipher = {
  /** @param bound what the secret belongs to, e.g. `st_1.token` @returns base64 text with its random IV in front */
  seal: (secret: string, bound: string) => Promise<string>;
  /** @returns the secret; throws where the key, the text or `bound` is not the one it was sealed with */
  open: (sealed: string, bound: string) => Promise<string>;
};

const ivBytes = 12;

/** @param keyBase64 32 random bytes in base64; throws a clear error otherwise */
export function makeCipher(keyBase64: string): Cipher {
  const key = importKey(keyBase64);
  // A rejected key is reported where it is used, not as an unhandled rejection.
  key.catch(() => undefined);
  return {
    async seal(secret, bound) {
      const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
      const sealed = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData: encode(bound) },
        await key,
        encode(secret),
      );
      const both = new Uint8Array(ivBytes + sealed.byteLength);
      both.set(iv);
      both.set(new Uint8Array(sealed), ivBytes);
      return toBase64(both);
    },
    async open(sealed, bound) {
      const bytes = fromBase64(sealed);
      const plain = await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv: bytes.slice(0, ivBytes), additionalData: encode(bound) },
        await key,
        bytes.slice(ivBytes),
      );
      return new TextDecoder().decode(plain);
    },
  };
}

async function importKey(keyBase64: string): Promise<CryptoKey> {
  const bytes = /^[A-Za-z0-9+/]{43}=$/.test(keyBase64) ? fromBase64(keyBase64) : undefined;
  if (bytes?.length !== 32)
    throw new Error(
      'CREDENTIALS_KEY must be 32 random bytes in base64: `openssl rand -base64 32 | wrangler secret put CREDENTIALS_KEY`',
    );
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

const encoder = new TextEncoder();

const encode = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);
