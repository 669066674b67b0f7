// JSON read without losing digits, and otherwise as JSON.parse reads it.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseExact } from '../../../../src/platforms/shopify/parse-exact.ts';

it.each<[string, unknown]>([
  ['{"id":9007199254740993123}', { id: '9007199254740993123' }],
  ['[-9007199254740993123]', ['-9007199254740993123']],
  ['{"id":123456789012345}', { id: 123456789012345 }],
  ['{"a":"id 9007199254740993123, really"}', { a: 'id 9007199254740993123, really' }],
  ['{"a":"\\"9007199254740993123"}', { a: '"9007199254740993123' }],
  ['{"a\\\\":9007199254740993123}', { 'a\\': '9007199254740993123' }],
  ['0.12345678901234567890', 0.12345678901234568],
  ['1234567890123456.5', 1234567890123456.5],
  ['1e400', Number.POSITIVE_INFINITY],
])('%s', (json, value) => {
  expect(parseExact(json)).toEqual(value);
});

it('agrees with JSON.parse wherever no whole number is that long', () => {
  fc.assert(
    fc.property(fc.json({ noUnicodeString: false }), (json) => {
      const plain = JSON.stringify(JSON.parse(json));
      fc.pre(!/\d{15}/.test(plain));
      expect(parseExact(json)).toEqual(JSON.parse(json));
    }),
  );
});

it('refuses what is not JSON', () => {
  expect(() => parseExact('{"a":')).toThrow(SyntaxError);
});
