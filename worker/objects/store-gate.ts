/**
 * A store's gate: for now its API budget. Kept in memory only: after an eviction it begins with the standard bucket
 * and the store's next answer corrects it. It never waits on a store's network call (rule 4).
 */
import { DurableObject } from 'cloudflare:workers';
import {
  type Bucket,
  type Lane,
  learn,
  reserve,
  standardBucket,
} from '../../src/platforms/budget.ts';
import type { ThrottleStatus } from '../../src/platforms/platform-gate.ts';
import type { Env } from '../env.ts';

export class StoreGate extends DurableObject<Env> {
  #bucket: Bucket = standardBucket(Date.now());

  reserve(cost: number, lane: Lane): { ok: true } | { ok: false; waitSeconds: number } {
    const answer = reserve(this.#bucket, cost, lane, Date.now());
    this.#bucket = answer.bucket;
    return answer.granted ? { ok: true } : { ok: false, waitSeconds: answer.waitSeconds };
  }

  report(status: ThrottleStatus): void {
    this.#bucket = learn(status, Date.now());
  }
}
