// Times for people.
import { expect, it } from 'vitest';
import { durationText, exactTime, relativeTime } from '../../../client/ui/time-words.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];

it.each([
  [0, 'just now'],
  [-4 * second, 'just now'],
  [-8 * second, '8s ago'],
  [12 * second, 'in 12s'],
  [-5 * minute, '5m ago'],
  [-3 * hour, '3h ago'],
  [-day, 'yesterday'],
  [-30 * day, 'Oct 24, 2026'],
])('%i ms from now is %s', (distance, words) => {
  expect(relativeTime(now + distance, now)).toBe(words);
});

it.each([
  [0, '0 s'],
  [59 * second, '59 s'],
  [12 * minute, '12 min'],
  [hour, '1 h'],
  [3 * hour + 5 * minute, '3 h 5 min'],
  [2 * day + 4 * hour, '2 d 4 h'],
])('%i ms last %s', (ms, words) => {
  expect(durationText(ms)).toBe(words);
});

it('the exact time names UTC', () => {
  expect(exactTime(now)).toContain('(2026-11-23 12:00:00 UTC)');
});
