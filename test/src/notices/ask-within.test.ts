import { describe, expect, it } from 'vitest';
import { askWithin, retryAfterOf } from '../../../src/notices/ask-within.ts';
import { inOneLine } from '../../../src/notices/in-one-line.ts';

const limits = { withinMs: 50, bytesMax: 10 };
const ask = (answer: (request: Request) => Promise<Response>) =>
  askWithin(
    answer,
    'https://hooks.example.com/',
    { method: 'POST', headers: {}, body: 'x' },
    limits,
  );

describe('asking within limits', () => {
  it('[OP7] reads the beginning of an answer', async () => {
    const answer = await ask(async () => new Response('0123456789abc', { status: 201 }));
    expect(answer).toMatchObject({ status: 201, text: '0123456789' });
  });

  it('[OP7] follows no redirect and can be given up', async () => {
    let seen: Request | undefined;
    await ask(async (request) => {
      seen = request;
      return new Response();
    });
    expect(seen?.redirect).toBe('manual');
    expect(seen?.signal).toBeInstanceOf(AbortSignal);
  });

  it('[OP7] does not wait for an answer that does not come', async () => {
    expect(await ask(() => new Promise(() => undefined))).toBe('No answer within 0.05 seconds.');
  });

  it('[OP7] does not wait for a body that does not come', async () => {
    const silent = () =>
      new Response(new ReadableStream({ pull: () => new Promise(() => undefined) }));
    expect(await ask(async () => silent())).toBe('No answer within 0.05 seconds.');
  });

  it('[OP7] says that nobody is there', async () => {
    const answer = await ask(async () => {
      throw new TypeError('fetch failed');
    });
    expect(answer).toBe('No answer: it could not be reached, or closed the connection.');
  });
});

describe('what is kept of an answer', () => {
  it('[OP7] is one line without control characters', () => {
    expect(inOneLine(' a\r\nb\u0000\u202ec  d ', 5)).toBe('a b c');
    // Cut between characters, and of half ones nothing is left.
    expect(inOneLine('x🏷🏷🏷', 3)).toBe('x🏷🏷');
    expect(inOneLine('a\ud83c b', 9)).toBe('a\ufffd b');
  });
});

describe('how long an answer asks to wait', () => {
  const now = Date.parse('2026-11-23T12:00:00Z');
  it.each([
    ['120', 120_000],
    [' 1 ', 1_000],
    ['0', undefined],
    ['-5', undefined],
    ['soon', undefined],
    ['', undefined],
    ['Mon, 23 Nov 2026 12:10:00 GMT', 600_000],
    ['Mon, 23 Nov 2026 11:10:00 GMT', undefined],
  ])('[OP7] %j is %s', (header, ms) => {
    expect(retryAfterOf(new Headers({ 'retry-after': header }), now)).toBe(ms);
  });
});
