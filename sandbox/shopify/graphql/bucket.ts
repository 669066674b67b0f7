// The leaky bucket of a store: a request takes its cost in points, time brings points back.

export type BucketSettings = { size: number; restoreRate: number };

export type ThrottleStatus = {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
};

export type Bucket = {
  /** takes points where there are enough; takes none and says no otherwise */
  take(points: number): boolean;
  giveBack(points: number): void;
  /** as `extensions.cost.throttleStatus` says it, in whole points */
  status(): ThrottleStatus;
};

/** @param settings read anew each time: a test or the faults address may change the plan */
export function openBucket(now: () => number, settings: () => BucketSettings): Bucket {
  let available = settings().size;
  let size = available;
  let at = now();
  const refill = () => {
    const plan = settings();
    // A changed plan is a new bucket, full: whoever asks for ten points wants ten points.
    if (plan.size !== size) available = plan.size;
    size = plan.size;
    available = Math.min(size, available + ((now() - at) / 1000) * plan.restoreRate);
    at = now();
  };
  return {
    take(points) {
      refill();
      if (available < points) return false;
      available -= points;
      return true;
    },
    giveBack(points) {
      refill();
      available = Math.min(size, available + points);
    },
    status() {
      refill();
      return {
        maximumAvailable: size,
        currentlyAvailable: Math.floor(available),
        restoreRate: settings().restoreRate,
      };
    },
  };
}
