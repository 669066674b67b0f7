import { describe, expect, it } from 'vitest';
import { readOlderOrders } from '../../../src/order-push/older-orders.ts';
import type { ListedOrder } from '../../../src/platforms/platform.ts';

const since = Date.parse('2026-11-23T12:00:00.400Z');
const listed = (id: number, placedAt: string): ListedOrder => ({
  id: String(id),
  name: `#${id}`,
  placedAt,
  customerName: 'Dana Reyes',
  units: 1,
  total: { amount: '19.50', currency: 'USD' },
  payment: 'paid',
});

/** A store's list in pages, and what is known of its orders here. */
const over = (pages: ListedOrder[][], known: Record<string, { pushed: boolean }> = {}) => {
  const asked: (string | undefined)[] = [];
  return {
    asked,
    deps: {
      fetchOpenOrders: async (cursor: string | undefined) => {
        asked.push(cursor);
        const at = Number(cursor ?? 0);
        const nextCursor = at + 1 < pages.length ? String(at + 1) : undefined;
        return { ok: true as const, value: { rows: pages[at] ?? [], nextCursor } };
      },
      loadPushed: async () => new Map(Object.entries(known)),
    },
  };
};
const enough = { orders: 2, pages: 10 };
const ids = (read: Awaited<ReturnType<typeof readOlderOrders>>) =>
  read.ok ? read.value.orders.map(({ id, known }) => [id, known]) : read;

describe('open orders from before the switch', () => {
  it('[OP15] are those placed before its second that no push stands for', async () => {
    const { deps } = over(
      [
        [
          listed(5, '2026-11-23T12:00:00Z'),
          listed(4, '2026-11-23T11:59:59Z'),
          listed(3, '2026-11-23T11:00:00Z'),
          listed(2, '2026-11-22T11:00:00Z'),
        ],
      ],
      { 3: { pushed: true }, 2: { pushed: false } },
    );
    const read = await readOlderOrders(deps, since, undefined, enough);
    expect(ids(read)).toEqual([
      ['4', false],
      ['2', true],
    ]);
    expect(read.ok && read.value.next).toBeUndefined();
  });

  it('[OP15] are looked for past pages of newer ones, until there are enough', async () => {
    const newer = [listed(9, '2026-11-23T13:00:00Z')];
    const older = (id: number) => [listed(id, '2026-11-23T10:00:00Z')];
    const { deps, asked } = over([newer, newer, older(3), older(2), older(1)]);
    const read = await readOlderOrders(deps, since, undefined, enough);
    expect(ids(read)).toEqual([
      ['3', false],
      ['2', false],
    ]);
    expect(asked).toEqual([undefined, '1', '2', '3']);
    expect(read.ok && read.value.next).toBe('4');
    expect(ids(await readOlderOrders(deps, since, '4', enough))).toEqual([['1', false]]);
  });

  it('[OP15] are looked for in so many pages and no more', async () => {
    const { deps, asked } = over(Array.from({ length: 9 }, () => []));
    const read = await readOlderOrders(deps, since, undefined, { orders: 2, pages: 3 });
    expect(read).toEqual({ ok: true, value: { orders: [], next: '3' } });
    expect(asked).toHaveLength(3);
  });

  it('[OP15] are not guessed where the store does not answer', async () => {
    const failure = { kind: 'unreachable' as const, message: 'no connection' };
    const deps = {
      ...over([]).deps,
      fetchOpenOrders: async () => ({ ok: false as const, failure }),
    };
    expect(await readOlderOrders(deps, since, undefined, enough)).toEqual({ ok: false, failure });
  });
});
