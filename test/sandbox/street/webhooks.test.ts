// How webhooks leave a sandbox store: signed, tried again, dropped, doubled, late, shuffled, and after a restart.
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { quietFaults } from '../../../sandbox/shopify/faults/fault-settings.ts';
import { openState } from '../../../sandbox/shopify/state.ts';
import { openDeliverer } from '../../../sandbox/shopify/webhooks/deliver-due.ts';
import { type NewDelivery, openOutbox } from '../../../sandbox/shopify/webhooks/outbox.ts';
import { retryAfter } from '../../../sandbox/shopify/webhooks/retry-ladder.ts';
import { scheduleDelivery } from '../../../sandbox/shopify/webhooks/schedule-delivery.ts';
import { signWebhook } from '../../../sandbox/shopify/webhooks/sign-webhook.ts';

const start = Date.parse('2026-11-23T10:00:00Z');
const hour = 3_600_000;

const delivery = (with_: Partial<NewDelivery> = {}): NewDelivery => ({
  webhookId: 'w1',
  eventId: 'e1',
  subscriptionId: 'gid://shopify/WebhookSubscription/7',
  topic: 'orders/create',
  uri: 'http://receiver.example/webhooks',
  apiVersion: '2026-10',
  body: '{"id":1,"name":"#1001 é 🍵"}',
  triggeredAt: start,
  dueAt: start,
  rank: 0,
  status: 'waiting',
  ...with_,
});

const open = (file: string) =>
  openState({
    shop: 'mug-street.myshopify.com',
    file,
    now: () => start,
    settings: quietFaults(),
    enqueue: () => undefined,
  });

type Answer = (request: Request) => Promise<Response>;

function post(
  answer: Answer,
  state = open(':memory:'),
  addressOf: (id: string) => string | undefined = () => undefined,
) {
  const clock = { at: start };
  const removed: string[] = [];
  const outbox = openOutbox(state);
  const deliverDue = openDeliverer({
    outbox,
    shop: 'mug-street.myshopify.com',
    secret: 'shhh',
    now: () => clock.at,
    send: answer,
    addressOf,
    removeSubscription: (id) => removed.push(id),
  });
  return { clock, removed, outbox, deliverDue };
}

const accepted = () => Promise.resolve(new Response(null, { status: 200 }));

describe('a delivery', () => {
  it('carries the headers of a Shopify webhook and a signature over its bytes', async () => {
    const seen: { headers: Headers; bytes: Buffer }[] = [];
    const { outbox, deliverDue } = post(async (request) => {
      seen.push({ headers: request.headers, bytes: Buffer.from(await request.arrayBuffer()) });
      return new Response('ok');
    });
    outbox.add(delivery());
    expect(await deliverDue()).toBe(1);
    const [{ headers, bytes } = { headers: new Headers(), bytes: Buffer.alloc(0) }] = seen;
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/json',
      'x-shopify-topic': 'orders/create',
      'x-shopify-shop-domain': 'mug-street.myshopify.com',
      'x-shopify-api-version': '2026-10',
      'x-shopify-webhook-id': 'w1',
      'x-shopify-event-id': 'e1',
      'x-shopify-triggered-at': '2026-11-23T10:00:00.000Z',
      'x-shopify-hmac-sha256': createHmac('sha256', 'shhh').update(bytes).digest('base64'),
    });
    expect(bytes.toString()).toBe(delivery().body);
  });

  it('is signed with the known value of an HMAC-SHA256', () => {
    expect(signWebhook('key', 'The quick brown fox jumps over the lazy dog')).toBe(
      '97yD9DBThCSxMpjmqm+xQ+9NWaFJRhdZl0edvC0aPNg=',
    );
  });

  it('is not sent again once it was accepted', async () => {
    const { outbox, deliverDue, clock } = post(accepted);
    outbox.add(delivery());
    await deliverDue();
    clock.at += 10 * hour;
    expect(await deliverDue()).toBe(0);
    expect(outbox.nextDueAt()).toBeUndefined();
    expect(outbox.latest(9)).toMatchObject([
      { status: 'delivered', outcome: 'HTTP 200', tries: 1 },
    ]);
  });

  it('follows its subscription to a new address, which is not removed for what the old one did', async () => {
    const tried: string[] = [];
    const { clock, removed, outbox, deliverDue } = post(
      (request) => {
        tried.push(request.url);
        return Promise.reject(new Error('closed'));
      },
      undefined,
      () => 'http://127.0.0.1:9999/new',
    );
    outbox.add(delivery());
    for (let hour = 0; hour < 24; hour += 1) {
      await deliverDue();
      clock.at += 3_600_000;
    }
    expect(new Set(tried)).toEqual(new Set(['http://127.0.0.1:9999/new']));
    expect(tried).toHaveLength(9);
    expect(removed).toEqual([]);
  });

  it('waits for its time', async () => {
    const { outbox, deliverDue, clock } = post(accepted);
    outbox.add(delivery({ dueAt: start + 60_000 }));
    expect(await deliverDue()).toBe(0);
    expect(outbox.nextDueAt()).toBe(start + 60_000);
    clock.at += 60_000;
    expect(await deliverDue()).toBe(1);
  });
});

