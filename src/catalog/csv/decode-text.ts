/** Bytes of a CSV file, piece by piece, to text with plain line ends; says what is wrong with a file that is none. Pure. */
import { fail, ok, type Result } from '../../shared/result.ts';
import type { FileProblem } from './file-problem.ts';

const lineFeed = 10;
const carriageReturn = 13;

/** A file that has no line end for so long has none. */
const carriedMost = 1024 * 1024;

const beginsWith = (bytes: Uint8Array, ...wanted: number[]): boolean =>
  wanted.every((byte, at) => bytes[at] === byte);

/** By its first bytes; the numbers are those of each format. */
function problemOfStart(bytes: Uint8Array): FileProblem | undefined {
  if (beginsWith(bytes, 0xff, 0xfe) || beginsWith(bytes, 0xfe, 0xff)) return { kind: 'utf-16' };
  if (beginsWith(bytes, 0x50, 0x4b, 3, 4) || beginsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return { kind: 'workbook' };
  const start = bytes.subarray(0, 200);
  const zeros = start.filter((byte) => byte === 0).length;
  // Latin letters in UTF-16 without a mark: every second byte is zero.
  if (zeros > 0 && zeros * 2 >= start.length - 1) return { kind: 'utf-16' };
  return undefined;
}

/** Where the bytes that are whole lines end: a line end is never part of another character in UTF-8. */
function endOfLines(bytes: Uint8Array): number {
  for (let at = bytes.length - 1; at >= 0; at -= 1) {
    if (bytes[at] === lineFeed) return at + 1;
    // The last byte may be the half of a line end.
    if (bytes[at] === carriageReturn && at < bytes.length - 1) return at + 1;
  }
  return 0;
}

export type TextDecoding = {
  /** The text of what came so far and was not returned yet, as far as it is whole lines. */
  add: (piece: Uint8Array) => Result<string, FileProblem>;
  /** The rest. */
  end: () => Result<string, FileProblem>;
};

/** A decoding of one file. It keeps no more than the line that a piece ends in. */
export function decodeText(): TextDecoding {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let carried = new Uint8Array(0);
  let isStart = true;
  let isBlank = true;
  let linesBefore = 0;

  const take = (bytes: Uint8Array): Result<string, FileProblem> => {
    if (bytes.length === 0) return ok('');
    const isFirst = isStart;
    isStart = false;
    const early = isFirst ? problemOfStart(bytes) : undefined;
    if (early) return fail(early);
    if (bytes.includes(0)) return fail({ kind: 'not-text' });
    let text: string;
    try {
      text = strict.decode(bytes);
    } catch {
      // What no table begins with is no table in another encoding either: a picture, say.
      const isTable = !isFirst || (bytes[0] ?? 0) < 0x80 || beginsWith(bytes, 0xef, 0xbb, 0xbf);
      return fail(
        isTable ? { kind: 'not-utf-8', line: linesBefore + badLine(bytes) } : { kind: 'not-text' },
      );
    }
    if (isFirst && text.startsWith('\ufeff')) text = text.slice(1);
    if (isBlank && text.trimStart().startsWith('<')) return fail({ kind: 'web-page' });
    isBlank &&= text.trim() === '';
    const plain = text.replace(/\r\n?/g, '\n');
    linesBefore += plain.split('\n').length - 1;
    return ok(plain);
  };

  return {
    add: (piece) => {
      const bytes = joined(carried, piece);
      const end = endOfLines(bytes);
      if (bytes.length - end > carriedMost)
        return fail(problemOfStart(bytes) ?? { kind: 'not-text' });
      carried = bytes.slice(end);
      return take(bytes.subarray(0, end));
    },
    end: () => {
      const rest = carried;
      carried = new Uint8Array(0);
      return take(rest);
    },
  };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** The first of these lines, from 1, that is no UTF-8. */
function badLine(bytes: Uint8Array): number {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let from = 0;
  while (from < bytes.length) {
    let to = from;
    while (to < bytes.length && bytes[to] !== lineFeed && bytes[to] !== carriageReturn) to += 1;
    try {
      strict.decode(bytes.subarray(from, to));
    } catch {
      return line;
    }
    from = to + (bytes[to] === carriageReturn && bytes[to + 1] === lineFeed ? 2 : 1);
    line += 1;
  }
  return line;
}
