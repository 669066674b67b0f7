/** What happens around a push besides its store call: ledgers settle, an order is decided about again, a second order is told. */
import { loadSetups } from '../db/records/ledger-setup.ts';
import { pushRow } from '../db/records/pushes.ts';
import { noteSecondOrder } from '../db/records/second-orders.ts';
import { loadUnitsThatLeft } from '../db/records/units-that-left.ts';
import type { Push } from '../src/order-push/push.ts';
import { chargeKey } from '../src/orders/charge-lines.ts';
import { tail } from '../src/shared/ids.ts';
import type { Edge } from './edge.ts';
import { takeAgain } from './take-again.ts';

/** Has the order of a withdrawn push decided about again: its units are free. */
export const decideAgain = (edge: Edge, push: Push): Promise<void> =>
  takeAgain(
    edge,
    { storeId: push.destinationStoreId, platformOrderId: push.platformOrderId },
    `crossdock/withdrawn:${push.id}`,
  );

/** Two orders at the source carry one reference: kept, so that it is settled whatever happens to the message. */
export async function reportSecond(
  edge: Edge,
  push: Push,
  second: { sourceOrderId: string; name: string },
): Promise<void> {
  const { accountId, sourceStoreId } = push;
  await noteSecondOrder(
    edge.database(accountId),
    { pushId: push.id, accountId, storeId: sourceStoreId, ...second },
    edge.now(),
  );
  await edge.send.reconcile([{ accountId, secondsOf: sourceStoreId }]);
}

/** Tells each line's ledger what the source order took, and where; repeating it changes nothing (ST1). */
export async function settle(edge: Edge, push: Push): Promise<void> {
  for (const line of push.lines) {
    const routed = (push.sourceRouted ?? []).filter(
      (part) => tail(part.destinationLineId) === tail(line.lineId),
    );
    const units = routed.reduce((sum, part) => sum + part.quantity, 0);
    const parts =
      units === line.quantity
        ? routed.map(({ locationId, quantity }) => ({ locationId, units: quantity }))
        : [{ locationId: undefined, units: line.quantity }];
    await ledgerOf(edge, push, line).settle({
      key: chargeKey(push.destinationShop, line.lineId),
      reference: push.reference,
      at: takenAt(edge, push),
      parts,
    });
  }
}

/**
 * When its units were taken where they are, ISO 8601. The source says so of its create; of what was moved since, only our
 * own clock does, in whole seconds as the source tells of its levels: what it has from before that does not include it.
 */
const takenAt = (edge: Edge, { routedAt, sourceOrderAt }: Push): string => {
  if (routedAt === undefined && sourceOrderAt !== undefined) return sourceOrderAt;
  const at = routedAt ?? edge.now();
  return new Date(at - (at % 1000)).toISOString();
};

/**
 * Its source order is cancelled: what the customer still wants of its lines is held again (stock rule 3), and what waits to
 * be settled is not any more. What had left stays taken.
 * @param read units that left by the end of the destination's line id, as just read; undefined: as the source told
 */
export async function unsettle(
  edge: Edge,
  push: Push,
  read?: ReadonlyMap<string, number>,
): Promise<void> {
  if (push.state === 'created' && push.isRouting)
    await pushRow(edge.database(push.accountId), edge.now).markSettled(push);
  const left = read ?? (await loadUnitsThatLeft(edge.database(push.accountId), push.id));
  for (const line of push.lines)
    await ledgerOf(edge, push, line).unsettle(push.reference, [
      {
        key: chargeKey(push.destinationShop, line.lineId),
        units: Math.min(line.quantity, left.get(tail(line.lineId)) ?? 0),
      },
    ]);
}

const ledgerOf = (edge: Edge, push: Push, line: Push['lines'][number]) =>
  edge.ledger({ sourceStoreId: push.sourceStoreId, inventoryItemId: line.sourceInventoryItemId });

/** The source said that it has too few: what we hold of its levels is older than that. */
export async function readStock(edge: Edge, push: Push): Promise<void> {
  const ledgers = push.lines.map((line) => ({
    sourceStoreId: push.sourceStoreId,
    inventoryItemId: line.sourceInventoryItemId,
  }));
  for (const setup of await loadSetups(edge.database(push.accountId), ledgers))
    await edge.ledger(setup).oweReadings(setup, { source: true, targets: [] });
}