describe('a delivery that is not accepted', () => {
  it('doubles its wait eight times within four hours', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8].map((tries) => retryAfter(tries) ?? 0);
    expect(waits.reduce((all, wait) => all + wait, 0)).toBeCloseTo(4 * hour, -2);
    for (const [at, wait] of waits.slice(1).entries())
      expect(wait / (waits[at] ?? 0)).toBeCloseTo(2, 2);
    expect(retryAfter(9)).toBeNull();
  });

  it.each([
    ['an error', () => Promise.resolve(new Response(null, { status: 500 })), 'HTTP 500'],
    ['a redirect', () => Promise.resolve(new Response(null, { status: 302 })), 'HTTP 302'],
    ['no answer', () => Promise.reject(new Error('refused')), 'no answer: refused'],
  ])(
    'after %s is sent nine times alike, then its subscription is removed',
    async (_, answer, said) => {
      const sent: string[] = [];
      const { outbox, deliverDue, clock, removed } = post(async (request) => {
        sent.push(`${request.headers.get('x-shopify-webhook-id')} ${await request.text()}`);
        return answer();
      });
      outbox.add(delivery());
      await deliverDue();
      for (;;) {
        const due = outbox.nextDueAt();
        if (due === undefined) break;
        clock.at = due;
        await deliverDue();
      }
      expect(sent).toEqual(Array.from({ length: 9 }, () => `w1 ${delivery().body}`));
      expect(clock.at - start).toBeCloseTo(4 * hour, -2);
      expect(removed).toEqual(['gid://shopify/WebhookSubscription/7']);
      expect(outbox.latest(9)).toMatchObject([{ status: 'given up', outcome: said, tries: 9 }]);
    },
  );

  it('stalls neither another receiver nor the other deliveries of its own', async () => {
    const hanging = Promise.withResolvers<Response>();
    const arrived: string[] = [];
    const { outbox, deliverDue } = post((request) => {
      const id = request.headers.get('x-shopify-webhook-id') ?? '';
      arrived.push(id);
      return id.startsWith('slow') ? hanging.promise : accepted();
    });
    for (const id of ['slow1', 'fast1', 'slow2']) outbox.add(delivery({ webhookId: id }));
    const first = deliverDue();
    outbox.add(delivery({ webhookId: 'fast2', uri: 'http://other.example/' }));
    await deliverDue();
    expect(arrived.toSorted()).toEqual(['fast1', 'fast2', 'slow1', 'slow2']);
    hanging.resolve(new Response('ok'));
    await first;
    expect(outbox.latest(9).every(({ status }) => status === 'delivered')).toBe(true);
    expect(arrived).toHaveLength(4);
  });

  it('never has more than eight deliveries open at one receiver', async () => {
    let open = 0;
    let most = 0;
    const { outbox, deliverDue } = post(async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setImmediate(resolve));
      open -= 1;
      return new Response('ok');
    });
    for (let at = 0; at < 30; at += 1) outbox.add(delivery({ webhookId: `w${at}` }));
    expect(await deliverDue()).toBe(30);
    expect(most).toBe(8);
  });
});

describe('the outbox', () => {
  it('keeps what waits over a restart, with the same ids and bytes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    const before = open(join(folder, 'store.sqlite'));
    openOutbox(before).add(delivery());
    before.close();
    const after = open(join(folder, 'store.sqlite'));
    const sent: string[] = [];
    const { deliverDue } = post(async (request) => {
      sent.push(`${request.headers.get('x-shopify-webhook-id')} ${await request.text()}`);
      return new Response('ok');
    }, after);
    await deliverDue();
    expect(sent).toEqual([`w1 ${delivery().body}`]);
    after.close();
    rmSync(folder, { recursive: true });
  });

  it('loses a webhook with the change that was undone', () => {
    const state = open(':memory:');
    expect(() =>
      state.transaction(() => {
        openOutbox(state).add(delivery());
        throw new Error('undone');
      }),
    ).toThrow('undone');
    expect(openOutbox(state).latest(9)).toEqual([]);
  });
});

describe('the faults of webhooks', () => {
  const twoDraws = () => {
    const draws = [0.9, 0.1, 0.2, 0.8];
    return () => draws.shift() ?? 0.5;
  };
  const once = { next: 1, probability: 0, only: ['orders/create'] };

  it('drop only the topic named', () => {
    const faults = { ...quietFaults(), dropWebhooks: { ...once } };
    expect(scheduleDelivery('orders/paid', faults, Math.random, false)).toHaveLength(1);
    expect(scheduleDelivery('orders/create', faults, Math.random, false)).toEqual([]);
    expect(scheduleDelivery('orders/create', faults, Math.random, false)).toHaveLength(1);
  });

  it('double, delay, and send an order after its stock', () => {
    const faults = {
      ...quietFaults(),
      doubleWebhooks: { ...once },
      delayWebhooks: { ...once, seconds: 30 },
    };
    expect(scheduleDelivery('orders/create', faults, Math.random, true)).toEqual([
      { afterMs: 31_000, rank: 0 },
      { afterMs: 1000, rank: 0 },
    ]);
  });

  it('shuffle those of the same moment', () => {
    const faults = {
      ...quietFaults(),
      shuffleWebhooks: { ...once, next: 2, seconds: 10 },
    };
    const random = twoDraws();
    expect(scheduleDelivery('orders/create', faults, random, false)).toEqual([
      { afterMs: 9000, rank: 0.1 },
    ]);
    expect(scheduleDelivery('orders/create', faults, random, false)).toEqual([
      { afterMs: 2000, rank: 0.8 },
    ]);
  });
});
