// A dashboard's socket as the runtime carries it: who gets one, what it hears, and that it sleeps in between.
import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, it, vi } from 'vitest';
import { ping, pong, type ToldChanges, tooManyCode } from '../../src/live/wire.ts';
import { app } from '../../worker/app.ts';
import { cloudflareEdge } from '../../worker/cloudflare-edge.ts';
import type { Env } from '../../worker/env.ts';
import type { AccountFeed } from '../../worker/objects/account-feed.ts';

const bindings = env as unknown as Env;
const own = { host: '127.0.0.1:4400', origin: 'http://127.0.0.1:4400', upgrade: 'websocket' };

const ask = async (headers: Record<string, string>, account = 'demo') =>
  app.fetch(new Request('http://127.0.0.1:4400/live', { headers }), {
    ...bindings,
    LOCAL_ACCOUNT: account,
  });

/** Opens a dashboard's socket and keeps what it hears. */
async function dashboard(account: string) {
  const { status, webSocket: socket } = await ask(own, account);
  if (status !== 101 || !socket) throw new Error(`No socket: ${status}`);
  const heard: string[] = [];
  const closed: { code: number; reason: string }[] = [];
  socket.addEventListener('message', ({ data }) => void heard.push(String(data)));
  socket.addEventListener('close', ({ code, reason }) => void closed.push({ code, reason }));
  socket.accept();
  const changes = () =>
    heard.flatMap((words) => (words === pong ? [] : (JSON.parse(words) as ToldChanges).changes));
  return { socket, heard, closed, changes };
}

const tell = cloudflareEdge(bindings).tell;
const feedOf = (account: string): DurableObjectStub<AccountFeed> =>
  bindings.ACCOUNT_FEED.getByName(account);
const soon = (holds: () => void) => vi.waitFor(holds, { timeout: 3000, interval: 20 });
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('[OP8] tells an open dashboard what changed, and goes on after its object slept', async () => {
  const { socket, changes } = await dashboard('sleeper');
  await tell('sleeper', { of: 'orders', id: 'st_1.1' });
  await soon(() => expect(changes()).toEqual([{ of: 'orders', id: 'st_1.1' }]));
  await evictDurableObject(feedOf('sleeper'), { webSockets: 'hibernate' });
  await tell('sleeper', { of: 'stores' });
  await soon(() => expect(changes()).toEqual([{ of: 'orders', id: 'st_1.1' }, { of: 'stores' }]));
  socket.close(1000, 'done');
});

it('answers a ping without waking the object', async () => {
  const { socket, heard } = await dashboard('pinged');
  await evictDurableObject(feedOf('pinged'), { webSockets: 'hibernate' });
  socket.send(ping);
  await soon(() => expect(heard).toEqual([pong]));
  await runInDurableObject(feedOf('pinged'), (_, state) => {
    const [ours] = state.getWebSockets();
    if (!ours) throw new Error('The socket is gone');
    expect(state.getWebSocketAutoResponseTimestamp(ours)).toBeInstanceOf(Date);
  });
  socket.close(1000, 'done');
});

it('[AC1] tells nothing to a dashboard of another account', async () => {
  const [one, other] = [await dashboard('one'), await dashboard('other')];
  await tell('other', { of: 'orders' });
  await soon(() => expect(other.changes()).toEqual([{ of: 'orders' }]));
  expect(one.heard).toEqual([]);
});

it('makes few messages of a burst, and names each order once', async () => {
  const { heard, changes } = await dashboard('busy');
  const ids = Array.from({ length: 100 }, (_, index) => `st_1.${index % 40}`);
  await Promise.all(ids.map((id) => tell('busy', { of: 'orders', id })));
  await soon(() =>
    expect(new Set(changes().map((change) => JSON.stringify(change))).size).toBe(40),
  );
  await rest(300);
  expect(heard.length).toBeLessThanOrEqual(4);
});

it('closes the oldest of more than fifty sockets, saying why, and the others go on', async () => {
  const first = await dashboard('crowded');
  await rest(5);
  const others: Awaited<ReturnType<typeof dashboard>>[] = [];
  for (let count = 0; count < 50; count += 1) others.push(await dashboard('crowded'));
  await soon(() =>
    expect(first.closed).toEqual([
      { code: tooManyCode, reason: 'More than 50 dashboards are open.' },
    ]),
  );
  await tell('crowded', { of: 'stores' });
  await soon(() =>
    expect(others.map(({ changes }) => changes())).toEqual(others.map(() => [{ of: 'stores' }])),
  );
  expect(first.heard).toEqual([]);
});

it('closes a socket that says anything but ping, and tells the others all the same', async () => {
  const [loud, quiet] = [await dashboard('talked-to'), await dashboard('talked-to')];
  loud.socket.send('{"query":"everything"}');
  await soon(() => expect(loud.closed).toMatchObject([{ code: 1008 }]));
  await tell('talked-to', { of: 'orders' });
  await soon(() => expect(quiet.changes()).toEqual([{ of: 'orders' }]));
});

it('forgets a socket that its dashboard closed', async () => {
  const { socket } = await dashboard('leaver');
  socket.close(1000, 'left');
  await vi.waitFor(
    () =>
      runInDurableObject(feedOf('leaver'), (_, state) =>
        expect(state.getWebSockets()).toHaveLength(0),
      ),
    { timeout: 3000, interval: 20 },
  );
  await tell('leaver', { of: 'orders' });
});

const withoutOrigin = { host: own.host, upgrade: own.upgrade };

it.each([
  ['another site', { ...own, origin: 'https://evil.example' }, 'demo', 403],
  ['another port of this machine', { ...own, origin: 'http://127.0.0.1:9999' }, 'demo', 403],
  ['a page without an origin of its own', { ...own, origin: 'null' }, 'demo', 403],
  ['a program that names no page', withoutOrigin, 'demo', 403],
  ['somebody not signed in', own, '', 401],
  [
    'a name that only resolves here',
    { ...own, host: 'evil.example', origin: 'http://evil.example' },
    'demo',
    401,
  ],
  ['a request that wants no socket', { host: own.host, origin: own.origin }, 'demo', 426],
])('[AC1] gives no socket to %s', async (_, headers, account, status) => {
  const response = await ask(headers, account);
  expect([response.status, response.webSocket ?? null]).toEqual([status, null]);
  expect(await response.json()).toEqual({ message: expect.stringMatching(/\w\.$|websocket\.$/) });
});
