// Only this machine's addresses may be connected in local mode.
import { expect, it } from 'vitest';
import { isLocalAddress } from '../../../scripts/local/local-address.ts';

it.each([
  ['http://127.0.0.1:4401', true],
  ['http://127.8.9.10', true],
  ['http://localhost:80/some/path', true],
  ['http://[::1]:9000', true],
  ['https://localhost', true],
  // Node reads short and numeric forms as the address they mean.
  ['http://127.1', true],
  ['http://2130706433', true],
  ['http://10.0.0.1', false],
  ['http://0.0.0.0', false],
  ['http://169.254.169.254', false],
  ['http://localhost.example.com', false],
  ['http://127.0.0.1.example.com', false],
  ['http://127.0.0.1@example.com', false],
  ['http://somebody:secret@127.0.0.1', false],
  ['ftp://127.0.0.1', false],
  ['file:///etc/passwd', false],
  ['127.0.0.1:4401', false],
  ['', false],
])('%s: %s', (address, local) => {
  expect(isLocalAddress(address)).toBe(local);
});
