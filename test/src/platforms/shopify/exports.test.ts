// Exports of all levels and all listings: begun, asked for, and opened nowhere but where Shopify keeps them.
import { describe, expect, it } from 'vitest';
import { isTrusted, openExport } from '../../../../src/platforms/shopify/open-export.ts';
import { shopifyPlatform } from '../../../../src/platforms/shopify/platform.ts';
import { type Script, scriptedStore, token } from './scripted-store.ts';

const open = (script: Script) => {
  const store = scriptedStore(script);
  return { store, platform: shopifyPlatform(store.options) };
};

const started = (userErrors: object[], id: string | null = null) => ({
  StartExport: {
    data: { bulkOperationRunQuery: { bulkOperation: id && { id }, userErrors } },
  },
});

describe('beginning an export', () => {
  it('asks once for every level with its item', async () => {
    const { platform, store } = open(started([], 'gid://shopify/BulkOperation/1'));
    expect(await platform.startLevelsExport()).toEqual({
      ok: true,
      value: { exportId: 'gid://shopify/BulkOperation/1' },
    });
    expect(store.asked).toHaveLength(1);
    expect(store.asked[0]?.variables.query).toMatch(
      /^\{locations\{edges\{node\{id inventoryLevels/,
    );
    expect(store.reserved.map(({ lane }) => lane)).toEqual(['stock']);
  });

  it('[OP5] asks once for every listing with what is kept of it', async () => {
    const { platform, store } = open(started([], 'gid://shopify/BulkOperation/2'));
    expect(await platform.startListingsExport()).toEqual({
      ok: true,
      value: { exportId: 'gid://shopify/BulkOperation/2' },
    });
    expect(store.asked.map(({ variables }) => variables.query)).toEqual([
      '{productVariants{edges{node{id sku displayName barcode updatedAt product{id}inventoryItem{id tracked}}}}}',
    ]);
    expect(store.reserved.map(({ lane }) => lane)).toEqual(['catalogue']);
  });

  const denied = { message: 'Access denied', extensions: { code: 'ACCESS_DENIED' } };
  it.each<[string, Script, object]>([
    [
      'too many run',
      started([{ code: 'LIMIT_REACHED', field: null, message: 'Later.' }]),
      { kind: 'not-now', message: 'Later.' },
    ],
    [
      'one runs already',
      started([{ code: 'OPERATION_IN_PROGRESS', field: null, message: 'Later.' }]),
      { kind: 'not-now' },
    ],
    [
      'the query is refused',
      started([{ code: 'INVALID', field: ['query'], message: 'No.' }]),
      { kind: 'refused', code: 'INVALID', message: 'No.' },
    ],
    [
      'this app may have none',
      { StartExport: { data: { bulkOperationRunQuery: null }, errors: [denied] } },
      { kind: 'refused', code: 'ACCESS_DENIED' },
    ],
    ['nothing is answered', started([]), { kind: 'unknown' }],
    [
      'the store is frozen',
      { StartExport: new Response('{}', { status: 402 }) },
      { kind: 'forbidden' },
    ],
    ['it breaks down', { StartExport: new Response('', { status: 502 }) }, { kind: 'unknown' }],
  ])('fails where %s', async (_, script, failure) => {
    expect(await open(script).platform.startLevelsExport()).toMatchObject({ ok: false, failure });
    expect(await open(script).platform.startListingsExport()).toMatchObject({ ok: false, failure });
  });
});

describe('an export that was begun', () => {
  const url = 'https://storage.googleapis.com/shopify/x';
  const operation = (over: object) => ({
    status: 'RUNNING',
    errorCode: null,
    objectCount: '12',
    rootObjectCount: '2',
    fileSize: null,
    url: null,
    ...over,
  });
  it.each<[string, object | null, object]>([
    ['CREATED', {}, { state: 'running', rows: 10, roots: 2 }],
    ['RUNNING', {}, { state: 'running', rows: 10, roots: 2 }],
    ['CANCELING', {}, { state: 'running', rows: 10, roots: 2 }],
    ['COMPLETED', { fileSize: '900', url }, { state: 'done', url, rows: 10, roots: 2, bytes: 900 }],
    [
      'COMPLETED',
      { objectCount: '0', rootObjectCount: '0' },
      { state: 'done', url: undefined, rows: 0, roots: 0, bytes: 0 },
    ],
    ['FAILED', { errorCode: 'TIMEOUT' }, { state: 'ended', why: 'TIMEOUT' }],
    ['FAILED', {}, { state: 'ended', why: 'FAILED' }],
    ['CANCELED', {}, { state: 'ended', why: 'CANCELED' }],
    ['EXPIRED', {}, { state: 'ended', why: 'EXPIRED' }],
    ['gone', null, { state: 'ended', why: 'NOT_FOUND' }],
  ])('that is %s is told in our words', async (status, over, value) => {
    const { platform } = open({
      ExportStatus: { data: { bulkOperation: over && operation({ status, ...over }) } },
    });
    expect(await platform.fetchExport('e')).toEqual({ ok: true, value });
  });
});

describe('the address of an export', () => {
  const store = 'https://north-supply.myshopify.com';

  it.each([
    ['https://storage.googleapis.com/shopify/abc?GoogleAccessId=x&Expires=1&Signature=y', store],
    ['https://storage.googleapis.com:443/shopify/abc', store],
    [`${store}/bulk/abc.jsonl`, store],
    ['http://127.0.0.1:4401/bulk/abc.jsonl', 'http://127.0.0.1:4401'],
  ])('is trusted: %s', (url, baseUrl) => {
    expect(isTrusted(url, baseUrl)).toBe(true);
  });

  it.each([
    'http://storage.googleapis.com/shopify/abc',
    'https://storage.googleapis.com:8443/shopify/abc',
    'https://storage.googleapis.com.evil.example/abc',
    'https://evil-storage.googleapis.com/abc',
    'https://bucket.storage.googleapis.com/abc',
    'https://user@storage.googleapis.com/abc',
    'https://user:secret@north-supply.myshopify.com/abc',
    'https://storage.googleapis.com@evil.example/abc',
    'https://evil.example/?https://storage.googleapis.com/',
    'https://evil.example\\@storage.googleapis.com/abc',
    'http://north-supply.myshopify.com/bulk/abc',
    'https://north-supply.myshopify.com:444/bulk/abc',
    'https://other.myshopify.com/bulk/abc',
    'http://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:8080/',
    'http://[::1]/',
    'file:///etc/passwd',
    'data:text/plain,hello',
    'blob:https://north-supply.myshopify.com/1',
    'javascript:alert(1)',
    '//storage.googleapis.com/abc',
    '/bulk/abc',
    '',
  ])('is not trusted, and nothing is sent there: %s', async (url) => {
    const sent: Request[] = [];
    const fetch = async (request: Request) => {
      sent.push(request);
      return new Response('');
    };
    expect(await openExport({ baseUrl: store, fetch }, url, 0)).toMatchObject({
      failure: { kind: 'refused', code: 'FOREIGN_ADDRESS' },
    });
    expect(sent).toEqual([]);
  });
});

describe('opening an export', () => {
  const url = 'https://storage.googleapis.com/shopify/x';
  const file = 'first line\nsecond line\n';
  const from = async (start: number, answer: Response | Error) => {
    const sent: Request[] = [];
    const opened = await openExport(
      {
        baseUrl: 'https://north-supply.myshopify.com',
        fetch: async (request) => {
          sent.push(request);
          if (answer instanceof Error) throw answer;
          return answer;
        },
      },
      url,
      start,
    );
    const text = opened.ok ? await new Response(opened.value).text() : undefined;
    return { opened, text, sent };
  };
  const part = (start: number, range = `bytes ${start}-22/23`, headers: object = {}) =>
    new Response(file.slice(start), {
      status: 206,
      headers: { 'content-range': range, ...headers },
    });

  it('sends no token, follows no redirect, and asks for the bytes as they are', async () => {
    const { text, sent } = await from(0, new Response(file));
    expect(text).toBe(file);
    const [request] = sent;
    expect(request?.redirect).toBe('manual');
    expect([...(request?.headers.values() ?? [])].join(' ')).not.toContain(token);
    expect(request?.headers.has('x-shopify-access-token')).toBe(false);
    expect(request?.headers.has('range')).toBe(false);
    expect(request?.headers.get('accept-encoding')).toBe('identity');
  });

  it('goes on where it was left, also at a server that does not skip', async () => {
    const skipped = await from(6, part(6));
    expect(skipped.sent[0]?.headers.get('range')).toBe('bytes=6-');
    expect(skipped.text).toBe(file.slice(6));
    expect((await from(6, new Response(file))).text).toBe(file.slice(6));
    expect((await from(400, new Response(file))).text).toBe('');
  });

  it('skips over pieces of any size', async () => {
    const pieces = ['fir', 'st line', '', '\nsecond ', 'line\n'];
    for (let start = 0; start <= file.length; start += 1) {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
          controller.close();
        },
      });
      expect((await from(start, new Response(body))).text).toBe(file.slice(start));
    }
  });

  it('has nothing more at its end', async () => {
    const end = new Response('', { status: 416, headers: { 'content-range': 'bytes */23' } });
    expect((await from(23, end)).text).toBe('');
  });

  it.each<[string, number, Response | Error, string]>([
    [
      'a web page',
      0,
      new Response('<html>', { headers: { 'content-type': 'text/html; charset=utf-8' } }),
      'unreadable-reply',
    ],
    [
      'a redirect',
      0,
      new Response(null, { status: 302, headers: { location: 'https://evil.example/' } }),
      'unreadable-reply',
    ],
    ['a file that expired', 0, new Response('ExpiredToken', { status: 400 }), 'unreadable-reply'],
    ['a file that is gone', 0, new Response('', { status: 404 }), 'unreadable-reply'],
    ['a server that broke down', 0, new Response('', { status: 503 }), 'unreadable-reply'],
    ['a part nobody asked for', 0, part(6), 'unreadable-reply'],
    ['another part', 6, part(7), 'unreadable-reply'],
    ['a part of unknown place', 6, part(6, ''), 'unreadable-reply'],
    [
      'a part of something compressed',
      6,
      part(6, undefined, { 'content-encoding': 'gzip' }),
      'unreadable-reply',
    ],
    [
      'a shorter file than before',
      30,
      new Response('', { status: 416, headers: { 'content-range': 'bytes */23' } }),
      'unreadable-reply',
    ],
    ['a lost connection', 0, new TypeError('fetch failed'), 'unreachable'],
  ])('fails on %s', async (_, start, answer, kind) => {
    expect((await from(start, answer)).opened).toMatchObject({ ok: false, failure: { kind } });
  });

  it('breaks off where the file is cut', async () => {
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error('cut')),
    });
    await expect(from(0, new Response(body))).rejects.toThrow('cut');
  });
});
