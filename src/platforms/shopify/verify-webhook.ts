/** Proves that a delivery was signed with one of the app's secrets (WH1). */

const encoder = new TextEncoder();
const hmac = { name: 'HMAC', hash: 'SHA-256' } as const;
const signatureBytes = 32;

/**
 * Shopify signs the raw bytes with HMAC-SHA256 under the app's client secret and sends it as base64 (shopify.dev,
 * verify webhook deliveries). Compared by the platform's own `verify`, which takes the same time for every signature.
 * @param secrets more than one while a secret is being changed
 */
export async function verifyWebhook(input: {
  body: Uint8Array<ArrayBuffer>;
  headers: Headers;
  secrets: string[];
}): Promise<boolean> {
  const signature = fromBase64(input.headers.get('x-shopify-hmac-sha256') ?? '');
  if (signature?.length !== signatureBytes) return false;
  let proven = false;
  for (const secret of input.secrets) {
    // An empty secret would let anybody sign.
    if (secret === '') continue;
    const key = await crypto.subtle.importKey('raw', encoder.encode(secret), hmac, false, [
      'verify',
    ]);
    // Every secret is tried, so that the time does not tell which one fits.
    if (await crypto.subtle.verify('HMAC', key, signature, input.body)) proven = true;
  }
  return proven;
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text.trim()), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
