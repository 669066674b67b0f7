/** When a store is reconciled by itself: every few minutes what changed, once a night everything. */

export type ReconcilePace = {
  /** Minutes between two runs over what changed: the "reconcile interval" of the promises. */
  everyMinutes: number;
  /** When the runs over everything begin, minutes after midnight UTC. */
  nightlyAt: number;
};

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Stores of one installation do not all begin at once: they are spread over this time, ms. */
const spreadMs = 60 * minuteMs;

/** @returns the next moment, ms: the interval from now */
export const nextChanged = (pace: ReconcilePace, now: number): number =>
  now + pace.everyMinutes * minuteMs;

/** @returns the store's next night, ms: later than now, and the same minute every night */
export function nextEverything(pace: ReconcilePace, storeId: string, now: number): number {
  const midnight = Math.floor(now / dayMs) * dayMs;
  const at = midnight + pace.nightlyAt * minuteMs + spread(storeId);
  return at > now ? at : at + dayMs;
}

function spread(storeId: string): number {
  let hash = 0;
  for (let at = 0; at < storeId.length; at += 1)
    hash = (Math.imul(hash, 31) + storeId.charCodeAt(at)) >>> 0;
  return (Math.imul(hash, 2_654_435_761) >>> 0) % spreadMs;
}

/**
 * Reads the two settings. Throws where one is wrong, and says which.
 * @param everyMinutes 1 to 1440
 * @param nightlyAt `HH:MM`, UTC
 */
export function readPace(everyMinutes: string, nightlyAt: string): ReconcilePace {
  const minutes = Number(everyMinutes);
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 1440)
    throw new Error('RECONCILE_MINUTES must be a whole number of minutes, 1 to 1440');
  const [, hours, rest] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(nightlyAt) ?? [];
  if (hours === undefined || rest === undefined)
    throw new Error('RECONCILE_NIGHTLY_AT must be a time such as 03:00 (UTC)');
  return { everyMinutes: minutes, nightlyAt: Number(hours) * 60 + Number(rest) };
}

/** `HH:MM`, UTC. */
export const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
