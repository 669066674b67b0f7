import { describe, expect, it } from 'vitest';
import { nextDigest, quietUntil } from '../../../src/notices/wall-clock.ts';

const at = (iso: string): number => Date.parse(iso);
const iso = (moment: number | undefined): string | undefined =>
  moment === undefined ? undefined : new Date(moment).toISOString().replace(':00.000Z', 'Z');

describe('when a digest goes', () => {
  it.each([
    // zone, digestAt, now, next
    ['UTC', '08:00', '2026-11-23T07:59:59Z', '2026-11-23T08:00Z'],
    ['UTC', '08:00', '2026-11-23T08:00:00Z', '2026-11-24T08:00Z'],
    ['UTC', '00:00', '2026-12-31T23:30:00Z', '2027-01-01T00:00Z'],
    ['Europe/Berlin', '08:00', '2026-07-01T05:59:00Z', '2026-07-01T06:00Z'],
    ['Europe/Berlin', '08:00', '2026-07-01T06:00:00Z', '2026-07-02T06:00Z'],
    ['America/Los_Angeles', '18:00', '2026-11-24T01:00:00Z', '2026-11-24T02:00Z'],
    ['Asia/Kathmandu', '08:00', '2026-11-23T12:00:00Z', '2026-11-24T02:15Z'],
    ['Pacific/Kiritimati', '08:00', '2026-11-23T12:00:00Z', '2026-11-23T18:00Z'],
    ['Pacific/Pago_Pago', '08:00', '2026-11-23T12:00:00Z', '2026-11-23T19:00Z'],
    // Clocks go forward on 2026-03-29 at 02:00 in Berlin, and back on 2026-10-25 at 03:00.
    ['Europe/Berlin', '08:00', '2026-03-28T12:00:00Z', '2026-03-29T06:00Z'],
    ['Europe/Berlin', '02:30', '2026-03-28T12:00:00Z', '2026-03-29T01:30Z'],
    ['Europe/Berlin', '02:30', '2026-03-29T01:30:00Z', '2026-03-30T00:30Z'],
    ['Europe/Berlin', '02:30', '2026-10-24T12:00:00Z', '2026-10-25T00:30Z'],
    ['Europe/Berlin', '08:00', '2026-10-24T12:00:00Z', '2026-10-25T07:00Z'],
    // At midnight, and by half an hour.
    ['Africa/Cairo', '00:30', '2026-04-23T12:00:00Z', '2026-04-23T22:30Z'],
    ['Australia/Lord_Howe', '02:15', '2026-10-03T12:00:00Z', '2026-10-03T15:45Z'],
  ])('[OP7] %s %s, now %s: %s', (zone, digestAt, now, next) => {
    expect(iso(nextDigest(at(now), { digestAt, zone }))).toBe(next);
  });
});

describe('until when mail waits', () => {
  const night = { from: '22:00', to: '07:00' };
  const noon = { from: '12:00', to: '13:30' };
  it.each([
    ['UTC', night, '2026-11-23T21:59:59Z', undefined],
    ['UTC', night, '2026-11-23T22:00:00Z', '2026-11-24T07:00Z'],
    ['UTC', night, '2026-11-24T00:00:00Z', '2026-11-24T07:00Z'],
    ['UTC', night, '2026-11-24T06:59:59Z', '2026-11-24T07:00Z'],
    ['UTC', night, '2026-11-24T07:00:00Z', undefined],
    ['UTC', noon, '2026-11-24T12:00:00Z', '2026-11-24T13:30Z'],
    ['UTC', noon, '2026-11-24T13:30:00Z', undefined],
    ['UTC', { from: '08:00', to: '08:00' }, '2026-11-24T08:00:00Z', undefined],
    ['UTC', null, '2026-11-24T03:00:00Z', undefined],
    ['America/New_York', night, '2026-11-24T02:59:00Z', undefined],
    ['America/New_York', night, '2026-11-24T03:00:00Z', '2026-11-24T12:00Z'],
    // A night that is an hour shorter, and one that is an hour longer.
    ['Europe/Berlin', night, '2026-03-28T21:00:00Z', '2026-03-29T05:00Z'],
    ['Europe/Berlin', night, '2026-10-24T20:00:00Z', '2026-10-25T06:00Z'],
    // Its end is jumped over; and comes twice.
    ['Europe/Berlin', { from: '22:00', to: '02:30' }, '2026-03-28T22:00:00Z', '2026-03-29T01:30Z'],
    ['Europe/Berlin', { from: '22:00', to: '02:30' }, '2026-10-24T22:00:00Z', '2026-10-25T00:30Z'],
    ['Europe/Berlin', { from: '22:00', to: '02:30' }, '2026-10-25T01:10:00Z', '2026-10-25T01:30Z'],
  ])('[OP7] %s %j, now %s: %s', (zone, quiet, now, end) => {
    expect(iso(quietUntil(at(now), quiet, zone))).toBe(end);
  });

  it('[OP7] every moment of a year in quiet hours has an end that is not quiet', () => {
    for (const zone of ['Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe'])
      for (
        let now = at('2026-01-01T00:00:00Z');
        now < at('2027-01-01T00:00:00Z');
        now += 187 * 60e3
      ) {
        const end = quietUntil(now, night, zone);
        if (end === undefined) continue;
        expect(end).toBeGreaterThan(now);
        expect(end - now).toBeLessThanOrEqual(10 * 60 * 60e3);
        expect(quietUntil(end, night, zone)).toBeUndefined();
      }
  });
});
