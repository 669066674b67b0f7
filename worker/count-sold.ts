/**
 * Counts what a destination sold of a SKU while its link was paused, before the link takes part again: else its number
 * would be set above what may be sold until the last of those orders is read (ST3).
 */

import { loadSetups } from '../db/records/ledger-setup.ts';
import type { LinkName } from '../db/records/link-pause.ts';
import { listUncounted, markCounted } from '../db/records/uncounted-lines.ts';
import { chargeKey } from '../src/orders/charge-lines.ts';
import { linkIdOf } from '../src/stock/setup.ts';
import type { Edge } from './edge.ts';

/** Each is one call of the ledger; what goes beyond is counted as its order is read. */
const atMost = 500;
const atOnce = 25;

/** Safe to repeat: a line is charged by a key of its own, and the next reading of its order goes on from there. */
export async function countSold(edge: Edge, accountId: string, link: LinkName): Promise<void> {
  const db = edge.database(accountId);
  const lines = await listUncounted(db, accountId, link, atMost);
  const [ledger] = lines.map((line) => line.ledger);
  if (!ledger) return;
  const [setup] = await loadSetups(db, [ledger]);
  if (!setup) return;
  for (let at = 0; at < lines.length; at += atOnce)
    await Promise.all(
      lines.slice(at, at + atOnce).map((line) =>
        edge.ledger(ledger).hold(setup, {
          key: chargeKey(line.shop, line.platformLineId),
          orderId: line.orderId,
          orderName: line.orderName,
          destinationStoreId: line.destinationStoreId,
          linkId: linkIdOf(link.connectionId, link.variantId),
          units: line.units,
          // Held only: whether an adjustment is to take it, the reading that follows says.
          path: 'push',
          createdAt: line.placedAt,
          updatedAt: line.updatedAt,
          reading: line.reading,
          assigned: [],
          cause: `${line.shop} ${line.orderName}`,
        }),
      ),
    );
  await markCounted(db, lines);
}
