/** Reads a pasted or given list of tracking numbers: text to lines, or why it cannot be read. Pure. */
import { decodeText } from '../catalog/csv/decode-text.ts';
import type { FileProblem } from '../catalog/csv/file-problem.ts';
import { fromCell } from '../shared/csv-cell.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import {
  placesByCount,
  readTrackingHead,
  type TrackingColumn,
  type TrackingPlaces,
  trackingSeparator,
} from './tracking-columns.ts';
import { trackingFileLimits } from './tracking-file.ts';

/** A line as it was written, without the spaces around its cells. */
export type TrackingLine = Record<TrackingColumn, string> & {
  /** As a spreadsheet counts: the first row is 1, an empty one counts. */
  line: number;
};

/** More of a cell is cut: no order, SKU or number has so many characters. */
const cellMost = 300;

/** @param text at most as long as the limits allow, in any line ends */
export function readTrackingLines(text: string): Result<TrackingLine[], FileProblem> {
  const plain = plainText(text);
  if (!plain.ok) return plain;
  const first = plain.value.split('\n').find((line) => line.trim() !== '');
  if (first === undefined) return fail({ kind: 'empty' });
  const rows = rowsOf(plain.value, trackingSeparator(first));
  if (!rows.ok) return rows;
  const written = rows.value.flatMap((cells, at) =>
    cells.some((cell) => cell.trim() !== '') ? [{ cells, line: at + 1 }] : [],
  );
  const head = readTrackingHead(written.map(({ cells }) => cells));
  if (!head.ok) return head;
  const places = head.value;
  const below = places ? written.slice(1) : written;
  if (below.length > trackingFileLimits.lines) return fail({ kind: 'too-many-lines' });
  // A list of two columns may have empty ones behind them.
  const isNarrow = below.every(({ cells }) => cells.slice(2).every((cell) => cell.trim() === ''));
  const lines = below.map(({ cells, line }) =>
    lineOf(places ?? placesByCount(isNarrow ? 2 : cells.length), cells, line),
  );
  return lines.length > 0 ? ok(lines) : fail({ kind: 'only-head' });
}

/** What is no text is named as what it is, as for any file. */
function plainText(text: string): Result<string, FileProblem> {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > trackingFileLimits.bytes) return fail({ kind: 'too-large' });
  const decoding = decodeText();
  const start = decoding.add(bytes);
  if (!start.ok) return start;
  const end = decoding.end();
  return end.ok ? ok(start.value + end.value) : end;
}

function lineOf(places: TrackingPlaces, cells: readonly string[], line: number): TrackingLine {
  const cell = (column: TrackingColumn): string => {
    const at = places[column];
    const text = at === undefined ? '' : fromCell((cells[at] ?? '').trim());
    return unwrapped(text.trim()).slice(0, cellMost);
  };
  return {
    line,
    order: cell('order'),
    store: cell('store'),
    sku: cell('sku'),
    quantity: cell('quantity'),
    carrier: cell('carrier'),
    number: cell('number'),
  };
}

/** A text that was made a formula, so that a spreadsheet does not take it for a number: `="9400…"`. */
const unwrapped = (text: string): string => /^="([^"]*)"$/.exec(text)?.[1]?.trim() ?? text;

/** Rows of cells (RFC 4180); a quote within a cell that does not begin with one is a sign like any other. */
function rowsOf(text: string, separator: string): Result<string[][], FileProblem> {
  const rows: string[][] = [];
  let cells: string[] = [];
  let at = 0;
  let textLine = 1;
  while (at < text.length) {
    let cell: string;
    if (text[at] === '"') {
      const end = quotedEnd(text, at);
      const after = text[end + 1];
      const isWhole = after === undefined || after === separator || after === '\n';
      if (end < 0 || !isWhole) return fail({ kind: 'quotes', line: textLine });
      cell = text.slice(at + 1, end).replaceAll('""', '"');
      textLine += cell.split('\n').length - 1;
      at = end + 1;
    } else {
      const end = plainEnd(text, at, separator);
      cell = text.slice(at, end);
      at = end;
    }
    cells.push(cell);
    if (text[at] === separator) {
      at += 1;
      // A separator that ends the text has an empty cell behind it.
      if (at < text.length) continue;
      cells.push('');
    }
    rows.push(cells);
    cells = [];
    at += 1;
    textLine += 1;
  }
  return ok(rows);
}

function plainEnd(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n') at += 1;
  return at;
}

/** @returns the place of the quote that closes the one here, -1 where none does */
function quotedEnd(text: string, from: number): number {
  let at = text.indexOf('"', from + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}
