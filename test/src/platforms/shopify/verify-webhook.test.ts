// Only who knows a secret of the app can make a delivery that counts (WH1).
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyWebhook } from '../../../../src/platforms/shopify/verify-webhook.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const sign = (body: Uint8Array, secret: string) =>
  createHmac('sha256', secret).update(body).digest('base64');

const body = bytes('{"id":1,"name":"Café ✓"}');

describe('a signature', () => {
  it.each<[string, string | undefined, string[], boolean]>([
    ['under the secret', sign(body, 'now'), ['now'], true],
    ['under the older of two secrets', sign(body, 'before'), ['now', 'before'], true],
    ['with blanks around it', ` ${sign(body, 'now')} `, ['now'], true],
    ['under another secret', sign(body, 'other'), ['now'], false],
    ['under an empty secret', createHmac('sha256', '').update(body).digest('base64'), [''], false],
    ['where no secret is known', sign(body, 'now'), [], false],
    ['in hex', createHmac('sha256', 'now').update(body).digest('hex'), ['now'], false],
    ['cut short', sign(body, 'now').slice(0, 20), ['now'], false],
    ['that is no base64', '%%%', ['now'], false],
    ['that is empty', '', ['now'], false],
    ['that is missing', undefined, ['now'], false],
  ])('%s', async (_, signature, secrets, proven) => {
    const headers = new Headers(
      signature === undefined ? {} : { 'x-shopify-hmac-sha256': signature },
    );
    expect(await verifyWebhook({ body, headers, secrets })).toBe(proven);
  });

  it('covers every byte of the body as it was sent', async () => {
    const headers = new Headers({ 'x-shopify-hmac-sha256': sign(body, 'now') });
    const reformatted = bytes('{"id": 1,"name":"Café ✓"}');
    expect(await verifyWebhook({ body: reformatted, headers, secrets: ['now'] })).toBe(false);
    const mangled = new Uint8Array(body);
    mangled[mangled.length - 2] = 0xff;
    expect(await verifyWebhook({ body: mangled, headers, secrets: ['now'] })).toBe(false);
  });

  it('may cover bytes that are no text', async () => {
    const binary = new Uint8Array([0xff, 0xfe, 0x00, 0x80]);
    const headers = new Headers({ 'x-shopify-hmac-sha256': sign(binary, 'now') });
    expect(await verifyWebhook({ body: binary, headers, secrets: ['now'] })).toBe(true);
  });
});
