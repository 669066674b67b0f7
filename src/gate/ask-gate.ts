/** Answers a call that asks whether it may go to its store now: by the store's budget, and by the pause of its gate. */
import { type Bucket, type Lane, reserve } from '../platforms/budget.ts';
import type { Reserved } from '../platforms/platform-gate.ts';
import type { SyncSql } from '../shared/sync-sql.ts';
import { readPause, takeProbe, wasRefused } from './pause.ts';

/**
 * @param cost points of the store's budget
 * @param ahead points for the calls that follow, where somebody would take them (sparing-gate.ts)
 * @returns the answer, and the bucket after it; points are spent only by a call that goes
 */
export function askGate(
  sql: SyncSql,
  bucket: Bucket,
  cost: number,
  lane: Lane,
  now: number,
  ahead?: number,
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
  return ahead === undefined || wasRefused(sql)
    ? { bucket: asked.bucket, answer: { ok: true } }
    : giveAhead(asked.bucket, ahead);
}

/** Only while half of the store's points stay: its own people and other apps use them, too. */
function giveAhead(bucket: Bucket, ahead: number): { bucket: Bucket; answer: Reserved } {
  const { maximum, restorePerSecond } = bucket;
  const left = bucket.available - ahead;
  if (left < maximum / 2) return { bucket, answer: { ok: true } };
  return {
    bucket: { ...bucket, available: left },
    answer: { ok: true, ahead: { left, maximum, restorePerSecond } },
  };
}
