// The bytes of an export's file: a file that stalls is given up on, and whoever stops reading lets go of it.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fromByte } from '../../../../src/platforms/shopify/export-bytes.ts';
import { openExport } from '../../../../src/platforms/shopify/open-export.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const bytes = (text: string) => new TextEncoder().encode(text);

/** A file that begins and then says nothing more; `ended` tells how it was left. */
function silentFile() {
  const ended: unknown[] = [];
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes('first')),
    cancel: (reason) => {
      ended.push(reason);
    },
  });
  return { body, ended };
}

it('a file that stalls is given up on after half a minute', async () => {
  const { body, ended } = silentFile();
  const reader = fromByte(body, 0).getReader();
  expect((await reader.read()).value).toEqual(bytes('first'));
  const next = reader.read().then(
    () => 'read',
    (error: Error) => error.message,
  );
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await next).toContain('stalled');
  expect(ended).toHaveLength(1);
});

it('a reader that stops lets go of the file', async () => {
  const { body, ended } = silentFile();
  const reader = fromByte(body, 0).getReader();
  await reader.read();
  await reader.cancel('enough');
  expect(ended).toEqual(['enough']);
});

it('a server that never answers is given up on after half a minute', async () => {
  const opened = openExport(
    {
      baseUrl: 'https://north-supply.myshopify.com',
      fetch: (request) =>
        new Promise((_, reject) => {
          request.signal.addEventListener('abort', () => reject(request.signal.reason));
        }),
    },
    'https://storage.googleapis.com/shopify/x',
    0,
  );
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await opened).toMatchObject({ failure: { kind: 'unreachable' } });
});
