import { describe, expect, it } from 'vitest';
import { checkStoreAddress } from '../../../src/stores/store-address.ts';

describe('addresses that may be connected', () => {
  it.each([
    ['http://127.0.0.1:4401', 'local', 'http://127.0.0.1:4401'],
    ['http://localhost:4401/admin/', 'local', 'http://localhost:4401'],
    ['http://[::1]:4401', 'local', 'http://[::1]:4401'],
    // The URL standard reads these as 127.0.0.1, and so does whoever fetches them.
    ['http://0x7f000001:80', 'local', 'http://127.0.0.1'],
    ['https://north-supply.myshopify.com/', 'edge', 'https://north-supply.myshopify.com'],
    [' north-supply.myshopify.com ', 'edge', 'https://north-supply.myshopify.com'],
    [
      'https://admin.shopify.com/store/north-supply/orders?x=1',
      'edge',
      'https://north-supply.myshopify.com',
    ],
  ] as const)('%s in %s mode', (address, mode, origin) => {
    expect(checkStoreAddress(address, mode)).toEqual({ ok: true, value: origin });
  });

  it.each([
    ['http://example.com', 'local'],
    ['http://169.254.169.254/latest', 'local'],
    ['http://10.0.0.1', 'local'],
    ['http://127.0.0.1.example.com', 'local'],
    ['http://user:pass@127.0.0.1', 'local'],
    ['file:///etc/passwd', 'local'],
    ['not an address', 'local'],
    ['http://north-supply.myshopify.com', 'edge'],
    ['https://north-supply.myshopify.com:8443', 'edge'],
    ['https://127.0.0.1', 'edge'],
    ['127.0.0.1', 'edge'],
    ['https://admin.shopify.com.evil.example/store/north-supply', 'edge'],
    ['http://admin.shopify.com/store/north-supply', 'edge'],
    ['https://admin.shopify.com/store/north-supply.evil.example/', 'edge'],
    ['https://myshopify.com.evil.example', 'edge'],
    ['https://evil.example/north-supply.myshopify.com', 'edge'],
  ] as const)('not %s in %s mode', (address, mode) => {
    const checked = checkStoreAddress(address, mode);
    expect(checked.ok).toBe(false);
    expect(!checked.ok && checked.failure.length).toBeGreaterThan(20);
  });
});
