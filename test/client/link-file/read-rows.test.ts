import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBatches } from '../../../client/link-file/batches.ts';
import { readRows } from '../../../client/link-file/read-rows.ts';
import { columns } from '../../../src/catalog/csv/columns.ts';
import type { FileLine } from '../../../src/catalog/link-file.ts';
import { byteOrderMark, csvLine } from '../../../src/shared/csv-cell.ts';

/** A file that comes in pieces of this size. */
const fileOf = (text: string | Uint8Array, pieceSize = 7) => {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return {
    size: bytes.length,
    stream: () =>
      new ReadableStream<Uint8Array>({
        start: (controller) => {
          for (let at = 0; at < bytes.length; at += pieceSize)
            controller.enqueue(bytes.slice(at, at + pieceSize));
          controller.close();
        },
      }),
  };
};

const read = async (file: ReturnType<typeof fileOf>) => {
  const lines: FileLine[] = [];
  for await (const piece of readRows(file)) {
    if (!piece.ok) return piece.failure;
    lines.push(...piece.value);
  }
  return lines;
};

const line = (number: number, destination: string, source: string, status: string): FileLine => ({
  line: number,
  destination: { sku: destination, variant: '' },
  source: { sku: source, variant: '' },
  status,
});

describe('a file of links', () => {
  it.each([
    ['commas', 'destination_sku,source_sku,status\nMUG-RED,MUG,linked\n'],
    ['semicolons', 'Destination SKU;Source SKU;Status\r\nMUG-RED;MUG;linked\r\n'],
    ['tabs', 'status\tdestination_sku\tsource_sku\nlinked\tMUG-RED\tMUG'],
    ['a byte-order mark', `${byteOrderMark}destination_sku,source_sku,status\nMUG-RED,MUG,linked`],
    ['quotes', '"destination_sku","source_sku","status"\r"MUG-RED","MUG","linked"\r'],
    ['further columns', 'title,destination_sku,source_sku,status\n"Mug, red",MUG-RED,MUG,linked'],
  ])('[OP5] is read with %s', async (_, text) => {
    expect(await read(fileOf(text))).toEqual([line(2, 'MUG-RED', 'MUG', 'linked')]);
  });

  it('[OP5] counts lines as a spreadsheet does', async () => {
    const text =
      'destination_sku,source_sku,status,note\nA,A,linked,"two\nlines"\n\n,,,\nB,B,paused\n';
    expect(await read(fileOf(text))).toEqual([
      line(2, 'A', 'A', 'linked'),
      line(5, 'B', 'B', 'paused'),
    ]);
  });

  it('[OP5] takes off what keeps a formula from being one, and cuts what is no SKU', async () => {
    const long = 'x'.repeat(400);
    const text = `destination_sku,source_sku,status\n'=1+1,'-5,linked\n${long},a, linked \n`;
    expect(await read(fileOf(text))).toEqual([
      line(2, '=1+1', '-5', 'linked'),
      line(3, long.slice(0, 300), 'a', 'linked'),
    ]);
  });

  const head = 'destination_sku,source_sku,status\n';
  it.each([
    ['empty', '', { kind: 'empty' }],
    ['blank', ' \n\n', { kind: 'empty' }],
    ['only a head', head, { kind: 'only-head' }],
    [
      'without a head',
      'MUG-RED,MUG,linked\n',
      { kind: 'no-head', missing: ['destination_sku', 'status'] },
    ],
    [
      'with a quote left open',
      `${head}A,A,linked\nB,"B,linked\nC,C,linked\n`,
      { kind: 'quotes', line: 3 },
    ],
    ['with a quote amid a cell', `${head}A,A,linked\n"B"b,B,linked\n`, { kind: 'quotes', line: 3 }],
  ])('[OP5] says what is wrong with one that is %s', async (_, text, wanted) => {
    expect(await read(fileOf(text))).toEqual(wanted);
    expect(await read(fileOf(text, 10_000))).toEqual(wanted);
  });

  it('[OP5] of 100,000 lines is read, and of one more is not', async () => {
    const rows = (count: number) => head + 'MUG-RED,MUG,linked\n'.repeat(count);
    const whole = await read(fileOf(rows(100_000), 65_536));
    expect(whole).toHaveLength(100_000);
    expect(await read(fileOf(rows(100_001), 65_536))).toEqual({ kind: 'too-many-lines' });
    expect(await read({ ...fileOf(head), size: 20 * 1024 * 1024 + 1 })).toEqual({
      kind: 'too-large',
    });
  });

  it('[OP5] that nothing closes a quote in is given up early', async () => {
    const text = `${head}A,"${'b\n'.repeat(3_000_000)}`;
    expect(await read(fileOf(text, 65_536))).toEqual({ kind: 'quotes', line: 2 });
  });

  it('[OP5] that vanishes while it is read says so', async () => {
    const gone = {
      size: 9,
      stream: () =>
        new ReadableStream<Uint8Array>({ pull: () => Promise.reject(new Error('gone')) }),
    };
    expect(await read(gone)).toEqual({ kind: 'unreadable' });
  });

  it('[OP5] reads back what is written out', async () => {
    const sku = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .map((text) => text.replace(/\r\n?/g, '\n').replaceAll('\0', ''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(sku, sku), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 50 }),
        async (pairs, size) => {
          const text =
            byteOrderMark +
            csvLine(columns) +
            pairs.map(([a, b]) => csvLine([a, 'v', b, '', 'linked'])).join('');
          const lines = await read(fileOf(text, size));
          expect(lines).toEqual(
            pairs.map(([a, b], at) => ({
              ...line(at + 2, a, b, 'linked'),
              destination: { sku: a, variant: 'v' },
            })),
          );
        },
      ),
    );
  });
});

describe('its batches', () => {
  it('[OP5] carry a thousand lines, and never more than a request may', () => {
    const short = createBatches();
    const lines = Array.from({ length: 2_500 }, (_, at) => line(at + 2, 'A', 'B', 'linked'));
    expect([...short.add(lines), ...short.rest()].map((batch) => batch.length)).toEqual([
      1_000, 1_000, 500,
    ]);
    expect(short.rest()).toEqual([]);
    const wide = createBatches();
    const sku = '漢'.repeat(300);
    const batches = [
      ...wide.add(lines.map(({ line: number }) => line(number, sku, sku, 'linked'))),
      ...wide.rest(),
    ];
    expect(batches.flat()).toHaveLength(2_500);
    for (const batch of batches)
      expect(new TextEncoder().encode(JSON.stringify(batch)).length).toBeLessThan(210_000);
  });
});
