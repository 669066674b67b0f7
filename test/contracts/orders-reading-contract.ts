/** What every database must answer to readings of changed orders: on libSQL in Node and on D1 in workerd. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import {
  finishOrdersReading,
  listTaken,
  loadOrdersReading,
  saveOrdersProgress,
} from '../../db/records/orders-reading.ts';
import { orders } from '../../db/schema/index.ts';
import type { OrdersProgress } from '../../src/stock/orders-progress.ts';
import type { Store } from '../../src/stores/store.ts';
import { now, takeOrder, twoStores } from '../support/two-stores.ts';

export function ordersReadingContract(name: string, open: () => Promise<Database>): void {
  describe(`reading changed orders on ${name}`, () => {
    let db: Database;
    let destination: Store;
    beforeEach(async () => {
      db = await open();
      destination = (await twoStores(db)).destination;
    });

    const first: OrdersProgress = {
      from: now - 1000,
      begun: now,
      at: '2026-11-23T12:00:00Z',
      ids: ['gid://shopify/Order/7'],
      taking: { id: 'gid://shopify/Order/8', tries: 2 },
      setbacks: 0,
      notBefore: now + 1000,
      turn: now,
    };

    it('[ST3] belongs to one turn, and to the next once that one has taken it', async () => {
      const { id } = destination;
      expect(await loadOrdersReading(db, id)).toEqual({ known: undefined, progress: undefined });
      expect(await saveOrdersProgress(db, id, undefined, first)).toBe(true);
      expect(await saveOrdersProgress(db, id, undefined, { ...first, turn: now + 1 })).toBe(false);
      const next = { ...first, turn: now + 2 };
      expect(await saveOrdersProgress(db, id, first.turn, next)).toBe(true);
      expect(await saveOrdersProgress(db, id, first.turn, first)).toBe(false);
      expect(await finishOrdersReading(db, id, first)).toBe(false);
      expect(await loadOrdersReading(db, id)).toEqual({ known: undefined, progress: next });
      expect(await finishOrdersReading(db, id, next)).toBe(true);
      const known = { from: first.from, begun: first.begun };
      expect(await loadOrdersReading(db, id)).toEqual({ known, progress: undefined });
    });

    it('[ST3] leaves out an order only if it was decided about by a later reading', async () => {
      const updatedAt = '2026-11-23T12:00:00Z';
      const id = 'gid://shopify/Order/7';
      await takeOrder(db, destination, { id, updatedAt, at: Date.parse(updatedAt) + 3_000 });
      const taken = async (at: string) => [
        ...(await listTaken(db, destination.id, [
          { id, updatedAt: at, cancelled: false, sourceIdentifier: undefined, isTouched: false },
          {
            id: 'gid://shopify/Order/8',
            updatedAt: at,
            cancelled: false,
            sourceIdentifier: undefined,
            isTouched: false,
          },
        ])),
      ];
      expect(await taken(updatedAt)).toEqual([id]);
      expect(await taken('2026-11-23T12:00:01Z')).toEqual([]);
      // Whoever read it was lost before its units were charged.
      await db.update(orders).set({ decision: null });
      expect(await taken(updatedAt)).toEqual([]);
      expect(await listTaken(db, destination.id, [])).toEqual(new Set());
    });
  });
}
