// Reads the size wrangler prints.
import { expect, it } from 'vitest';
import { gzipSizeKib } from '../../../scripts/check/bundle-budget.ts';

it.each([
  ['Total Upload: 1285.22 KiB / gzip: 229.61 KiB', 229.61],
  ['Total Upload: 9.10 MiB / gzip: 1.50 MiB', 1536],
  ['--dry-run: exiting now.', undefined],
])('%s is %s KiB', (printed, size) => {
  expect(gzipSizeKib(printed)).toBe(size);
});
