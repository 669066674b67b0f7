// A look at an order with parts at two sources, one of which does not answer.
import { expect, it } from 'vitest';
import { lookAtBoth } from '../../../../src/mirror/acts/look-at-both.ts';
import type { LookToSave, OrderToLookAt } from '../../../../src/mirror/acts/look-row.ts';
import type { OrderAftermath } from '../../../../src/platforms/aftermath.ts';
import type { Platform } from '../../../../src/platforms/platform.ts';
import { fail, ok } from '../../../../src/shared/result.ts';
import { line, order } from './returns/returns-desk.ts';

it('[RV1] a source that does not answer keeps no other source from following', async () => {
  const cancelled = order({ cancelledAt: '2026-11-24T13:00:00Z', lines: [line('d1')] });
  const parts = (['p1', 'p2'] as const).map((pushId, at) => ({
    ...{ pushId, part: at + 1, sourceStoreId: `store-${pushId}`, sourceStoreName: pushId },
    ...{ sourceOrderId: pushId, sourceOrderName: `#${pushId}`, sourceOrderAt: null },
    ...{ shippingShare: null, refundsBefore: [], afterMark: null, isReplaced: false },
    ...{ sourceState: null, lines: [{ lineId: 'd1', quantity: 1, shipped: 0 }] },
  }));
  const looked: OrderToLookAt = {
    ...{ accountId: 'a', orderId: 'o', orderName: '#1001', storeId: 'street', storeName: 'Street' },
    ...{ platformOrderId: 'sold', afterMark: null, token: 't', dueAt: 0, setbacks: 0 },
    ...{ orderPush: {}, parts, acts: [] },
  };
  const saved: LookToSave[] = [];
  const answers: Record<string, OrderAftermath> = {
    sold: cancelled,
    p2: order({ hasShipped: false, lines: [line('s1', { destinationLineId: 'd1', open: 1 })] }),
  };
  await lookAtBoth(
    {
      loadOrder: async () => looked,
      openPlatform: async () =>
        ({
          fetchAftermath: async (id: string) => {
            const read = answers[id];
            return read ? ok(read) : fail({ kind: 'not-now', message: 'down' });
          },
        }) as unknown as Platform,
      saveLook: async (_, made) => saved.push(made) > 0,
      putOff: async () => {},
      unsettle: async () => {},
      enqueueActs: async () => {},
      lookAgain: async () => {},
      now: () => 0,
      random: () => 0,
    },
    'o',
  );
  expect(saved.flatMap(({ acts }) => acts.map(({ pushId }) => pushId))).toEqual(['p2']);
});
