// The faults of a sandbox store: how they are set over their address, and how a request meets them.
import { describe, expect, it } from 'vitest';
import { ConnectionCut } from '../../../sandbox/shopify/faults/connection-cut.ts';
import { quietFaults } from '../../../sandbox/shopify/faults/fault-settings.ts';
import { faultsFetch } from '../../../sandbox/shopify/faults/faults-fetch.ts';
import { rootFields } from '../../../sandbox/shopify/faults/root-fields.ts';
import { strikes } from '../../../sandbox/shopify/faults/strikes.ts';
import { withRequestFaults } from '../../../sandbox/shopify/faults/with-request-faults.ts';

const address = 'http://127.0.0.1:9/';
const ask = (method: string, body?: string, headers: Record<string, string> = {}) =>
  new Request(address, { method, headers, ...(body === undefined ? {} : { body }) });
const read = async (response: Response) => ({
  status: response.status,
  body: (await response.json()) as Record<string, unknown>,
});

describe('the faults address', () => {
  it('shows every setting', async () => {
    const shown = await read(await faultsFetch(quietFaults(), ask('GET')));
    expect(shown).toEqual({ status: 200, body: quietFaults() });
  });

  it('changes the settings named and keeps the others', async () => {
    const faults = quietFaults();
    faults.refuse = 402;
    const written = { cutAfter: { next: 2, only: ['orderCreate'] }, dropWebhooks: 3 };
    await faultsFetch(faults, ask('PATCH', JSON.stringify(written)));
    expect(faults).toEqual({
      ...quietFaults(),
      refuse: 402,
      cutAfter: { next: 2, probability: 0, only: ['orderCreate'] },
      dropWebhooks: { next: 3, probability: 0, only: null },
    });
  });

  it('sets all of them on PUT, and resets them on DELETE', async () => {
    const faults = quietFaults();
    faults.refuse = 402;
    await faultsFetch(faults, ask('PUT', '{"searchLagSeconds": 60}'));
    expect(faults).toEqual({ ...quietFaults(), searchLagSeconds: 60 });
    await faultsFetch(faults, ask('DELETE'));
    expect(faults).toEqual(quietFaults());
  });

  it.each([
    ['{', /as JSON/],
    ['[]', /expected object/i],
    ['{"cutafter": 1}', /no setting cutafter/],
    ['{"cutAfter": -1}', /cutAfter\.next/],
    ['{"cutAfter": {"next": 1, "times": 2}}', /cutAfter has no setting times/],
    ['{"throttle": {"probability": 1.5}}', /throttle\.probability/],
    ['{"cutAfter": {"next": 1, "only": ["orderCreat"]}}', /neither a topic nor a root field/],
    ['{"refuse": 500}', /refuse/],
    ['{"serverError": {"next": 1, "status": 404}}', /serverError\.status/],
    ['{"searchLagSeconds": "long"}', /searchLagSeconds/],
  ])('refuses %s with a sentence and changes nothing', async (written, sentence) => {
    const faults = quietFaults();
    const { status, body } = await read(await faultsFetch(faults, ask('PATCH', written)));
    expect(status).toBe(400);
    expect(String(body.errors)).toMatch(sentence);
    expect(faults).toEqual(quietFaults());
  });

  it('refuses a page from another address, and another host name', async () => {
    const foreign = await faultsFetch(
      quietFaults(),
      ask('POST', '{"refuse": 401}', { origin: 'https://elsewhere.example' }),
    );
    expect(foreign.status).toBe(403);
    const rebound = await faultsFetch(quietFaults(), new Request('http://elsewhere.example/'));
    expect(rebound.status).toBe(403);
  });
});

describe('a chance', () => {
  it('strikes the next ones of its kind, then no more', () => {
    const chance = { next: 2, probability: 0, only: ['orders/create'] };
    const struck = ['orders/paid', 'orders/create', 'orders/create', 'orders/create'].map((topic) =>
      strikes(chance, [topic], () => 0),
    );
    expect(struck).toEqual([false, true, true, false]);
  });

  it('strikes by its probability', () => {
    const chance = { next: 0, probability: 0.5, only: null };
    expect([0.1, 0.49, 0.5, 0.9].map((drawn) => strikes(chance, ['a'], () => drawn))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('the root fields of a request', () => {
  it('are found through fragments, aliases and the operation named', () => {
    const query = `query A { shop { id } } mutation B { mine: orderCreate(order: {}) { userErrors { field } } ...More }
      fragment More on Mutation { ... on Mutation { tagsAdd(id: "1", tags: []) { node { id } } } }`;
    expect(rootFields(JSON.stringify({ query, operationName: 'B' }))).toEqual([
      'orderCreate',
      'tagsAdd',
    ]);
    expect(rootFields(JSON.stringify({ query, operationName: 'A' }))).toEqual(['shop']);
  });

  it('are none where nothing can be read', () => {
    expect(rootFields('<html>')).toEqual([]);
    expect(rootFields('{"query": "{"}')).toEqual([]);
  });
});

describe('a request that meets a fault', () => {
  const creating = JSON.stringify({
    query: 'mutation { orderCreate(order: {}) { order { id } } }',
  });
  const store = () => {
    const faults = quietFaults();
    const committed: string[] = [];
    const send = (body = creating) =>
      withRequestFaults({
        faults,
        body,
        random: () => 0.5,
        run: async () => {
          committed.push('order');
          return Response.json({ done: true });
        },
        throttled: async () => Response.json({ errors: [{ message: 'Throttled' }] }),
      });
    return { faults, committed, send };
  };

  it('is cut before the commit: nothing is done', async () => {
    const { faults, committed, send } = store();
    faults.cutBefore = { next: 1, probability: 0, only: null };
    await expect(send()).rejects.toBeInstanceOf(ConnectionCut);
    expect(committed).toEqual([]);
    expect((await send()).status).toBe(200);
  });

  it('is cut after the commit: it is done and nobody hears', async () => {
    const { faults, committed, send } = store();
    faults.cutAfter = { next: 1, probability: 0, only: ['orderCreate'] };
    await send('{"query": "{ shop { id } }"}');
    await expect(send()).rejects.toBeInstanceOf(ConnectionCut);
    expect(committed).toEqual(['order', 'order']);
  });

  it('is answered with an error, a web page, a refusal or THROTTLED, and nothing is done', async () => {
    const { faults, committed, send } = store();
    faults.serverError = { next: 1, probability: 0, only: null, status: 503 };
    expect((await send()).status).toBe(503);
    faults.html = { next: 1, probability: 0, only: null, status: 200 };
    const page = await send();
    expect(page.headers.get('content-type')).toContain('text/html');
    faults.throttle = { next: 1, probability: 0, only: null };
    expect(await (await send()).text()).toContain('Throttled');
    faults.refuse = 423;
    expect((await send()).status).toBe(423);
    expect(committed).toEqual([]);
  });
});
