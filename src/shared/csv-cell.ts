/** Cells of a CSV file: safe from formulas when written, and read back as they were. Pure. */

/**
 * What a spreadsheet takes for a formula, by what it begins with (OWASP, CSV Injection), and what we ourselves make of it:
 * without those, a text that begins with a quote and a formula's sign would not be read back as it was.
 */
const formula = /^'*[=+\-@\t\r\n]/;
const guarded = /^'+[=+\-@\t\r\n]/;

/** A text as a cell: with a quote before it where a spreadsheet would calculate it. */
export const toCell = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** A cell as the text that was written. */
export const fromCell = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell);

const quoted = (cell: string): string =>
  /[",;\t\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;

/** A line of a file, with its end (RFC 4180). */
export const csvLine = (texts: readonly string[]): string =>
  `${texts.map((text) => quoted(toCell(text))).join(',')}\r\n`;

/** By this mark a spreadsheet knows UTF-8. */
export const byteOrderMark = '\ufeff';
