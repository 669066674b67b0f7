import { expect, it } from 'vitest';
import { nextReadingNumber } from '../../../src/orders/reading-number.ts';

it('a reading that begins later has the larger number, within one millisecond too', () => {
  const now = Date.parse('2126-11-23T12:00:00Z');
  const first = nextReadingNumber(now);
  const sameMoment = nextReadingNumber(now);
  const clockSetBack = nextReadingNumber(now - 5_000);
  const later = nextReadingNumber(now + 1);
  expect([first, sameMoment, clockSetBack, later]).toEqual(
    [first, sameMoment, clockSetBack, later].sort((a, b) => a - b),
  );
  expect(new Set([first, sameMoment, clockSetBack, later]).size).toBe(4);
  expect(Number.isSafeInteger(later)).toBe(true);
});

it('is larger than the counts that readings had before', () => {
  expect(nextReadingNumber(Date.parse('2026-11-23T12:00:00Z'))).toBeGreaterThan(1e12);
});
