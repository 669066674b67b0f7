/** Lists of tracking numbers: judged at once, and shipped by turns once a person presses Apply (SO1). */
import {
  endTracking,
  handTrackingOn,
  keepTrackingTurn,
  listShippingLines,
  recordTrackingOutcome,
  takeTrackingTurn,
} from '../db/records/tracking-file-turns.ts';
import {
  forgetTrackingFiles,
  listTrackingFilesDue,
  type TrackingFileName,
} from '../db/records/tracking-files.ts';
import { trackingGroups } from '../src/mirror/tracking-groups.ts';
import { isAllLookedFor, lookedForLast } from '../src/mirror/tracking-look.ts';
import type { Road } from './deps.ts';
import type { Edge } from './edge.ts';
import { numbersOf, shipTrackingGroup, type TrackingTurn } from './ship-tracking-group.ts';

/** Lines after which the next turn begins. */
const linesPerTurn = 10;

/**
 * Whose worker does not come back within this time is taken by another, ms: three readings of 10 s, a change of 30 s, and
 * some for our own. Where a shipment takes longer, the other one is told that it is being shipped, and waits.
 */
const leaseMs = 75_000;

/** What cannot go just now is tried again after this, ms. */
const waitMs = 20_000;

/**
 * One turn: the next shipments, each with its row before and after it. Whoever repeats it ships nothing twice: the source
 * must have left what the person saw, a shipment with the very number is found, and one whose answer was lost is only
 * looked for.
 */
export async function trackingFileTurn(
  edge: Edge,
  road: Road,
  name: TrackingFileName,
): Promise<void> {
  const db = edge.database(name.accountId);
  const file = await takeTrackingTurn(db, name, edge.now(), edge.now() + leaseMs);
  if (!file) return;
  const turn = { edge, road, file };
  const end = await shipNext(turn).catch(async (error: unknown) => {
    await handTrackingOn(db, file, edge.now() + waitMs);
    throw error;
  });
  if (end === 'not-mine') return;
  if (end === 'all') return endTracking(db, file, edge.now());
  if (await handTrackingOn(db, file, edge.now() + end.wait))
    await edge.send.mirror([{ accountId: file.accountId, trackingFile: file.id }], end.wait);
}

/** @returns whether the list is done with, or how long its next turn waits, ms */
async function shipNext(turn: TrackingTurn): Promise<'not-mine' | 'all' | { wait: number }> {
  const { edge, file } = turn;
  const db = edge.database(file.accountId);
  const lines = await listShippingLines(db, file.id);
  /** Pushes of which something is looked for: what else there is of them waits. */
  const unclear = new Set<string>();
  let dealtWith = 0;
  for (const group of lookedForLast(trackingGroups(lines))) {
    if (unclear.has(group.pushId)) continue;
    if (dealtWith >= linesPerTurn) break;
    if (!(await keepTrackingTurn(db, file, edge.now() + leaseMs))) return 'not-mine';
    const step = await shipTrackingGroup(turn, group, lines);
    if (step === 'later') return { wait: waitMs };
    dealtWith += group.lines.length;
    if (step === 'looked-for') unclear.add(group.pushId);
    else {
      await recordTrackingOutcome(db, file, numbersOf(group), step);
      for (const line of group.lines) line.outcome = step.outcome;
    }
  }
  const rest = trackingGroups(lines);
  return rest.length === 0 ? 'all' : { wait: isAllLookedFor(rest) ? waitMs : 0 };
}

/** Lists whose turn was lost go on, and old ones are forgotten (rule 1). */
export async function resendTrackingFiles(edge: Edge): Promise<void> {
  const db = edge.database(undefined);
  const due = await listTrackingFilesDue(db, edge.now());
  await edge.send.mirror(due.map(({ accountId, id }) => ({ accountId, trackingFile: id })));
  await forgetTrackingFiles(db, edge.now());
}
