import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineTooLong, readLines, StreamBroken } from '../../../src/reconcile/read-lines.ts';

/** The bytes as a network hands them over: cut at these places. */
const streamOf = (bytes: Uint8Array, cuts: readonly number[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length];
      const sorted = places.toSorted((a, b) => a - b);
      for (let at = 1; at < sorted.length; at += 1) {
        const piece = bytes.slice(sorted[at - 1], sorted[at]);
        if (piece.length > 0) controller.enqueue(piece);
      }
      controller.close();
    },
  });

const readAll = async (stream: ReadableStream<Uint8Array>, from = 0) => {
  const lines: string[] = [];
  const ends: number[] = [];
  for await (const piece of readLines(stream, from)) {
    lines.push(...piece.lines);
    ends.push(piece.end);
  }
  return { lines, end: ends.at(-1) ?? from, ends };
};

describe('lines of an export', () => {
  const line = fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .filter((text) => !text.includes('\n'));

  it('come out whole, wherever the network cuts them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line),
        fc.array(fc.nat()),
        fc.boolean(),
        async (lines, cuts, ended) => {
          const text = lines.join('\n') + (ended && lines.length > 0 ? '\n' : '');
          const bytes = new TextEncoder().encode(text);
          const read = await readAll(streamOf(bytes, cuts));
          const wanted = text === '' ? [] : text.replace(/\n$/, '').split('\n');
          expect(read.lines).toEqual(wanted);
          expect(read.end).toBe(bytes.length);
        },
      ),
    );
  });

  it('say where each piece of them ends, so that reading goes on from there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1 }),
        fc.array(fc.nat()),
        async (lines, cuts) => {
          const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`);
          const whole = await readAll(streamOf(bytes, cuts));
          for (const end of whole.ends) {
            const before = new TextDecoder().decode(bytes.slice(0, end));
            expect(before.endsWith('\n')).toBe(true);
            const after = await readAll(streamOf(bytes.slice(end), []), end);
            expect([...before.split('\n').slice(0, -1), ...after.lines]).toEqual(lines);
            expect(after.end).toBe(bytes.length);
          }
        },
      ),
    );
  });

  it('stop at one that never ends, and at a stream that breaks off', async () => {
    const endless = new TextEncoder().encode('x'.repeat(100_000));
    await expect(readAll(streamOf(endless, [10, 70_000]))).rejects.toThrow(LineTooLong);
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(new TypeError('terminated'));
      },
    });
    await expect(readAll(broken)).rejects.toThrow(StreamBroken);
  });
});
