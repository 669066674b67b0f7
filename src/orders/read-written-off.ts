/**
 * Says of an order's lines which units left and came back to no shelf. The order's current quantity falls by them all the
 * same (Shopify: `LineItem.currentQuantity`), but they are gone, so what was taken for them stays taken (ST2). Units that
 * never left are at the source, whatever the store that sold them does with its own number.
 */
import type { OrderAftermath } from '../platforms/aftermath.ts';
import type {
  Platform,
  PlatformOrder,
  PlatformOrderLine,
  PlatformShipment,
} from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { tail } from '../shared/ids.ts';
import { ok, type Result } from '../shared/result.ts';
import type { ChargedLine } from './place-charges.ts';

export type WrittenOffDeps = {
  platform: Pick<Platform, 'fetchAftermath' | 'fetchShipments'>;
  /** Order Push leaves it alone: adjustments took its units. */
  isLeftAlone: boolean;
  /** By the platform's line id. */
  loadCharged: () => Promise<ReadonlyMap<string, ChargedLine>>;
};

/**
 * @returns the order with `writtenOff` on each line of which units came off; asks the store only where some did of a line
 *   that adjustments may have taken: what a push took comes off with its own refund
 */
export async function readWrittenOff(
  { platform, isLeftAlone, loadCharged }: WrittenOffDeps,
  order: PlatformOrder,
): Promise<Result<PlatformOrder, PlatformFailure>> {
  const fewer = order.lines.filter((line) => cameOff(line) > 0);
  if (fewer.length === 0) return ok(order);
  if (!isLeftAlone) {
    const charged = await loadCharged();
    const isPushed = ({ id }: PlatformOrderLine): boolean =>
      charged.get(id)?.pushed.some(({ units }) => units > 0) ?? false;
    if (fewer.every(isPushed)) return ok(order);
  }
  const read = await platform.fetchAftermath(order.id);
  if (!read.ok) return read;
  const aftermath = read.value;
  if (!aftermath.hasShipped || fewer.every((line) => onNoShelf(line, aftermath) === 0))
    return ok(order);
  const shipments = await platform.fetchShipments(order.id);
  if (!shipments.ok) return shipments;
  return ok({
    ...order,
    lines: order.lines.map((line) => ({
      ...line,
      writtenOff: Math.min(onNoShelf(line, aftermath), cameOffAfter(line, shipments.value)),
    })),
  });
}

const cameOff = ({ quantity, currentQuantity }: PlatformOrderLine): number =>
  Math.max(0, quantity - currentQuantity);

/** Units that left and are on the order no more. */
function cameOffAfter(line: PlatformOrderLine, shipments: readonly PlatformShipment[]): number {
  const left = shipments
    .filter(({ status }) => status === 'success' || status === 'open')
    .flatMap(({ lines }) => lines)
    .filter(({ lineId }) => tail(lineId) === tail(line.id))
    .reduce((sum, { quantity }) => sum + quantity, 0);
  return Math.max(0, left - (line.currentQuantity - line.unfulfilledQuantity));
}

/**
 * Units of a return are refunded without restock where they are on the shelf with the return already; those that it put on
 * none are lost. All of it was read after the order: what the order does not show yet is not counted.
 */
function onNoShelf(line: PlatformOrderLine, { refunds, returns }: OrderAftermath): number {
  const isOfLine = ({ lineId }: { lineId: string | undefined }) =>
    lineId !== undefined && tail(lineId) === tail(line.id);
  const none = refunds
    .flatMap(({ lines }) => lines)
    .filter((one) => isOfLine(one) && one.restock === 'none')
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const back = returns.flatMap(({ lines }) => lines).filter(isOfLine);
  const processed = back.reduce((sum, one) => sum + one.processed, 0);
  const shelved = back
    .flatMap(({ restocked }) => restocked)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const lost = Math.max(0, none - processed) + Math.max(0, processed - shelved);
  return Math.min(cameOff(line), lost);
}
