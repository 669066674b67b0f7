/** Reads a file of links in the browser, a piece at a time: the page stays alive, and no more than a piece is held. */
import Papa from 'papaparse';
import { lineOf, readHead, separatorOf } from '../../src/catalog/csv/columns.ts';
import { decodeText } from '../../src/catalog/csv/decode-text.ts';
import type { FileProblem } from '../../src/catalog/csv/file-problem.ts';
import { type FileLine, linkFileLimits } from '../../src/catalog/link-file.ts';
import { fail, ok, type Result } from '../../src/shared/result.ts';

/** What of a file is needed of it: a `File` has it. */
export type ReadableFile = { size: number; stream: () => ReadableStream<Uint8Array> };

/** Text that one cell may go on for: beyond it a quote was never closed. */
const openCellMost = 1024 * 1024;

type Piece = Result<FileLine[], FileProblem>;

/**
 * Its lines in order, some at a time. Lines are numbered as a spreadsheet does: the head is 1, an empty one counts, a cell
 * with line ends in it is within one. A file that cannot be read ends with why.
 */
export async function* readRows(file: ReadableFile): AsyncGenerator<Piece> {
  if (file.size > linkFileLimits.bytes) return yield fail({ kind: 'too-large' });
  const rows = parseRows();
  const lines = linesBelow();
  for await (const text of textOf(file)) {
    if (!text.ok) return yield text;
    const parsed = rows(text.value.text, text.value.isLast);
    if (!parsed.ok) return yield parsed;
    const read = lines.add(parsed.value);
    if (!read.ok || read.value.length > 0) yield read;
    if (!read.ok) return;
  }
  const nothing = lines.problem();
  if (nothing) yield fail(nothing);
}

async function* textOf(
  file: ReadableFile,
): AsyncGenerator<Result<{ text: string; isLast: boolean }, FileProblem>> {
  // Papa Parse decodes every piece for itself and breaks characters that two of them share (its issues 751 and 1132).
  const decoding = decodeText();
  const reader = file.stream().getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      const text = done ? decoding.end() : decoding.add(value);
      if (!text.ok) return yield text;
      yield ok({ text: text.value, isLast: done });
      if (done) return;
    }
  } catch {
    // It was moved, or changed while it was read.
    yield fail({ kind: 'unreadable' });
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

type Parsed = { data: string[][]; errors: { row?: number }[]; meta: { cursor: number } };

/** Text as it comes to rows of cells; a row that is not whole yet waits for more. */
function parseRows(): (text: string, isLast: boolean) => Result<string[][], FileProblem> {
  let waiting = '';
  let textLines = 0;
  let parser: Papa.Parser | undefined;
  return (text, isLast) => {
    waiting += text;
    parser ??= parserFor(waiting, isLast);
    if (!parser) return ok([]);
    const parsed: Parsed = parser.parse(waiting, 0, !isLast);
    const [error] = parsed.errors;
    const consumed = isLast ? waiting.length : parsed.meta.cursor;
    const isStuck = waiting.length - consumed > openCellMost;
    if (error || isStuck) {
      const rowsBefore = parsed.data.slice(0, error?.row ?? parsed.data.length);
      const before = rowsBefore.flat().join('').split('\n').length - 1 + rowsBefore.length;
      return fail({ kind: 'quotes', line: textLines + before + 1 });
    }
    textLines += waiting.slice(0, consumed).split('\n').length - 1;
    waiting = waiting.slice(consumed);
    return ok(parsed.data);
  };
}

/** By the first line that has something in it; undefined while it is not whole. */
function parserFor(text: string, isLast: boolean): Papa.Parser | undefined {
  const start = text.search(/\S/);
  const end = start < 0 ? -1 : text.indexOf('\n', start);
  if (end < 0 && !isLast) return undefined;
  const head = text.slice(Math.max(0, start), end < 0 ? undefined : end);
  return new Papa.Parser({ delimiter: separatorOf(head), newline: '\n' });
}

/** Rows to lines, with the head found first. */
function linesBelow() {
  let places: ReturnType<typeof readHead> | undefined;
  let row = 0;
  let found = 0;
  const add = (rows: readonly string[][]): Piece => {
    const lines: FileLine[] = [];
    for (const cells of rows) {
      row += 1;
      if (cells.every((cell) => cell.trim() === '')) continue;
      if (!places) {
        places = readHead(cells);
        if (!places.ok) return places;
        continue;
      }
      if (row > linkFileLimits.lines + 1) return fail({ kind: 'too-many-lines' });
      if (places.ok) lines.push(lineOf(places.value, cells, row));
    }
    found += lines.length;
    return ok(lines);
  };
  const problem = (): FileProblem | undefined => {
    if (!places) return { kind: 'empty' };
    return found === 0 ? { kind: 'only-head' } : undefined;
  };
  return { add, problem };
}
