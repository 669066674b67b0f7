// Writes moments as Shopify's REST does: in the shop's own time zone, with its offset from UTC.

const formats = new Map<string, Intl.DateTimeFormat>();

/** The last answer: what happens together is written at one moment, over and over. */
let last: { moment: string; timeZone: string; text: string } | undefined;

/**
 * @param moment '2026-11-23T10:59:58Z'
 * @param timeZone IANA name
 * @returns '2026-11-23T05:59:58-05:00'
 */
export function restTime(moment: string, timeZone: string): string;
export function restTime(moment: string | null, timeZone: string): string | null;
export function restTime(moment: string | null, timeZone: string): string | null {
  if (moment === null) return null;
  if (last?.moment === moment && last.timeZone === timeZone) return last.text;
  const at = Date.parse(moment);
  const offset = offsetMinutes(at, timeZone);
  const local = new Date(at + offset * 60_000).toISOString().slice(0, 19);
  const size = Math.abs(offset);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  const minutes = String(size % 60).padStart(2, '0');
  const text = `${local}${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
  last = { moment, timeZone, text };
  return text;
}

function offsetMinutes(at: number, timeZone: string): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, format);
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === '-' ? -size : size;
}
