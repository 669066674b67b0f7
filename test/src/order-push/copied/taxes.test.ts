// Taxes that go along with a part of an order.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { taxesOfShare, taxesOfUnits } from '../../../../src/order-push/copied/taxes.ts';
import { sumOf } from '../../../../src/shared/decimal.ts';

const tax = (amount: string, currency = 'USD') => ({
  title: 'Texas State Tax',
  rate: '0.0625',
  price: { amount, currency },
});

it.each([
  ['all units', '3.00', 'USD', { ordered: 3, before: 0, going: 3 }, '3.00'],
  ['one of three', '1.00', 'USD', { ordered: 3, before: 0, going: 1 }, '0.33'],
  ['the second of three', '1.00', 'USD', { ordered: 3, before: 1, going: 1 }, '0.33'],
  [
    'the last of three, with the remainder',
    '1.00',
    'USD',
    { ordered: 3, before: 2, going: 1 },
    '0.34',
  ],
  ['a currency without decimals', '100', 'JPY', { ordered: 3, before: 0, going: 1 }, '33'],
  ['a currency of three decimals', '1', 'KWD', { ordered: 3, before: 0, going: 1 }, '0.333'],
  ['an amount written short', '1.5', 'USD', { ordered: 4, before: 0, going: 1 }, '0.37'],
  ['no more units than were ordered', '1.00', 'USD', { ordered: 2, before: 1, going: 5 }, '0.50'],
  ['nothing past the last unit', '1.00', 'USD', { ordered: 2, before: 2, going: 1 }, '0.00'],
  ['what is not an amount as it is', 'x', 'USD', { ordered: 2, before: 0, going: 1 }, 'x'],
])('takes the tax of %s', (_, amount, currency, units, part) => {
  expect(taxesOfUnits([tax(amount, currency)], units)).toEqual([tax(part, currency)]);
});

it('takes the part of a shipping tax that the share stands for', () => {
  expect(taxesOfShare([tax('0.41'), tax('1.00')], [[0, 5000]])).toEqual([tax('0.20'), tax('0.50')]);
});

it('[OP13] loses and doubles no cent over the parts of a line', () => {
  const cents = fc.nat({ max: 1_000_000 }).map((units) => (units / 100).toFixed(2));
  fc.assert(
    fc.property(
      cents,
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
      (amount, parts) => {
        const ordered = parts.reduce((sum, units) => sum + units, 0);
        let before = 0;
        const amounts = parts.flatMap((going) => {
          const taxes = taxesOfUnits([tax(amount)], { ordered, before, going });
          before += going;
          return taxes.map(({ price }) => ({ amount: price.amount, times: 1 }));
        });
        expect(sumOf(amounts)).toBe(amount);
      },
    ),
  );
});
