// What a row of Notifications says of one notice and of several, and where it leads.
import { describe, expect, it } from 'vitest';
import { groupWords, noticeLink } from '../../../client/notices/group-words.ts';
import { noticeKinds, type ShownNotice } from '../../../src/notices/notice.ts';

const failed: ShownNotice = {
  id: 'n1',
  kind: 'push-failed',
  at: 0,
  storeId: 'st_street',
  storeName: 'Mug Street',
  otherStoreId: 'st_north',
  otherStoreName: 'North Supply',
  orderId: 'st_street.1',
  orderName: '#1003',
  connectionId: null,
  facts: { failure: 'too-few' },
};

describe('the words of a group', () => {
  it('[OP7] are a notice’s own where there is one, with the page it is about', () => {
    expect(groupWords({ count: 1, newest: failed })).toMatchObject({
      title: '#1003 of Mug Street was not pushed to North Supply',
      path: '/order-push/st_street.1',
    });
  });

  it('[OP7] say how many there are, and lead nowhere where each has a page of its own', () => {
    expect(groupWords({ count: 1, newest: failed }).says).toContain('too few');
    const many = groupWords({ count: 300, newest: failed });
    expect(many.title).toBe('300 orders of Mug Street were not pushed');
    expect(many.path).toBeNull();
    // The failure is what the group has in common.
    expect(many.says).toBe(groupWords({ count: 1, newest: failed }).says);
  });

  it('[OP7] of several new orders do not say what only the newest did', () => {
    const newest: ShownNotice = { ...failed, kind: 'new-order-received', facts: {} };
    expect(groupWords({ count: 2, newest })).toEqual({
      title: '2 new orders received, the newest from North Supply #1003',
      says: '',
      path: null,
    });
  });

  it('[OP11] of a store that was out say so once it lets us in again', () => {
    const out = (state: 'unauthorized' | 'forbidden' | 'left'): ShownNotice => ({
      ...failed,
      kind: 'store-needs-reconnecting',
      facts: { state },
    });
    const of = (newest: ShownNotice, count = 1) => {
      const { title, says } = groupWords({ count, newest });
      return `${title}. ${says}`;
    };
    expect(of({ ...out('unauthorized'), storeState: 'unauthorized' })).toBe(
      'Mug Street needs reconnecting. It refused our token. Its orders and stock wait until it is connected again.',
    );
    expect(of({ ...out('unauthorized'), storeState: 'working' })).toBe(
      'Mug Street needed reconnecting. It refused our token. It lets us in again.',
    );
    expect(of({ ...out('forbidden'), storeState: 'working' })).toBe(
      'Mug Street let us in no more. It lets us in again.',
    );
    expect(of({ ...out('left'), storeState: 'working' }, 3)).toBe(
      'Mug Street stopped letting us in 3 times. It uninstalled the app. It lets us in again.',
    );
  });

  it('[OP7] are there for every kind, alone and together', () => {
    for (const kind of noticeKinds)
      for (const count of [1, 2]) {
        const words = groupWords({ count, newest: { ...failed, kind, facts: {} } });
        expect([kind, words.title]).not.toEqual([kind, '']);
        expect([kind, words.path ?? '/']).toEqual([kind, expect.stringMatching(/^\//)]);
      }
  });
});

describe('the link of a notice', () => {
  const shell = (id: string | undefined) => ({
    chosenId: () => id,
    to: (path: string) => (id ? `${path}?store=${id}` : path),
  });

  it('keeps the chosen store where the notice is about it, and leaves another one behind', () => {
    expect(noticeLink('/inventory', failed, shell(undefined))).toBe('/inventory');
    expect(noticeLink('/inventory', failed, shell('st_street'))).toBe('/inventory?store=st_street');
    expect(noticeLink('/inventory', failed, shell('st_north'))).toBe('/inventory?store=st_north');
    expect(noticeLink('/inventory', failed, shell('st_harbor'))).toBe('/inventory');
  });
});
