import { describe, expect, it } from 'vitest';
import type { PlatformLevel } from '../../../src/platforms/platform.ts';
import {
  type CompareExportDeps,
  compareExport,
  levelsPerChunk,
} from '../../../src/reconcile/compare-export.ts';
import { fail, ok } from '../../../src/shared/result.ts';

const lines = (many: number) =>
  new TextEncoder().encode(Array.from({ length: many }, (_, at) => `${at}\n`).join(''));

/** Hands the bytes over in pieces of a size, as a network does. */
const inPieces = (bytes: Uint8Array, size: number): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size)
        controller.enqueue(bytes.slice(at, at + size));
      controller.close();
    },
  });

const levelOf = (line: string): PlatformLevel => ({
  inventoryItemId: line,
  locationId: 'l',
  available: 1,
  updatedAt: '2026-11-26T00:00:00Z',
});

/** Compares `many` lines, each turn ended after so many chunks, and counts what each place was compared. */
async function compareAll(many: number, pieceBytes: number, chunksPerTurn: number) {
  const bytes = lines(many);
  const seen = new Map<string, number>();
  let offset = 0;
  let turns = 0;
  let largest = 0;
  for (let over = false; !over; turns += 1) {
    let chunks = 0;
    const deps: CompareExportDeps = {
      open: async (from) => ok(inPieces(bytes.slice(from), pieceBytes)),
      levelLine: levelOf,
      compare: async (levels) => {
        largest = Math.max(largest, levels.length);
        for (const { inventoryItemId } of levels)
          seen.set(inventoryItemId, (seen.get(inventoryItemId) ?? 0) + 1);
        return ok({ matched: levels.length, named: 0, drifted: 0, woken: 0, young: 0 });
      },
      compared: async (chunk) => {
        offset = chunk.offset;
        chunks += 1;
        return chunks < chunksPerTurn;
      },
    };
    const read = await compareExport(deps, offset);
    if (!read.ok) throw new Error(read.failure.kind);
    over = read.value;
  }
  return { seen, turns, largest, offset, bytes: bytes.length };
}

describe('an export compared in turns', () => {
  it.each([
    [10, 4],
    [levelsPerChunk * 3 + 7, 1_000],
    [levelsPerChunk * 3 + 7, 1_000_000],
  ])('[RC1] compares each of %i lines once, however it is cut', async (many, pieceBytes) => {
    const { seen, turns, largest, offset, bytes } = await compareAll(many, pieceBytes, 1);
    expect(seen.size).toBe(many);
    expect([...seen.values()].every((times) => times === 1)).toBe(true);
    expect(largest).toBeLessThanOrEqual(levelsPerChunk * 1.5);
    expect(offset).toBe(bytes);
    expect(turns).toBeLessThanOrEqual(5);
  });

  it('[RC1] goes on from the last chunk where the comparison failed', async () => {
    const bytes = lines(levelsPerChunk * 2);
    const offsets: number[] = [];
    const read = await compareExport(
      {
        open: async (from) => ok(inPieces(bytes.slice(from), 1_000)),
        levelLine: levelOf,
        compare: async (levels) =>
          levels[0]?.inventoryItemId === '0'
            ? ok({ matched: 1, named: 0, drifted: 0, woken: 0, young: 0 })
            : fail({ kind: 'throttled', retryAfterSeconds: 3 }),
        compared: async ({ offset }) => {
          offsets.push(offset);
          return true;
        },
      },
      0,
    );
    expect(read).toEqual({ ok: false, failure: { kind: 'throttled', retryAfterSeconds: 3 } });
    expect(offsets).toHaveLength(1);
    expect(new TextDecoder().decode(bytes.slice(0, offsets[0])).endsWith('\n')).toBe(true);
  });

  it('says what cannot be read, and throws on bugs of ours', async () => {
    const deps = (levelLine: CompareExportDeps['levelLine']): CompareExportDeps => ({
      open: async () => ok(inPieces(lines(3), 10)),
      levelLine,
      compare: async () => ok({ matched: 0, named: 0, drifted: 0, woken: 0, young: 0 }),
      compared: async () => true,
    });
    const unreadable = Object.assign(new Error('no JSON'), { name: 'UnreadableLine' });
    const raise = (error: Error) => () => {
      throw error;
    };
    expect(await compareExport(deps(raise(unreadable)), 0)).toMatchObject({
      ok: false,
      failure: { kind: 'unreadable-reply' },
    });
    await expect(compareExport(deps(raise(new TypeError('a bug'))), 0)).rejects.toThrow('a bug');
  });
});
