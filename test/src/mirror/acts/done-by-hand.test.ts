import { describe, expect, it } from 'vitest';
import type { ActWish } from '../../../../src/mirror/acts/act.ts';
import { isAsWished, isSameUnits } from '../../../../src/mirror/acts/done-by-hand.ts';
import type { RefundedLine } from '../../../../src/platforms/aftermath.ts';

const units = (of: Record<string, number>) =>
  Object.entries(of).map(([destinationLineId, quantity]) => ({ destinationLineId, quantity }));

describe('whether two lists name the same units', () => {
  it.each<[string, Record<string, number>, Record<string, number>, boolean]>([
    ['the same line', { l1: 2 }, { l1: 2 }, true],
    ['the same line by its whole id', { l1: 2 }, { 'gid://shopify/LineItem/l1': 2 }, true],
    ['two lines in another order', { l1: 2, l2: 1 }, { l2: 1, l1: 2 }, true],
    ['fewer units', { l1: 2 }, { l1: 1 }, false],
    ['one line more', { l1: 2 }, { l1: 2, l2: 1 }, false],
    ['another line', { l1: 2 }, { l2: 2 }, false],
    ['none', {}, {}, false],
  ])('[RV2] %s', (_, a, b, isSame) => {
    expect(isSameUnits(units(a), units(b))).toBe(isSame);
    expect(isSameUnits(units(b), units(a))).toBe(isSame);
  });

  it('[RV2] counts a line that stands there twice together', () => {
    expect(isSameUnits([...units({ l1: 1 }), ...units({ l1: 1 })], units({ l1: 2 }))).toBe(true);
  });
});

describe('whether a refund by hand is what an act wishes', () => {
  const money = (amount: string) => ({ amount, currency: 'USD' });
  const wish = (lines: Record<string, number>, amount: string): ActWish => ({
    kind: 'refund-destination',
    lines: units(lines),
    amount,
    currency: 'USD',
  });
  const pay = (amount: string | undefined): ActWish => ({
    kind: 'pay-destination',
    amount,
    currency: 'USD',
  });
  const line = { lineId: 'l1' } as RefundedLine;
  it.each<[string, ActWish, Record<string, number>, string, boolean]>([
    ['the same units, whatever money', wish({ l1: 1 }, '0'), { l1: 1 }, '19.50', true],
    ['other units', wish({ l1: 1 }, '0'), { l1: 2 }, '0', false],
    ['units where money alone is wished', pay('19.50'), { l1: 1 }, '19.50', false],
    ['the same money without units', pay('19.50'), {}, '19.5', true],
    ['other money', pay('19.50'), {}, '19.40', false],
    ['money where all that is left is wished', pay(undefined), {}, '19.50', false],
    ['no money where none is wished', pay('0'), {}, '0', false],
    ['money where units are wished', wish({ l1: 1 }, '19.50'), {}, '19.50', false],
    ['a refund where a cancel is wished', { kind: 'cancel-source', refund: true }, {}, '1', false],
  ])('[RV2] %s', (_, wished, lines, total, is) => {
    const refund = { lines: Object.keys(lines).map(() => line), total: money(total) };
    expect(isAsWished(wished, refund, units(lines))).toBe(is);
  });
});
