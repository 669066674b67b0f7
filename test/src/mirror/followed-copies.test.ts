import { describe, expect, it } from 'vitest';
import { isToBeTold, showsTracking } from '../../../src/mirror/followed-copies.ts';

const ups = { company: 'UPS', numbers: ['1', '2'], urls: ['https://ups.example/1'] };

describe('whether a copy shows a tracking', () => {
  it.each([
    ['the same', ups, true],
    ['an address more than ours', { ...ups, urls: [...ups.urls, 'https://made.example'] }, true],
    ['no carrier', { ...ups, company: undefined }, false],
    ['a number less', { ...ups, numbers: ['1'] }, false],
    ['numbers in another order', { ...ups, numbers: ['2', '1'] }, false],
    ['another address', { ...ups, urls: ['https://ups.example/2'] }, false],
  ])('[TR3] %s', (_, shown, shows) => {
    expect(showsTracking(shown, ups)).toBe(shows);
  });
});

describe('whether a copy is told how far it is', () => {
  it.each([
    [undefined, 'in-transit', true],
    ['in-transit', 'in-transit', false],
    ['in-transit', 'delivered', true],
    ['delivered', 'in-transit', false],
    ['delivered', 'failed', false],
  ] as const)('[TR3] from %s to %s', (shown, delivery, told) => {
    expect(isToBeTold({ delivery: shown }, delivery)).toBe(told);
  });
});
