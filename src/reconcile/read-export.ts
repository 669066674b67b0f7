/** Streams a finished export in chunks of rows, from any byte on: memory holds one chunk. */
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { LineTooLong, readLines, StreamBroken } from './read-lines.ts';

export type ReadExportDeps<Row> = {
  open: (from: number) => Promise<Result<ReadableStream<Uint8Array>, PlatformFailure>>;
  /** One line in our words; undefined where it is about something else. Throws where it is unreadable. */
  line: (line: string) => Row | undefined;
  /**
   * Takes a chunk: as many rows as asked for and those of the same piece of the stream, or the last ones.
   * @param offset the byte after its last line: a later reading goes on from there
   * @returns whether to go on; where not, the reading ends
   */
  take: (rows: Row[], offset: number) => Promise<Result<boolean, PlatformFailure>>;
};

/** @returns whether the export was read to its end */
export async function readExport<Row>(
  deps: ReadExportDeps<Row>,
  from: number,
  rowsPerChunk: number,
): Promise<Result<boolean, PlatformFailure>> {
  const opened = await deps.open(from);
  if (!opened.ok) return opened;
  let rows: Row[] = [];
  let offset = from;
  try {
    for await (const { lines, end } of readLines(opened.value, from)) {
      for (const line of lines) {
        const row = line === '' ? undefined : deps.line(line);
        if (row) rows.push(row);
      }
      offset = end;
      if (rows.length < rowsPerChunk) continue;
      const goesOn = await deps.take(rows, offset);
      if (!goesOn.ok || !goesOn.value) return goesOn;
      rows = [];
    }
  } catch (error) {
    return fail(failureOf(error));
  }
  const last = await deps.take(rows, offset);
  return last.ok ? ok(true) : last;
}

/** The stream broke off, or says something else. Bugs of ours are thrown on. */
function failureOf(error: unknown): PlatformFailure {
  if (error instanceof LineTooLong || (error instanceof Error && error.name === 'UnreadableLine'))
    return { kind: 'unreadable-reply', message: error.message };
  if (error instanceof StreamBroken) return { kind: 'unknown', message: 'the export broke off' };
  throw error;
}
