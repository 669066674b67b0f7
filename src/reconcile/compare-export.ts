/**
 * Streams a finished export and compares it chunk by chunk. Memory holds one chunk; how far it came is written down every
 * few chunks, so that a turn that ends on the way costs no more than those.
 */
import type { PlatformLevel } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Comparison } from './compare-levels.ts';
import { readExport } from './read-export.ts';

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
export const compareExport = (
  deps: CompareExportDeps,
  from: number,
): Promise<Result<boolean, PlatformFailure>> =>
  readExport(
    {
      open: deps.open,
      line: deps.levelLine,
      take: (levels, offset) => chunks(deps, levels, offset),
    },
    from,
    levelsPerChunk,
  );

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
