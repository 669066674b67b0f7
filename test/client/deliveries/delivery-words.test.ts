import { describe, expect, it } from 'vitest';
import {
  aboutWords,
  againWords,
  outcomeWords,
  replayedWords,
  topicWords,
  triesWords,
} from '../../../client/deliveries/delivery-words.ts';

const order = {
  kind: 'order-changed',
  orderId: 'gid://shopify/Order/61',
} as const;
const stock = {
  kind: 'stock-changed',
  inventoryItemId: 'gid://shopify/InventoryItem/7',
  locationId: 'gid://shopify/Location/8',
  available: 3,
} as const;
const unnamed = { order: null, listing: null, location: null };

describe('a delivery in words', () => {
  it('has words for a known topic, and those of its kind for any other', () => {
    expect(topicWords({ topic: 'orders/paid', event: order })).toBe('Order paid');
    expect(topicWords({ topic: 'order.updated', event: order })).toBe('Order changed');
    expect(topicWords({ topic: 'toString', event: stock })).toBe('Stock changed');
  });

  it('is about what people call it, or its number where nobody knows it', () => {
    const named = { order: { id: 'o', name: '#1001' }, listing: 'MUG-RED', location: 'Main' };
    expect(aboutWords({ event: order, ...named })).toBe('#1001');
    expect(aboutWords({ event: order, ...unnamed })).toBe('Order 61');
    expect(aboutWords({ event: stock, ...named })).toBe('MUG-RED at Main: 3');
    expect(
      aboutWords({ event: { ...stock, available: undefined as unknown as number }, ...unnamed }),
    ).toBe('Listing 7 at location 8: to be read');
    expect(aboutWords({ event: { kind: 'store-left' }, ...unnamed })).toBe('');
  });

  it.each([
    ['waiting', null, 0, 'About to be handled.'],
    ['waiting', null, 2, 'Handed over, no answer yet.'],
    ['waiting', 'throttled', 1, 'The store asked to wait.'],
    ['waiting', 'a bug', 1, 'A bug.'],
    [
      'failed',
      'dead: It failed 12 times, last: refused',
      12,
      'It failed 12 times, last: The store refused.',
    ],
    ['failed', 'dead: orders/paid: the body names no order', 1, 'The body names no order.'],
    ['done', '#1001: switched-off', 1, '#1001: Order Push is switched off for this store.'],
    ['done', '#5001: known', 1, '#5001: confirmed before.'],
    ['done', 'our own write coming back', 0, 'Our own write coming back.'],
  ] as const)(
    'tells what became of one that is %s with %j after %d tries',
    (status, outcome, tries, says) => {
      expect(outcomeWords({ status, outcome, tries, topic: 'orders/paid' })).toBe(says);
    },
  );

  it('counts tries, replays, and what else its row stands for', () => {
    expect(triesWords({ tries: 1, replays: 0, times: 1 })).toEqual(['1 try']);
    expect(triesWords({ tries: 3, replays: 1, times: 9 })).toEqual([
      '3 tries',
      'replayed once',
      'stands for 9 deliveries',
    ]);
  });

  it('says how many go again, and what of the rest', () => {
    expect(replayedWords({ replayed: 1, gone: 0 })).toBe('One delivery goes again.');
    expect(replayedWords({ replayed: 2, gone: 1 })).toBe(
      '2 deliveries go again. One is not kept any more.',
    );
    expect(replayedWords({ replayed: 0, gone: 2 })).toBe('2 are not kept any more.');
    expect(againWords({ again: 2, settled: 1, unreadable: 1 })).toBe(
      '2 go again. One has nothing left to do and left the list. One stays: the message cannot be read.',
    );
    expect(againWords({ again: 0, settled: 0, unreadable: 0 })).toBe('Nothing was there any more.');
  });
});
