// [OP9] A try in words, and as text to send to whoever helps.
import { expect, it } from 'vitest';
import {
  indented,
  statusText,
  tookText,
  tryOutcome,
  tryText,
} from '../../../client/order-push/try-words.ts';

it.each([
  ['created', 'Created on the source store'],
  ['not-seen', 'Not seen there yet'],
  ['unauthorized', 'The store refused our token'],
  ['of a later version', 'of a later version'],
])('[OP9] the outcome %s is said: %s', (outcome, says) => {
  expect(tryOutcome(outcome)).toBe(says);
});

it.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [1_440, '1.4 s'],
  [120_000, '2 min'],
])('[OP9] %i ms took %s', (ms, text) => {
  expect(tookText(ms)).toBe(text);
});

it('[OP9] what is copied holds every call, with what was asked and answered', () => {
  const at = Date.parse('2026-11-20T08:00:00Z');
  const text = tryText({
    at,
    ms: 310,
    outcome: 'refused',
    calls: [
      {
        call: 'CreateSourceOrder',
        at: at + 10,
        ms: 250,
        status: 200,
        request: '{"phone":"•••"}',
        answer: 'no JSON',
      },
    ],
  });
  expect(text.split('\n')).toEqual([
    '2026-11-20T08:00:00.000Z The store refused (refused), 310 ms',
    '',
    '2026-11-20T08:00:00.010Z CreateSourceOrder, HTTP 200, 250 ms',
    'Asked:',
    '{',
    '  "phone": "•••"',
    '}',
    'Answered:',
    'no JSON',
  ]);
});

it('[OP9] a call without an answer says so', () => {
  expect(statusText(undefined)).toBe('no answer');
  expect(indented('{"a":1}')).toBe('{\n  "a": 1\n}');
});
