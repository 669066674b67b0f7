// Serves one sandbox store over HTTP on this machine: its Admin API and page on one port, its faults on another.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { setTimeout as wait } from 'node:timers/promises';
import {
  ConnectionCut,
  openSandboxStore,
  type SandboxStore,
  type SandboxStoreOptions,
} from './shopify/sandbox-store.ts';

export type ServeOptions = Omit<SandboxStoreOptions, 'baseUrl' | 'now' | 'send'> &
  Partial<Pick<SandboxStoreOptions, 'now' | 'send'>> & {
    /** 0 takes a free one */
    port: number;
    /** 0 takes a free one */
    faultsPort: number;
  };

export type ServedStore = {
  url: string;
  faultsUrl: string;
  store: SandboxStore;
  close(): Promise<void>;
};

/** Shopify waits five seconds for a webhook's answer and follows no redirect. */
const webhookTimeoutMs = 5000;
const longestBody = 10_000_000;
const idleMs = 250;

/**
 * Opens a store and serves it on 127.0.0.1 until `close`, which lets answers under way finish.
 * @throws where a port is taken or the file cannot be opened
 */
export async function serveSandboxStore(options: ServeOptions): Promise<ServedStore> {
  const { port, faultsPort, ...rest } = options;
  const storeServer = createServer();
  const faultsServer = createServer();
  try {
    const url = await listen(storeServer, port);
    const faultsUrl = await listen(faultsServer, faultsPort);
    const now = options.now ?? Date.now;
    const store = openSandboxStore({ send: sendWebhook, ...rest, now, baseUrl: url });
    const tick = keepDelivering(store, now);
    storeServer.on('request', async (request, response) => {
      await answer(request, response, async (asked) => {
        if (store.faults.latencyMs > 0) await wait(store.faults.latencyMs);
        return store.fetch(asked);
      });
      tick.soon();
    });
    faultsServer.on('request', (request, response) =>
      answer(request, response, (asked) => store.faultsFetch(asked)),
    );
    const close = async () => {
      await Promise.all([stop(storeServer), stop(faultsServer)]);
      await tick.stop();
      store.close();
    };
    return { url, faultsUrl, store, close };
  } catch (error) {
    await Promise.all([stop(storeServer), stop(faultsServer)]);
    throw error;
  }
}

const sendWebhook = (request: Request) =>
  fetch(request, { redirect: 'manual', signal: AbortSignal.timeout(webhookTimeoutMs) });

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return;
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}

/** Delivers when something is due; a delivery that hangs keeps none of the later ones from starting. */
function keepDelivering(
  store: SandboxStore,
  now: () => number,
): { soon(): void; stop(): Promise<void> } {
  const running = new Set<Promise<unknown>>();
  const deliver = () => {
    const due = store.nextDueAt();
    if (due === undefined || due > now()) return;
    const run = store
      .deliverDue()
      .catch((error: unknown) => console.error('The sandbox could not deliver:', error))
      .finally(() => running.delete(run));
    running.add(run);
  };
  const timer = setInterval(deliver, idleMs);
  return {
    soon: deliver,
    stop: async () => {
      clearInterval(timer);
      await Promise.all(running);
    },
  };
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  fetched: (request: Request) => Promise<Response>,
): Promise<void> {
  try {
    const body = await readBody(incoming);
    const address = `http://${incoming.headers.host ?? ''}${incoming.url ?? ''}`;
    if (body === undefined) return refuse(outgoing, 413, 'The body is longer than 10 MB.');
    if (!URL.canParse(address)) return refuse(outgoing, 400, 'The address cannot be read.');
    await write(await fetched(asRequest(incoming, address, body)), outgoing);
  } catch (error) {
    const hungUp = incoming.destroyed && !incoming.complete;
    if (!hungUp && !(error instanceof ConnectionCut)) console.error('The sandbox failed:', error);
    incoming.socket.destroy();
  }
}

function refuse(outgoing: ServerResponse, status: number, why: string): void {
  outgoing.writeHead(status, { connection: 'close', 'content-type': 'text/plain' }).end(`${why}\n`);
}

async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > longestBody) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function asRequest(incoming: IncomingMessage, address: string, body: Buffer): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  const method = incoming.method ?? 'GET';
  const bodied = method !== 'GET' && method !== 'HEAD';
  return new Request(address, {
    method,
    headers,
    ...(bodied ? { body: new Uint8Array(body) } : {}),
  });
}

/** A body that says its length, such as a bulk operation's file, is passed on as it comes. */
async function write(response: Response, outgoing: ServerResponse): Promise<void> {
  const headers = Object.fromEntries(response.headers);
  if (response.body !== null && response.headers.has('content-length')) {
    outgoing.writeHead(response.status, headers);
    await pipeline(Readable.fromWeb(response.body as NodeReadableStream), outgoing);
    return;
  }
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, { ...headers, 'content-length': body.length });
  outgoing.end(body);
}
