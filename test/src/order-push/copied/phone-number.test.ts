// Phone numbers in E.164; what is in doubt is left as it is. The expectations are those of libphonenumber 1.13.16.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { phoneNumberOf } from '../../../../src/order-push/copied/phone-number.ts';

it.each([
  ['(512) 555-0100', 'US', '+15125550100'],
  ['512.555.0100', 'US', '+15125550100'],
  ['1-512-555-0100', 'CA', '+15125550100'],
  ['15125550100', 'US', '+15125550100'],
  ['+1 (512) 555-0100', 'DE', '+15125550100'],
  ['\u202a+1 512\u00a0555\u20110100\u202c', 'US', '+15125550100'],
  ['５１２ ５５５ ０１００', 'US', '+15125550100'],
  ['0171 2345678', 'DE', '+491712345678'],
  ['+49 (0)171 2345678', 'US', '+491712345678'],
  ['0049 171/2345678', 'DE', '+491712345678'],
  ['44 7400 123456', 'GB', '+447400123456'],
  ['55 11 96123-4567', 'BR', '+5511961234567'],
  ['07400 123456', 'GB', '+447400123456'],
  ['7400 123456', 'GB', '+447400123456'],
  ['+44 (0)20 7946 0018', 'GB', '+442079460018'],
  ['06 12 34 56 78', 'FR', '+33612345678'],
  ['0412 345 678', 'AU', '+61412345678'],
  ['02 1234 5678', 'IT', '+390212345678'],
  ['+39 02 1234 5678', 'IT', '+390212345678'],
  ['312 345 6789', 'IT', '+393123456789'],
  ['06 20 123 4567', 'HU', '+36201234567'],
  ['(11) 96123-4567', 'BR', '+5511961234567'],
  ['011 96123-4567', 'BR', '+5511961234567'],
  ['090-1234-5678', 'JP', '+819012345678'],
  ['081234 56789', 'IN', '+918123456789'],
  ['612 34 56 78', 'ES', '+34612345678'],
  ['406 12 345', 'NO', '+4740612345'],
  ['+354 611 1234', undefined, '+3546111234'],
  ['+86 131 2345 6789', 'CN', '+8613123456789'],
])('%s in %s is %s', (text, country, number) => {
  expect(phoneNumberOf(text, country)).toBe(number);
});

it.each([
  ['a local number without its area', '555-0100', 'US'],
  ['a number without its area where their lengths differ', '2345678', 'DE'],
  ['a calling code without its plus where lengths differ', '49 1512 3456789', 'DE'],
  ['one digit too few', '(512) 555-010', 'US'],
  ['one digit too many', '(512) 555-01000', 'US'],
  ['an area that does not exist', '(112) 555-0100', 'US'],
  ['an extension', '512 555 0100 ext. 4', 'US'],
  ['two numbers', '512 555 0100, 512 555 0101', 'US'],
  ['a country whose plan we do not have', '611 1234', 'IS'],
  ['no country', '512 555 0100', undefined],
  ['a call abroad as dialled in the US', '011 49 171 2345678', 'US'],
  ['a call abroad as dialled in Australia', '0011 49 171 2345678', 'AU'],
  ['a call abroad as dialled in Japan', '010 49 771807', 'JP'],
  ['a plus alone', '+', 'US'],
  ['a plus within', '512+5550100', 'US'],
  ['a wrong number of a known country', '+1 512 555', 'US'],
  ['more digits than a number has', '+354 6111 1234 1234 1234', 'IS'],
  ['words', 'none', 'US'],
  ['nothing', '', 'US'],
])('leaves %s: %s in %s', (_, text, country) => {
  expect(phoneNumberOf(text, country)).toBeUndefined();
});

it('takes any text, and answers E.164 or nothing', () => {
  const country = fc.constantFrom('US', 'DE', 'IT', 'BR', 'HU', 'JP', 'XX', '', undefined);
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[+0-9() .-]{0,20}$/));
  fc.assert(
    fc.property(text, country, (typed, where) => {
      const number = phoneNumberOf(typed, where);
      if (number === undefined) return;
      expect(number).toMatch(/^\+[1-9]\d{6,14}$/);
      // What is in the right form already stays.
      expect(phoneNumberOf(number, where)).toBe(number);
    }),
    { numRuns: 1000 },
  );
});
