/** The time zones a person may choose from, and the one their browser is in. */

/** The browser's own, by its IANA name. */
export const browserZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** All this browser knows, with UTC, and with the one that is chosen. */
export function timeZones(chosen: string): string[] {
  const known = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
  return known.has(chosen) ? [...known] : [chosen, ...known];
}
