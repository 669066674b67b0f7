// [OP9] Only what a store said is shown as its words.
import { expect, it } from 'vitest';
import { storeWords } from '../../../client/order-push/store-words.ts';
import { mayPassByItself } from '../../../src/platforms/platform-failure.ts';

it('[OP9] a store speaks where it refused, and only there', () => {
  const speaking = Object.keys(mayPassByItself).filter(
    (failureKind) => storeWords({ failureKind, failureDetail: 'Some words' }) === 'Some words',
  );
  expect(speaking.toSorted()).toEqual([
    'address-refused',
    'forbidden',
    'not-now',
    'refused',
    'too-few',
    'unauthorized',
  ]);
});

it.each([
  ['unauthorized', 'HTTP 401: Invalid API key or access token', 'Invalid API key or access token'],
  ['unauthorized', 'HTTP 401', undefined],
  ['refused', null, undefined],
  ['a kind of another version', 'Some words', undefined],
])('[OP9] of %s with %s it said %s', (failureKind, failureDetail, says) => {
  expect(storeWords({ failureKind, failureDetail })).toBe(says);
});
