/** Answers a call that asks whether it may go to its store now: by the store's budget, and by the pause of its gate. */
import { type Bucket, type Lane, reserve } from '../platforms/budget.ts';
import type { Reserved } from '../platforms/platform-gate.ts';
import type { SyncSql } from '../shared/sync-sql.ts';
import { readPause, takeProbe } from './pause.ts';

/**
 * @param cost points of the store's budget
 * @returns the answer, and the bucket after it; points are spent only by a call that goes
 */
export function askGate(
  sql: SyncSql,
  bucket: Bucket,
  cost: number,
  lane: Lane,
  now: number,
): { bucket: Bucket; answer: Reserved } {
  const pause = readPause(sql);
  if (pause && now < pause.probeAt) {
    const waitSeconds = (pause.probeAt - now) / 1000;
    return { bucket, answer: { ok: false, waitSeconds, paused: { why: pause.why } } };
  }
  const asked = reserve(bucket, cost, lane, now);
  if (!asked.granted)
    return { bucket: asked.bucket, answer: { ok: false, waitSeconds: asked.waitSeconds } };
  if (pause) takeProbe(sql, now);
  return { bucket: asked.bucket, answer: { ok: true } };
}
