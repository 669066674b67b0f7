// [OP9, OP12] A run that nobody pressed a button for says what it followed.
import { expect, it } from 'vitest';
import { followed } from '../../../client/bulk/followed.ts';
import type { BulkKind } from '../../../src/order-push/bulk/bulk.ts';

it.each<[BulkKind, string, string | null, string | undefined]>([
  [
    'recheck',
    'You',
    'Mug Street',
    'after a change to the plan or Order Push Settings of Mug Street',
  ],
  ['recheck', 'Crossdock', 'North Supply', 'after North Supply was connected'],
  ['recheck', 'You', 'link-resumed', 'after a link was resumed'],
  ['recheck', 'You', 'link-paused', undefined],
  ['recheck', 'You', null, undefined],
  ['push', 'You', 'Mug Street', undefined],
  ['retry', 'You', 'refused', undefined],
])('[OP9] %s by %s about %s', (kind, askedBy, about, says) => {
  expect(followed({ kind, askedBy, about })).toBe(says);
});
