import { describe, expect, it } from 'vitest';
import { checkMailAddress } from '../../../src/notices/mail-address.ts';

describe('addresses for mail', () => {
  it.each([
    ['dana@example.com', 'dana@example.com'],
    [' Dana.O+crossdock@Example.COM ', 'Dana.O+crossdock@example.com'],
    ["o'neil@mail.example.co.uk", "o'neil@mail.example.co.uk"],
    ['a@xn--bcher-kva.example.com', 'a@xn--bcher-kva.example.com'],
  ])('[OP7] %j is taken as %j', (typed, address) => {
    expect(checkMailAddress(typed)).toEqual({ ok: true, value: address });
  });

  it.each([
    '',
    'dana',
    '@example.com',
    'dana@',
    'dana@example',
    'dana@localhost',
    'dana@127.0.0.1',
    'dana@[127.0.0.1]',
    'dana@example..com',
    'dana@-example.com',
    'dana@example.com.',
    'dana@@example.com',
    'dana@eve@example.com',
    'dana@example.com,eve@example.com',
    'dana@example.com;eve@example.com',
    'Dana <dana@example.com>',
    '"dana"@example.com',
    'da na@example.com',
    'dana@exam ple.com',
    'dana@example.com\r\nBcc: eve@example.com',
    'dana\n@example.com',
    'dana\u0000@example.com',
    'dana\u202e@example.com',
    '.dana@example.com',
    'dana.@example.com',
    'da..na@example.com',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(20)}.com`,
  ])('[OP7] %j is refused', (typed) => {
    expect(checkMailAddress(typed).ok).toBe(false);
  });
});
