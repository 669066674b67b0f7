/** Times for people: how long ago, how long yet, and exactly when. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const ago = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'narrow' });

/** A moment as seen from now: `just now`, `4 min ago`, `in 12 s`, `yesterday`; older than a week, its date. */
export function relativeTime(at: number, now: number): string {
  const distance = at - now;
  const size = Math.abs(distance);
  if (distance <= 0 && size < 5_000) return 'just now';
  if (size < minute) return ago.format(Math.round(distance / 1000), 'second');
  if (size < hour) return ago.format(Math.round(distance / minute), 'minute');
  if (size < day) return ago.format(Math.round(distance / hour), 'hour');
  if (size < 7 * day) return ago.format(Math.round(distance / day), 'day');
  return new Date(at).toLocaleDateString('en', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
}

/** How long something has lasted: `8 s`, `12 min`, `3 h 5 min`, `2 d 4 h`. */
export function durationText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  const days = Math.floor(hours / 24);
  return hours % 24 ? `${days} d ${hours % 24} h` : `${days} d`;
}

/** The exact moment in this person's time and in UTC. */
export function exactTime(at: number): string {
  const date = new Date(at);
  const local = date.toLocaleString('en', { dateStyle: 'medium', timeStyle: 'medium' });
  return `${local} (${date.toISOString().slice(0, 19).replace('T', ' ')} UTC)`;
}

/** Hour and minute with seconds, for a timeline. */
export const clockTime = (at: number): string =>
  new Date(at).toLocaleTimeString('en', { hour12: false });

/** The day a moment falls on, for headings of a timeline. */
export const dayOf = (at: number): string =>
  new Date(at).toLocaleDateString('en', { weekday: 'long', day: 'numeric', month: 'long' });
