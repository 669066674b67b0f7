// What of a delivery's body is kept: order topics only, sealed, within a size, and whole when it is opened again.
import { describe, expect, it } from 'vitest';
import type { PlatformEvent } from '../../../src/platforms/platform-event.ts';
import { makeCipher } from '../../../src/shared/cipher.ts';
import {
  bodyBound,
  bodyBytesMax,
  keptBody,
  openBody,
} from '../../../src/webhooks/delivery-body.ts';

const cipher = makeCipher(btoa('0123456789abcdef0123456789abcdef'));
const seal = (text: string) => cipher.seal(text, bodyBound('st_1'));
const open = (storeId: string) => (text: string) => cipher.open(text, bodyBound(storeId));
const bytes = (text: string) => new TextEncoder().encode(text);
const orderDeleted: PlatformEvent = { kind: 'order-deleted', orderId: '1' };

describe('a kept body', () => {
  it.each([
    ['an ordinary one', '{"email":"ada@example.com"}'],
    ['an empty one', ''],
    ['the largest one', 'x'.repeat(bodyBytesMax)],
    ['one of many pieces whose cuts fall into characters', `x${'🚢'.repeat(60_000)}`],
  ])('[AC1] is sealed, and opens whole for its store: %s', async (_, text) => {
    const kept = await keptBody(orderDeleted, bytes(text), seal);
    expect(kept.body?.includes('ada@example')).toBe(false);
    expect(await openBody(kept.body ?? '', open('st_1'))).toBe(text);
    await expect(openBody(kept.body ?? '', open('st_2'))).rejects.toThrow();
  });

  it('is not kept above the limit, which is said', async () => {
    expect(await keptBody(orderDeleted, new Uint8Array(bodyBytesMax + 1), seal)).toEqual({
      bodyTooLarge: true,
    });
  });

  it('is not kept of topics that are not about orders', async () => {
    const stock: PlatformEvent = {
      kind: 'stock-changed',
      inventoryItemId: '1',
      locationId: '2',
      available: 1,
      updatedAt: undefined,
    };
    for (const event of [stock, { kind: 'unreadable', reason: 'x' } as const])
      expect(await keptBody(event, bytes('{}'), seal)).toEqual({});
  });
});
