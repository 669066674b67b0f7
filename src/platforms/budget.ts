/**
 * A store's API budget as a leaky bucket, learnt from the store's own throttle status. Runs inside the StoreGate
 * object and in Node. Pure over a small record; nobody waits in here.
 */
export type Bucket = {
  maximum: number;
  available: number;
  /** Points that come back each second. */
  restorePerSecond: number;
  /** When `available` was true, ms. */
  at: number;
};

/** Shopify's standard plan, until the store says otherwise (shopify.dev, GraphQL Admin rate limits). */
export const standardBucket = (now: number): Bucket => ({
  maximum: 2000,
  available: 2000,
  restorePerSecond: 100,
  at: now,
});

/** Points kept back from lanes that can wait, as a share of the bucket, so that orders always find some. */
const keptBack = { orders: 0, tracking: 0.1, stock: 0.25, catalogue: 0.5 } as const;

export type Lane = keyof typeof keptBack;

const leak = (bucket: Bucket, now: number): Bucket => ({
  ...bucket,
  available: Math.min(
    bucket.maximum,
    bucket.available + (Math.max(0, now - bucket.at) / 1000) * bucket.restorePerSecond,
  ),
  at: Math.max(now, bucket.at),
});

/**
 * Asks for `cost` points.
 * @returns the bucket after it, and how long to wait (seconds) where the points are not there
 */
export function reserve(
  bucket: Bucket,
  cost: number,
  lane: Lane,
  now: number,
): { bucket: Bucket; granted: true } | { bucket: Bucket; granted: false; waitSeconds: number } {
  const current = leak(bucket, now);
  // A call may cost more than a small store's whole bucket: it goes when the bucket is full, and the store decides.
  const needed = Math.min(cost, current.maximum);
  const floor = Math.min(current.maximum * keptBack[lane], current.maximum - needed);
  if (current.available - needed >= floor)
    return { bucket: { ...current, available: current.available - needed }, granted: true };
  const missing = floor + needed - current.available;
  return { bucket: current, granted: false, waitSeconds: missing / current.restorePerSecond };
}

/** Takes over what the store itself reports; its word counts. */
export const learn = (
  status: { maximumAvailable: number; currentlyAvailable: number; restoreRate: number },
  now: number,
): Bucket => ({
  maximum: status.maximumAvailable,
  available: status.currentlyAvailable,
  restorePerSecond: Math.max(1, status.restoreRate),
  at: now,
});
