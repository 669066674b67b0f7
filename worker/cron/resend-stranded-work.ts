/** Hands everything owed and past its time to its queue again, whatever became of the first message (rule 1). */
import { forgetBulkRuns, listBulkDue } from '../../db/records/bulk-runs.ts';
import { forgetMessages } from '../../db/records/forgotten-messages.ts';
import { takePushesDue, takeShipmentsDue } from '../../db/records/stranded.ts';
import type { Edge } from '../edge.ts';
import { resendLinkFiles } from '../link-files.ts';
import { resendMatches } from '../matches.ts';
import { resendMirrorActs } from '../mirror-acts.ts';
import { resendRoutings } from '../routings.ts';
import { resendTellings } from '../tell-ledgers.ts';
import { resendTrackingFiles } from '../tracking-files.ts';
import { resendUnlinking } from '../unlink.ts';

const forgetAtMinute = 17;

/** @returns how many were handed over */
export async function resendStrandedWork(
  edge: Edge,
): Promise<{ pushes: number; shipments: number }> {
  const db = edge.database(undefined);
  const pushes = await takePushesDue(db, edge.now());
  const shipments = await takeShipmentsDue(db, edge.now());
  await edge.send.orderPush(pushes.map(({ accountId, id }) => ({ accountId, pushId: id })));
  await edge.send.mirror(shipments.map(({ accountId, id }) => ({ accountId, shipmentId: id })));
  const runs = await listBulkDue(db, edge.now());
  await edge.send.orderPush(runs.map(({ accountId, id }) => ({ accountId, bulkId: id })));
  await resendRoutings(edge);
  // Once an hour: what is forgotten a little later does no harm, and looking for it reads every run.
  if (Math.floor(edge.now() / 60_000) % 60 === forgetAtMinute) {
    await forgetBulkRuns(db, edge.now());
    await forgetMessages(db, edge.now());
  }
  await resendTellings(edge);
  await resendMatches(edge);
  await resendLinkFiles(edge);
  await resendTrackingFiles(edge);
  const mirrored = await resendMirrorActs(edge);
  await resendUnlinking({ db, send: edge.send.stock, now: edge.now() });
  const accounts = new Set([
    ...[...pushes, ...shipments].map(({ accountId }) => accountId),
    ...mirrored,
  ]);
  await Promise.all([...accounts].map((accountId) => edge.tell(accountId, { of: 'orders' })));
  return { pushes: pushes.length, shipments: shipments.length };
}
