/** The part of a platform's contract that reconciling rests on: exports, pages of levels, second orders. */
import { describe, expect, it } from 'vitest';
import type { Platform, PlatformLevel, StoreExport } from '../../src/platforms/platform.ts';
import type { PlatformFailure } from '../../src/platforms/platform-failure.ts';
import type { Result } from '../../src/shared/result.ts';
import type { ContractStore } from './platform-contract.ts';

const unwrap = <T>(result: Result<T, PlatformFailure>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
};

const kindOf = (result: Result<unknown, PlatformFailure>) =>
  result.ok ? 'done' : result.failure.kind;

const keyOf = ({ inventoryItemId, locationId }: PlatformLevel) =>
  `${inventoryItemId} ${locationId}`;
const sorted = (levels: PlatformLevel[]) =>
  levels.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));

const textOf = async (bytes: ReadableStream<Uint8Array>) => new Response(bytes).text();

/** What the levels of the store are, asked for item by item. */
async function everyLevel(platform: Platform): Promise<PlatformLevel[]> {
  const { rows } = unwrap(await platform.fetchListings(undefined));
  const ids = rows.map(({ inventoryItemId }) => inventoryItemId);
  return sorted(unwrap(await platform.fetchLevels(ids)));
}

async function everyPage(platform: Platform, since?: string): Promise<PlatformLevel[]> {
  const levels: PlatformLevel[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = unwrap(await platform.fetchLevelsPage(since, cursor));
    levels.push(...page.rows);
    if (page.nextCursor === undefined) return sorted(levels);
    cursor = page.nextCursor;
  }
}

/** @param opened the store of the test that runs */
export function reconcilingContract(
  opened: () => ContractStore,
  createOrder: () => Promise<{ id: string }>,
): void {
  const linesOf = (text: string) =>
    text
      .split('\n')
      .map((line) => opened().levelLine(line))
      .filter((level) => level !== undefined);

  const finished = async (exportId: string): Promise<StoreExport> => {
    await opened().settle();
    return unwrap(await opened().platform.fetchExport(exportId));
  };

  const exported = async (): Promise<{ url: string; bytes: number; rows: number }> => {
    const { exportId } = unwrap(await opened().platform.startLevelsExport());
    const done = await finished(exportId);
    if (done.state !== 'done' || done.url === undefined) throw new Error(JSON.stringify(done));
    return { url: done.url, bytes: done.bytes, rows: done.rows };
  };

  describe('an export of all levels', () => {
    it('[RC1] holds every level of every active location, once', async () => {
      const { platform } = opened();
      const { exportId } = unwrap(await platform.startLevelsExport());
      expect(unwrap(await platform.fetchExport(exportId))).toEqual({
        state: 'running',
        rows: 0,
        roots: 0,
      });
      const done = await finished(exportId);
      if (done.state !== 'done' || done.url === undefined) throw new Error(JSON.stringify(done));
      const text = await textOf(unwrap(await platform.openExport(done.url, 0)));
      expect(new TextEncoder().encode(text)).toHaveLength(done.bytes);
      const levels = linesOf(text);
      expect(levels).toHaveLength(done.rows);
      expect(sorted(levels)).toEqual(await everyLevel(platform));
    });

    it('goes on from any byte', async () => {
      const { platform } = opened();
      const { url, bytes } = await exported();
      const whole = await textOf(unwrap(await platform.openExport(url, 0)));
      for (const from of [1, Math.floor(bytes / 2), bytes - 1, bytes])
        expect(await textOf(unwrap(await platform.openExport(url, from)))).toBe(
          new TextDecoder().decode(new TextEncoder().encode(whole).subarray(from)),
        );
    });

    it('tells by webhook that it is over', async () => {
      const { platform, webhooks, deliveries } = opened();
      unwrap(await platform.registerWebhooks('http://crossdock.test/webhooks/x/store_1'));
      const { exportId } = unwrap(await platform.startLevelsExport());
      const events = (await deliveries()).map((delivery) => webhooks.read(delivery)?.event);
      expect(events).toContainEqual({ kind: 'export-finished', exportId });
    });

    it('is refused where the store makes this app none, and pages still tell everything', async () => {
      const { platform, refuseExports } = opened();
      refuseExports();
      expect(kindOf(await platform.startLevelsExport())).toBe('refused');
      expect(await everyPage(platform)).toEqual(await everyLevel(platform));
    });

    it('that nobody knows has ended, and one that failed says so', async () => {
      const { platform, failExports, noSuchExport } = opened();
      expect(unwrap(await platform.fetchExport(noSuchExport)).state).toBe('ended');
      failExports();
      const { exportId } = unwrap(await platform.startLevelsExport());
      expect(await finished(exportId)).toEqual({ state: 'ended', why: expect.any(String) });
    });

    it('is opened nowhere but at the platform', async () => {
      const { platform } = opened();
      expect(kindOf(await platform.openExport('https://elsewhere.example/x', 0))).toBe('refused');
    });

    it('whose file is no such file is unreadable', async () => {
      const { platform } = opened();
      const { url } = await exported();
      expect(kindOf(await platform.openExport(`${url}x`, 0))).toBe('unreadable-reply');
    });
  });

  describe('pages of levels', () => {
    it('hold only what changed from the given moment on', async () => {
      const { platform, pass, sell, sku } = opened();
      pass(3_600_000);
      const sold = await sell([{ sku, quantity: 1 }]);
      const { createdAt } = unwrap(await platform.fetchOrder(sold.id));
      const all = await everyLevel(platform);
      const changed = await everyPage(platform, createdAt);
      expect(changed.length).toBeGreaterThan(0);
      expect(changed.length).toBeLessThan(all.length);
      expect(changed).toEqual(all.filter(({ updatedAt }) => updatedAt >= createdAt));
    });

    it('are refused a cursor that is none', async () => {
      expect(kindOf(await opened().platform.fetchLevelsPage(undefined, '{"open":1}'))).toBe(
        'refused',
      );
    });
  });

  describe('a second order with one reference', () => {
    const reference = 'crossdock:harbor-goods.myshopify.com:6130987450621:1';

    it('[OP2] is cancelled, its stock is back, and the first one stands', async () => {
      const { platform, acceptDuplicates, available, settle, sku } = opened();
      acceptDuplicates();
      const first = await createOrder();
      const before = await available(sku);
      const second = await createOrder();
      expect(await available(sku)).toBe(before - 2);
      expect(unwrap(await platform.findSourceOrders(reference))).toHaveLength(2);
      expect(unwrap(await platform.cancelSourceOrder(second.id))).toEqual({ cancelled: true });
      await settle();
      expect(await available(sku)).toBe(before);
      const found = unwrap(await platform.findSourceOrders(reference));
      expect(new Map(found.map(({ id, cancelled }) => [id, cancelled]))).toEqual(
        new Map([
          [first.id, false],
          [second.id, true],
        ]),
      );
      expect(unwrap(await platform.cancelSourceOrder(second.id))).toEqual({ cancelled: true });
    });

    it('that was shipped is not cancelled', async () => {
      const { platform, ship, settle, sku } = opened();
      const created = await createOrder();
      await ship(created.id, { company: 'UPS', number: '1Z1' }, { [sku]: 1 });
      expect(kindOf(await platform.cancelSourceOrder(created.id))).toBe('refused');
      await settle();
      expect(unwrap(await platform.fetchOrder(created.id)).cancelledAt).toBeUndefined();
    });

    it('that is gone is not found', async () => {
      const { platform, noSuchOrder } = opened();
      expect(kindOf(await platform.cancelSourceOrder(noSuchOrder))).toBe('not-found');
    });
  });
}
