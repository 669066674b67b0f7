/**
 * Says of an order's lines which refunded units were put back on no shelf. The order's current quantity falls by them all the
 * same (Shopify: `LineItem.currentQuantity`), but they do not come back, so what was taken for them stays taken (ST2).
 */
import type { OrderAftermath } from '../platforms/aftermath.ts';
import type { Platform, PlatformOrder, PlatformOrderLine } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { tail } from '../shared/ids.ts';
import { ok, type Result } from '../shared/result.ts';

/** @returns the order with `writtenOff` on each line of which units came off; asks the store only where some did */
export async function readWrittenOff(
  platform: Pick<Platform, 'fetchAftermath'>,
  order: PlatformOrder,
): Promise<Result<PlatformOrder, PlatformFailure>> {
  if (!order.lines.some((line) => cameOff(line) > 0)) return ok(order);
  const read = await platform.fetchAftermath(order.id);
  if (!read.ok) return read;
  return ok({
    ...order,
    lines: order.lines.map((line) => ({ ...line, writtenOff: writtenOff(line, read.value) })),
  });
}

const cameOff = ({ quantity, currentQuantity }: PlatformOrderLine): number =>
  Math.max(0, quantity - currentQuantity);

/** It was read after the order: a refund that the order does not show yet is not counted. */
const writtenOff = (line: PlatformOrderLine, { refunds }: OrderAftermath): number =>
  Math.min(
    cameOff(line),
    refunds
      .flatMap(({ lines }) => lines)
      .filter(({ lineId, restock }) => restock === 'none' && tail(lineId) === tail(line.id))
      .reduce((sum, { quantity }) => sum + quantity, 0),
  );
