/** Decides how the live connection stands and what is due: pure, a table over what is known of it. */

export type LiveState = 'connecting' | 'live' | 'polling' | 'offline';

/** Moments are ms. */
export type LiveFacts = {
  socket: 'none' | 'opening' | 'open';
  /** When the socket became what it is. */
  since: number;
  /** When a working connection was last lost, or first wanted. */
  lostAt: number;
  /** When the next connection may be tried. */
  retryAt: number;
  pingedAt: number;
  /** Whether the last ping was answered. */
  ponged: boolean;
  /** Whether Crossdock answered when it was last asked over HTTP. */
  reachable: boolean;
  askedAt: number;
};

export type LiveAct = 'connect' | 'drop' | 'ping' | 'ask';

export const livePace = {
  beatMs: 1000,
  /** A stream of changes must leave a page the time to read them. */
  changeEveryMs: 1000,
  openWithinMs: 10_000,
  pingEveryMs: 30_000,
  pongWithinMs: 10_000,
  pollAfterMs: 3_000,
  askEveryMs: 5_000,
  retryMaxMs: 30_000,
  /** A connection that held this long was a good one: the next tries begin anew. */
  goodAfterMs: 10_000,
};

export function liveStateOf(facts: LiveFacts, now: number): LiveState {
  if (!facts.reachable) return 'offline';
  if (facts.socket === 'open') return 'live';
  return now - facts.lostAt > livePace.pollAfterMs ? 'polling' : 'connecting';
}

export function liveDue(facts: LiveFacts, now: number): LiveAct[] {
  const due: LiveAct[] = [];
  const { socket } = facts;
  if (socket === 'none' && now >= facts.retryAt) due.push('connect');
  if (socket === 'opening' && now - facts.since >= livePace.openWithinMs) due.push('drop');
  if (socket === 'open') {
    const waitedMs = now - facts.pingedAt;
    if (!facts.ponged && waitedMs >= livePace.pongWithinMs) due.push('drop');
    if (facts.ponged && waitedMs >= livePace.pingEveryMs) due.push('ping');
  }
  const state = liveStateOf(facts, now);
  const asks = state === 'polling' || state === 'offline';
  if (asks && now - facts.askedAt >= livePace.askEveryMs) due.push('ask');
  return due;
}

/**
 * How long to wait before the next try: 1, 2, 4 … 30 s, of which a random half is left out, so that all dashboards of
 * a restarted server do not return as one.
 * @param tries how many failed in a row before
 * @param random 0..1
 */
export function retryDelayMs(tries: number, random: number): number {
  const longest = Math.min(1000 * 2 ** tries, livePace.retryMaxMs);
  return Math.round(longest * (0.5 + random / 2));
}
