/**
 * Streams a finished export and compares it chunk by chunk. Memory holds one chunk; how far it came is written down every
 * few chunks, so that a turn that ends on the way costs no more than those.
 */
import type { PlatformLevel } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import type { Comparison } from './compare-levels.ts';
import { LineTooLong, readLines, StreamBroken } from './read-lines.ts';

/** Levels compared in one statement, half as many more at most. */
export const levelsPerChunk = 2_000;

export type CompareExportDeps = {
  open: (from: number) => Promise<Result<ReadableStream<Uint8Array>, PlatformFailure>>;
  /** One line in our words; undefined where it is about something else. Throws where it is unreadable. */
  levelLine: (line: string) => PlatformLevel | undefined;
  compare: (levels: readonly PlatformLevel[]) => Promise<Result<Comparison, PlatformFailure>>;
  /** Told after every chunk. @returns whether to go on; where not, the turn ends and another goes on from here */
  compared: (chunk: Comparison & { levels: number; offset: number }) => Promise<boolean>;
};

/** @returns whether the export was read to its end */
export async function compareExport(
  deps: CompareExportDeps,
  from: number,
): Promise<Result<boolean, PlatformFailure>> {
  const opened = await deps.open(from);
  if (!opened.ok) return opened;
  let levels: PlatformLevel[] = [];
  let offset = from;
  try {
    for await (const { lines, end } of readLines(opened.value, from)) {
      for (const line of lines) {
        const level = line === '' ? undefined : deps.levelLine(line);
        if (level) levels.push(level);
      }
      offset = end;
      if (levels.length < levelsPerChunk) continue;
      const goesOn = await chunks(deps, levels, offset);
      if (!goesOn.ok || !goesOn.value) return goesOn;
      levels = [];
    }
  } catch (error) {
    return fail(failureOf(error));
  }
  const last = await chunks(deps, levels, offset);
  return last.ok ? ok(true) : last;
}

/** All of them are compared before the byte after them is told: a turn goes on from there. */
async function chunks(
  deps: CompareExportDeps,
  levels: readonly PlatformLevel[],
  offset: number,
): Promise<Result<boolean, PlatformFailure>> {
  const sum = { matched: 0, named: 0, drifted: 0, woken: 0, young: 0 };
  const parts = Math.max(1, Math.round(levels.length / levelsPerChunk));
  const size = Math.max(1, Math.ceil(levels.length / parts));
  for (let from = 0; from < levels.length; from += size) {
    const compared = await deps.compare(levels.slice(from, from + size));
    if (!compared.ok) return compared;
    for (const figure of ['matched', 'named', 'drifted', 'woken', 'young'] as const)
      sum[figure] += compared.value[figure];
  }
  return ok(await deps.compared({ ...sum, levels: levels.length, offset }));
}

/** The stream broke off, or says something else than levels. Bugs of ours are thrown on. */
function failureOf(error: unknown): PlatformFailure {
  if (error instanceof LineTooLong || (error instanceof Error && error.name === 'UnreadableLine'))
    return { kind: 'unreadable-reply', message: error.message };
  if (error instanceof StreamBroken) return { kind: 'unknown', message: 'the export broke off' };
  throw error;
}
