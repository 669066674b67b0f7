/**
 * Keeps a socket to Crossdock and says when something changed. Without one it says so every five seconds, while it
 * tries again. A hidden page does nothing; it catches up when it is looked at.
 */
import { ping, pong, tooManyCode } from '../../src/live/wire.ts';
import {
  type LiveFacts,
  type LiveState,
  liveDue,
  livePace,
  liveStateOf,
  retryDelayMs,
} from './live-plan.ts';
import { type LiveSocket, openLiveSocket } from './live-socket.ts';

export type LiveOptions = {
  url: string;
  /** Answers 200 while Crossdock can be reached. */
  healthUrl: string;
  /** Something may have changed: read again. At most once a second. */
  onChange: () => void;
  onState: (state: LiveState) => void;
};

/** @returns what ends it */
export function openLive({ url, healthUrl, onChange, onState }: LiveOptions): () => void {
  const [begun, socket] = [Date.now(), 'none' as const];
  const moments = { since: begun, lostAt: begun, retryAt: 0, pingedAt: 0, askedAt: 0 };
  const facts: LiveFacts = { ...moments, socket, ponged: true, reachable: true };
  let held: LiveSocket | undefined;
  let tries = 0;
  let changed = false;
  let toldAt = begun;

  const tellChange = () => {
    changed = true;
    if (document.hidden || Date.now() - toldAt < livePace.changeEveryMs) return;
    changed = false;
    toldAt = Date.now();
    onChange();
  };
  const become = (next: Partial<LiveFacts>) => Object.assign(facts, next, { since: Date.now() });
  const lose = (mayRetry: boolean) => {
    held?.letGo();
    const now = Date.now();
    const wasOpen = facts.socket === 'open';
    if (wasOpen && now - facts.since >= livePace.goodAfterMs) tries = 0;
    if (wasOpen) facts.lostAt = now;
    const retryAt = mayRetry ? now + retryDelayMs(tries, Math.random()) : Number.POSITIVE_INFINITY;
    tries += 1;
    become({ socket: 'none', retryAt });
    if (wasOpen) void acts.ask();
    beat();
  };
  const acts = {
    connect: () => {
      become({ socket: 'opening' });
      held = openLiveSocket(url, {
        open: () => {
          become({ socket: 'open', pingedAt: Date.now(), ponged: true, reachable: true });
          // What happened since the page was read, or since the last connection, was told to nobody.
          tellChange();
          beat();
        },
        message: (words) => {
          if (words === pong) facts.ponged = true;
          else tellChange();
        },
        close: (code) => lose(code !== tooManyCode),
      });
    },
    drop: () => lose(true),
    ping: () => {
      Object.assign(facts, { pingedAt: Date.now(), ponged: false });
      held?.send(ping);
    },
    ask: async () => {
      facts.askedAt = Date.now();
      const reachable = await answers(healthUrl);
      if (reachable && !facts.reachable) facts.retryAt = 0;
      if (reachable && (!facts.reachable || facts.socket !== 'open')) tellChange();
      facts.reachable = reachable;
      onState(liveStateOf(facts, Date.now()));
    },
  };
  const beat = () => {
    if (document.hidden) return;
    for (const act of liveDue(facts, Date.now())) void acts[act]();
    if (changed) tellChange();
    onState(liveStateOf(facts, Date.now()));
  };
  const wake = () => {
    if (document.hidden) return;
    tries = 0;
    facts.retryAt = 0;
    if (!facts.reachable) facts.askedAt = 0;
    if (facts.socket === 'open') acts.ping();
    tellChange();
    beat();
  };

  // A browser's word on being offline is only a reason to ask: a Crossdock on this machine needs no network.
  const heard = { visibilitychange: wake, online: wake, offline: () => void acts.ask() };
  for (const [name, hear] of Object.entries(heard)) window.addEventListener(name, hear);
  const beats = setInterval(beat, livePace.beatMs);
  beat();
  return () => {
    clearInterval(beats);
    for (const [name, hear] of Object.entries(heard)) window.removeEventListener(name, hear);
    held?.letGo();
  };
}

const answers = (url: string): Promise<boolean> =>
  fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(livePace.askEveryMs) })
    .then(({ ok }) => ok)
    .catch(() => false);
