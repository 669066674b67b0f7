import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, fromCell, toCell } from '../../../src/shared/csv-cell.ts';

describe('cells', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', "'=1", "''-1"])(
    '[OP5] %j is no formula once written, and reads back as it was',
    (text) => {
      expect(toCell(text)).toBe(`'${text}`);
      expect(fromCell(toCell(text))).toBe(text);
    },
  );

  it("[OP5] others stand as they are, O'Hara's quote too", () => {
    for (const text of ['MUG-RED', "'tis", ' =1', '0', '', 'a=b'])
      expect([toCell(text), fromCell(text)]).toEqual([text, text]);
  });

  it('[OP5] no text becomes a formula, and every text reads back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fromCell(toCell(text))).toBe(text);
        expect(toCell(text)).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  it('[OP5] are quoted where they must be', () => {
    expect(csvLine(['a', 'b,c', 'say "so"', 'x\ny', ' z', '-1'])).toBe(
      `a,"b,c","say ""so""","x\ny"," z",'-1\r\n`,
    );
  });
});
