/** Times of day in a person's time zone, as moments: when a digest goes, and when quiet hours end. Pure. */
import type { PersonSettings, QuietHours } from './channel.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** What a clock on the wall shows at a moment, as if it were UTC, ms; whole seconds. */
type Clock = (moment: number) => number;

/** The clock of a zone: made once for many readings, since making one is slow. */
function clockOf(zone: string): Clock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (moment) => {
    const parts = format.formatToParts(moment);
    const of = (type: Intl.DateTimeFormatPartTypes): number =>
      Number(parts.find((part) => part.type === type)?.value ?? 0);
    return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  };
}

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/**
 * The moments at which the clock shows a time: two where it is set back over it; where it is set forward over it, the one
 * that much later.
 */
function momentsOf(shown: number, clock: Clock): number[] {
  // A zone changes its clock at most once in the two days around it.
  const before = clock(shown - dayMs) - (shown - dayMs);
  const after = clock(shown + dayMs) - (shown + dayMs);
  const moments = [shown - before, shown - after].filter((moment) => clock(moment) === shown);
  return moments.length > 0 ? moments.sort((a, b) => a - b) : [shown - before];
}

/**
 * The first moment after `now` at which the clock shows a time.
 * @param time `HH:MM`; @param now ms
 * @param onceADay where the clock shows it twice a day, the first of both counts
 */
function nextAt(now: number, time: string, clock: Clock, onceADay = false): number {
  const today = Math.floor(clock(now) / dayMs) * dayMs;
  // From the day before on: a clock set forward over a time makes it later, beyond midnight even.
  for (let day = -1; day <= 3; day += 1) {
    const shown = today + day * dayMs + minutesOf(time) * minuteMs;
    const moments = momentsOf(shown, clock);
    const next = (onceADay ? moments.slice(0, 1) : moments).find((moment) => moment > now);
    if (next !== undefined) return next;
  }
  return now + dayMs;
}

/** When what is kept for a digest goes: the next time that the person's clock shows theirs. @param now ms */
export const nextDigest = (
  now: number,
  { digestAt, zone }: Pick<PersonSettings, 'digestAt' | 'zone'>,
): number => nextAt(now, digestAt, clockOf(zone), true);

/** Until when mail waits: the end of the quiet hours that `now` falls into, ms; undefined outside of them. */
export function quietUntil(
  now: number,
  quiet: QuietHours | null,
  zone: string,
): number | undefined {
  if (!quiet) return undefined;
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const clock = clockOf(zone);
  const minute = Math.floor((clock(now) % dayMs) / minuteMs);
  const isQuiet =
    from < to ? minute >= from && minute < to : from > to && (minute >= from || minute < to);
  return isQuiet ? nextAt(now, quiet.to, clock) : undefined;
}
