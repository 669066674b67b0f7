// What Node's own fetch makes of real sockets: only a refused connection proves that nothing was sent.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { post } from '../../../../src/platforms/shopify/post.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function listen(answer: RequestListener): Promise<string> {
  const opened = createServer(answer);
  server = opened;
  await new Promise<void>((resolve) => {
    opened.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(opened.address() as AddressInfo).port}/`;
}

const send = (url: string, limitMs = 5000) =>
  post((request) => fetch(request), { url, headers: { 'x-token': 't' }, body: '{}' }, limitMs);

describe('over a real socket', () => {
  it('an answer is read whole, with its status', async () => {
    const url = await listen((_, response) => response.writeHead(418).end('{"é":1}'));
    expect(await send(url)).toMatchObject({ ok: true, value: { status: 418, text: '{"é":1}' } });
  });

  it('a port where nobody listens was not sent to', async () => {
    const url = await listen((_, response) => response.end());
    await new Promise((resolve) => server?.close(resolve));
    expect(await send(url)).toMatchObject({ failure: { kind: 'not-sent' } });
  });

  it('a connection cut before the answer may have been heard', async () => {
    const url = await listen((request) => request.socket.destroy());
    expect(await send(url)).toMatchObject({ failure: { kind: 'no-answer' } });
  });

  it('an answer cut in its middle is none', async () => {
    const url = await listen((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"data":');
      setTimeout(() => response.socket?.destroy(), 20);
    });
    expect(await send(url)).toMatchObject({ failure: { kind: 'no-answer' } });
  });

  it('an answer that stops in its middle is given up on in time', async () => {
    const url = await listen((_, response) => {
      response.writeHead(200);
      response.write('{"data":');
    });
    expect(await send(url, 100)).toMatchObject({
      failure: { kind: 'no-answer', why: 'no answer within 0.1 s' },
    });
  });

  it('a redirect is not followed, so that no token goes astray', async () => {
    const asked: (string | undefined)[] = [];
    const url = await listen((request, response) => {
      asked.push(request.url);
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect(await send(url)).toMatchObject({ value: { status: 307 } });
    expect(asked).toEqual(['/']);
  });
});
