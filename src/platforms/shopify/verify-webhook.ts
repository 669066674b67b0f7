/** Proves that a delivery was signed with one of the app's secrets (WH1). */
import { fromBase64 } from '../../shared/base64.ts';

const encoder = new TextEncoder();
const hmac = { name: 'HMAC', hash: 'SHA-256' } as const;
const signatureBytes = 32;

/**
 * Shopify signs the raw bytes with HMAC-SHA256 under the app's client secret and sends it as base64 (shopify.dev,
 * verify webhook deliveries). Compared by the platform's own `verify`, which takes the same time for every signature.
 * @param secrets more than one while a secret is being changed; the list is not changed once it was given
 */
export async function verifyWebhook(input: {
  body: Uint8Array<ArrayBuffer>;
  headers: Headers;
  secrets: readonly string[];
}): Promise<boolean> {
  const signature = signatureOf(input.headers.get('x-shopify-hmac-sha256') ?? '');
  if (signature?.length !== signatureBytes) return false;
  let proven = false;
  for (const key of made.get(input.secrets) ?? (await keysOf(input.secrets))) {
    // Every secret is tried, so that the time does not tell which one fits.
    if (await crypto.subtle.verify('HMAC', key, signature, input.body)) proven = true;
  }
  return proven;
}

/** Keys by the list they were made of, for as long as somebody holds that list. */
const made = new WeakMap<readonly string[], CryptoKey[]>();

async function keysOf(secrets: readonly string[]): Promise<CryptoKey[]> {
  const keys: CryptoKey[] = [];
  for (const secret of secrets) {
    // An empty secret would let anybody sign.
    if (secret === '') continue;
    keys.push(
      await crypto.subtle.importKey('raw', encoder.encode(secret), hmac, false, ['verify']),
    );
  }
  made.set(secrets, keys);
  return keys;
}

function signatureOf(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return fromBase64(text);
  } catch {
    return undefined;
  }
}
