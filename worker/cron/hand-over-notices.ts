/** Hands channels that something is owed to, and that nobody has, to their queue (rule 1). */
import { takeChannelsDue } from '../../db/records/notice-turns.ts';
import type { Edge } from '../edge.ts';

/** @returns how many were handed over */
export async function handOverNotices(edge: Edge): Promise<number> {
  const due = await takeChannelsDue(edge.database(undefined), edge.now());
  await edge.send.notices(due);
  return due.length;
}
