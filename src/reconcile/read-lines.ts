/** Reads an export's bytes line by line, whatever the network cuts them into, and says where each line ends. */

/** A line longer than this is none of an export's, bytes: the reading stops instead of filling memory. */
const lineMost = 64 * 1024;

export class LineTooLong extends Error {
  override name = 'LineTooLong';
}

/** The network ended it on the way. */
export class StreamBroken extends Error {
  override name = 'StreamBroken';
}

const newline = 10;

/**
 * @param from the byte the stream begins at
 * @returns for every piece of the stream, its whole lines, and the byte after the last of them. A last line without an
 *   end is a line. Throws LineTooLong and StreamBroken
 */
export async function* readLines(
  stream: ReadableStream<Uint8Array>,
  from: number,
): AsyncGenerator<{ lines: string[]; end: number }> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest: Uint8Array<ArrayBufferLike> = new Uint8Array();
  let end = from;
  try {
    for (;;) {
      const { done, value } = await read(reader);
      if (done) break;
      const last = value.lastIndexOf(newline);
      if (last < 0) {
        rest = joined(rest, value);
        if (rest.length > lineMost) throw new LineTooLong('a line of the export is too long');
        continue;
      }
      const whole = joined(rest, value.subarray(0, last + 1));
      rest = value.slice(last + 1);
      end += whole.length;
      yield { lines: linesOf(decoder.decode(whole)), end };
    }
    if (rest.length > 0) yield { lines: linesOf(decoder.decode(rest)), end: end + rest.length };
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function read(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch (error) {
    throw new StreamBroken(error instanceof Error ? error.message : 'unknown');
  }
}

const linesOf = (text: string): string[] => {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
};

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
