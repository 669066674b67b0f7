import { expect, it } from 'vitest';
import {
  type LiveFacts,
  liveDue,
  liveStateOf,
  retryDelayMs,
} from '../../../client/live/live-plan.ts';

const now = 1_000_000;
const facts = (over: Partial<LiveFacts>): LiveFacts => ({
  socket: 'none',
  since: now,
  lostAt: now,
  retryAt: now + 1000,
  pingedAt: now,
  ponged: true,
  reachable: true,
  askedAt: now,
  ...over,
});

it.each([
  ['just begun', {}, 'connecting'],
  ['without a socket for three seconds', { lostAt: now - 3000 }, 'connecting'],
  ['without a socket for longer', { lostAt: now - 3001 }, 'polling'],
  ['opening for longer', { socket: 'opening', lostAt: now - 3001 }, 'polling'],
  ['an open socket', { socket: 'open', lostAt: now - 90_000 }, 'live'],
  ['nobody answers', { reachable: false }, 'offline'],
  [
    'nobody answers, with a socket that seems open',
    { socket: 'open', reachable: false },
    'offline',
  ],
] as const)('%s: %j is %s', (_, over, state) => {
  expect(liveStateOf(facts(over), now)).toBe(state);
});

it.each([
  ['nothing before its time', {}, []],
  ['the next try', { retryAt: now }, ['connect']],
  ['no try where there are too many sockets', { retryAt: Number.POSITIVE_INFINITY }, []],
  ['the end of a try that hangs', { socket: 'opening', since: now - 10_000 }, ['drop']],
  ['no second try beside the first', { socket: 'opening', retryAt: 0 }, []],
  ['a ping after half a minute', { socket: 'open', pingedAt: now - 30_000 }, ['ping']],
  ['no ping before', { socket: 'open', pingedAt: now - 29_999 }, []],
  [
    'the end of a socket that did not answer one',
    { socket: 'open', pingedAt: now - 10_000, ponged: false },
    ['drop'],
  ],
  ['patience for ten seconds', { socket: 'open', pingedAt: now - 9_999, ponged: false }, []],
  ['a question every five seconds of polling', { lostAt: 0, askedAt: now - 5000 }, ['ask']],
  ['no question sooner', { lostAt: 0, askedAt: now - 4999 }, []],
  [
    'a question while nobody answers, beside the try',
    { reachable: false, askedAt: now - 5000, retryAt: now },
    ['connect', 'ask'],
  ],
] as const)('is due: %s, %j', (_, over, due) => {
  expect(liveDue(facts(over), now)).toEqual(due);
});

it.each([
  [0, 500, 1000],
  [1, 1000, 2000],
  [2, 2000, 4000],
  [4, 8000, 16_000],
  [5, 15_000, 30_000],
  [60, 15_000, 30_000],
])('after %i failed tries it waits between %i and %i ms', (tries, least, most) => {
  expect(retryDelayMs(tries, 0)).toBe(least);
  expect(retryDelayMs(tries, 1)).toBe(most);
});
