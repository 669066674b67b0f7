/** A source store shipped something: if it belongs to a push, its way back is recorded and owed (TR1 to TR3). */
import { type ConfirmPushDeps, confirmPush } from '../order-push/confirm-push.ts';
import type { Push } from '../order-push/push.ts';
import { isOurs } from '../order-push/reference.ts';
import type { Platform, PlatformShipment } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { tail } from '../shared/ids.ts';
import { ok, type Result } from '../shared/result.ts';
import { isStanding } from './find-copy.ts';
import type { MirroredLine } from './mirrored-line.ts';

export type NoteShipmentDeps = ConfirmPushDeps & {
  /** A number taken before reading: of two readings with one `updatedAt`, the larger is newer. */
  nextReading: () => number;
  /** Records the shipment once, and its tracking where this reading is the newest. */
  recordShipment: (
    push: Push,
    seen: { shipment: PlatformShipment; lines: MirroredLine[]; reading: number },
  ) => Promise<{ shipmentId: string; owed: boolean }>;
  /**
   * It was taken back, or never left: its units are open at the source again, where this reading is the newest. Recorded
   * though it was never seen before, since an older reading may still be on its way here; undefined where none of its lines
   * was pushed.
   */
  recordTakenBack: (
    push: Push,
    seen: { shipment: PlatformShipment; lines: MirroredLine[]; reading: number },
  ) => Promise<{ shipmentId: string; owed: boolean } | undefined>;
  enqueueMirror: (push: Push, shipmentId: string) => Promise<void>;
};

/** @returns what became of it, for the list of deliveries */
export async function noteShipment(
  deps: NoteShipmentDeps,
  sourceStoreId: string,
  source: Platform,
  shipmentId: string,
): Promise<Result<string, PlatformFailure>> {
  const reading = deps.nextReading();
  const read = await source.fetchShipment(shipmentId);
  if (!read.ok) return read.failure.kind === 'not-found' ? ok('the shipment is gone') : read;
  const shipment = read.value;
  if (!isOurs(shipment.orderReference)) return ok('a shipment of an order that was not pushed');
  const reference = shipment.orderReference;
  const push = await deps.loadPushByReference(sourceStoreId, reference);
  if (!push) return ok('a shipment with a reference of ours that is not known here');
  if (push.state !== 'created' || push.sourceOrderId !== shipment.orderId) {
    const confirmed = await confirmPush(deps, sourceStoreId, source, {
      reference,
      platformOrderId: shipment.orderId,
    });
    if (!confirmed.ok) return confirmed;
    if (push.state === 'created') return ok(`${shipment.name}: of a second order`);
  }
  const lines = pushedLines(shipment);
  if (!isStanding(shipment)) {
    const back = await deps.recordTakenBack(push, { shipment, lines, reading });
    if (back?.owed) await deps.enqueueMirror(push, back.shipmentId);
    return ok(`${shipment.name}: ${shipment.status}, not to stand on the destination`);
  }
  if (lines.length === 0) return ok(`${shipment.name}: none of its lines was pushed`);
  const recorded = await deps.recordShipment(push, { shipment, lines, reading });
  if (recorded.owed) await deps.enqueueMirror(push, recorded.shipmentId);
  return ok(`${shipment.name}: ${recorded.owed ? 'goes back to the destination' : 'mirrored'}`);
}

/** The shipment's units by destination line; lines somebody added at the source have none and stay there. */
function pushedLines(shipment: PlatformShipment): MirroredLine[] {
  const units = new Map<string, number>();
  for (const line of shipment.lines) {
    if (line.destinationLineId === undefined) continue;
    const key = tail(line.destinationLineId);
    units.set(key, (units.get(key) ?? 0) + line.quantity);
  }
  return [...units].map(([destinationLineId, quantity]) => ({ destinationLineId, quantity }));
}
