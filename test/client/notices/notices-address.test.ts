// What of Notifications is shown, in the address and back out of it.
import { describe, expect, it } from 'vitest';
import { kindOf, noticesPath, viewOf } from '../../../client/notices/notices-address.ts';

describe('the address of Notifications', () => {
  it('names what is narrowed, and nothing else', () => {
    expect(noticesPath({ view: 'all' })).toBe('/notifications');
    expect(noticesPath({ view: 'unread', kind: 'push-failed', cursor: '5.a' })).toBe(
      '/notifications?view=unread&kind=push-failed&cursor=5.a',
    );
  });

  it('is read with whatever stands in it: an unknown word narrows nothing', () => {
    expect([viewOf('unread'), viewOf('read'), viewOf(undefined)]).toEqual(['unread', 'all', 'all']);
    expect([kindOf('push-failed'), kindOf('toString'), kindOf(undefined)]).toEqual([
      'push-failed',
      undefined,
      undefined,
    ]);
  });
});
