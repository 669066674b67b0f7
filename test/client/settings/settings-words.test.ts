import { expect, it } from 'vitest';
import { freesWords } from '../../../client/settings/settings-words.ts';

it.each([
  [0, ''],
  [1, '. 1 order that waits now is looked at again, and goes at once where nothing else holds it.'],
  [
    12,
    '. 12 orders that wait now are looked at again, and go at once where nothing else holds them.',
  ],
])('[OP12] says before it is saved what that sets going: %i orders', (orders, words) => {
  expect(freesWords(orders)).toBe(words);
});
