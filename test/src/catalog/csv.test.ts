import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHead, separatorOf } from '../../../src/catalog/csv/columns.ts';
import { decodeText } from '../../../src/catalog/csv/decode-text.ts';

describe('heads', () => {
  it.each([
    ['destination_sku,source_sku,status', ','],
    ['Destination SKU;Source SKU;Status', ';'],
    ['"status"\t"destination sku, as in the shop"\tdestination-variant', '\t'],
    ['nothing of ours', ','],
  ])('[OP5] %s is separated by %j', (head, separator) => {
    expect(separatorOf(head)).toBe(separator);
  });

  it('[OP5] stand in any order and writing, among others', () => {
    expect(readHead([' Status ', 'Colour', 'SOURCE SKU', 'destination-variant'])).toEqual({
      ok: true,
      value: { status: 0, source_sku: 2, destination_variant: 3 },
    });
  });

  it('[OP5] name what is missing, and what stands twice', () => {
    expect(readHead(['sku', 'state'])).toEqual({
      ok: false,
      failure: { kind: 'no-head', missing: ['destination_sku', 'status'] },
    });
    expect(readHead(['status', 'destination_sku', 'Destination SKU'])).toEqual({
      ok: false,
      failure: { kind: 'column-twice', column: 'destination_sku' },
    });
  });
});

describe('text of a file', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const decoded = (pieces: Uint8Array[]) => {
    const decoding = decodeText();
    let text = '';
    for (const piece of [...pieces, undefined]) {
      const part = piece ? decoding.add(piece) : decoding.end();
      if (!part.ok) return part.failure;
      text += part.value;
    }
    return text;
  };

  it('[OP5] is the same however it is cut into pieces, with plain line ends and no mark', () => {
    const cell = fc.stringMatching(/^[a-zé漢🍵,; ]{0,6}$/u);
    const ends = fc.constantFrom('\r\n', '\n', '\r');
    fc.assert(
      fc.property(
        fc.array(cell),
        ends,
        fc.infiniteStream(fc.integer({ min: 1, max: 5 })),
        (cells, end, sizes) => {
          const whole = bytes(`\ufeffhead${end}${cells.join(end)}`);
          const pieces: Uint8Array[] = [];
          for (let at = 0; at < whole.length; ) {
            const size = sizes.next().value ?? 1;
            pieces.push(whole.slice(at, at + size));
            at += size;
          }
          expect(decoded(pieces)).toBe(`head\n${cells.join('\n')}`);
        },
      ),
    );
  });

  const utf16 = (text: string) =>
    new Uint8Array(Uint16Array.from(text, (sign) => sign.charCodeAt(0)).buffer);
  const cases: [string, number[] | Uint8Array, object][] = [
    ['UTF-16 with its mark', [0xff, 0xfe, 0x61, 0], { kind: 'utf-16' }],
    ['UTF-16 without', utf16('status\ntext'), { kind: 'utf-16' }],
    [
      'another encoding, by its line',
      [...bytes('head\na\n'), 0x66, 0xfc, 0x72, 0x0a],
      { kind: 'not-utf-8', line: 3 },
    ],
    [
      'another encoding, without a last line end',
      [...bytes('head\r\n'), 0xe4],
      { kind: 'not-utf-8', line: 2 },
    ],
    ['a workbook', [0x50, 0x4b, 3, 4, 20, 0, 6], { kind: 'workbook' }],
    ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1], { kind: 'workbook' }],
    [
      'a picture',
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 9, 9, 9, 0, 9],
      { kind: 'not-text' },
    ],
    [
      'a zero byte',
      [...bytes('head\nMUG'), 0, ...bytes('RED and more of it\n')],
      { kind: 'not-text' },
    ],
    ['a web page', bytes('\n <!doctype html>\n<p>Sign in'), { kind: 'web-page' }],
  ];
  it.each(cases)('[OP5] says what it is: %s', (_, of, wanted) => {
    const whole = Uint8Array.from(of);
    expect(decoded([whole])).toEqual(wanted);
    expect(decoded([whole.slice(0, 5), whole.slice(5)])).toEqual(wanted);
  });

  it('[OP5] names the line of a bad byte in a later piece', () => {
    const first = bytes('head\r\none\r\ntw');
    expect(decoded([first, Uint8Array.from([...bytes('o\r\nth'), 0xff, 0x0a])])).toEqual({
      kind: 'not-utf-8',
      line: 4,
    });
  });
});
