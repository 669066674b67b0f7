/** Writes a value as JSON of a given length at most, by leaving out whole rows of its lists. Pure. */

/** Rows of a list that are kept, in turns, until the text is short enough. */
const rowsKept = [100, 50, 20, 10, 5, 2, 1];

/** @returns JSON while rows left out are enough; a text that is cut off where they are not */
export function shortJson(value: unknown, longest: number): string {
  const whole = JSON.stringify(value) ?? '';
  if (whole.length <= longest) return whole;
  for (const rows of rowsKept) {
    const text = JSON.stringify(shortened(value, rows));
    if (text.length <= longest) return text;
  }
  return clip(JSON.stringify(shortened(value, 1)), longest);
}

/** The beginning of a text, with `…` where something was left out; no character is cut in half. */
export const clip = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

function shortened(value: unknown, rows: number): unknown {
  if (Array.isArray(value)) {
    const kept = value.slice(0, rows).map((row) => shortened(row, rows));
    return value.length > rows ? [...kept, `… ${value.length - rows} more`] : kept;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, below]) => [key, shortened(below, rows)]),
  );
}
