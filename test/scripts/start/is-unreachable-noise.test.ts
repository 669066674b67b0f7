// Which of workerd's own lines the terminal is spared; the file of the worker's lines has all of them.
import { expect, it } from 'vitest';
import { isUnreachableNoise } from '../../../scripts/start/is-unreachable-noise.ts';

const stack =
  'stack: /bin/workerd@26b6840 /bin/workerd@3739630; sentryErrorContext = jsgInternalError';

it.each([
  'failed to lookup address information: Name or service not known',
  'TLS handshake failed: invalid peer certificate: certificate not valid for name "a.example"',
])('an address that cannot be reached is no error of the worker: %s', (why) => {
  expect(isUnreachableNoise(`e = rust/worker/ffi.rs:110: failed: ${why}\n${stack}`)).toBe(true);
});

it.each([
  `e = rust/worker/ffi.rs:110: failed: something else\n${stack}`,
  'TypeError: x is not a function\n    at failed to lookup address information: ',
  'cron: Error: TLS handshake failed: of a store',
])('all else is told: %s', (line) => {
  expect(isUnreachableNoise(line)).toBe(false);
});
