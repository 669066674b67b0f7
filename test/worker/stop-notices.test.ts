// The stop link inside workerd: it answers before the dashboard's pages do, to whoever has it, from wherever.
import { env, exports } from 'cloudflare:workers';
import { beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { ensureAccount } from '../../db/records/accounts.ts';
import { addChannel, loadChannel } from '../../db/records/notice-channels.ts';
import { firstWishes } from '../../src/notices/channel.ts';
import { stopToken } from '../../src/notices/stop-link.ts';
import { makeCipher } from '../../src/shared/cipher.ts';

const bindings = env as unknown as { DB: D1Database; CREDENTIALS_KEY: string };
const worker = (exports as unknown as { default: Fetcher }).default;
const db = openDatabase({ DB: bindings.DB }, undefined);
const owner = { accountId: 'demo', personId: 'dana' };
let link = '';

beforeAll(async () => {
  await ensureAccount(db, 'demo', 0);
  const channel = {
    ...{ id: 'nc_1', kind: 'email' as const, address: 'dana@example.com' },
    ...{ wishes: firstWishes.email, sealedSecret: null },
  };
  const act = {
    ...{ actor: 'Dana', kind: 'channel-added' as const, subject: 'nc_1' },
    name: 'd…@example.com',
  };
  await addChannel(db, owner, channel, act, 0);
  const token = await stopToken(makeCipher(bindings.CREDENTIALS_KEY), {
    channelId: 'nc_1',
    kind: 'all',
  });
  link = `https://crossdock.example/notices/stop?t=${token}`;
});

it('[OP7] shows its page without a session and stops by a click from elsewhere', async () => {
  const opened = await worker.fetch(link);
  expect(opened.status).toBe(200);
  expect(opened.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(opened.headers.get('x-content-type-options')).toBe('nosniff');
  expect(opened.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await opened.text()).toContain('Stop these notices?');
  expect(await loadChannel(db, owner, 'nc_1')).toMatchObject({ state: 'working' });

  const clicked = await worker.fetch(link, {
    method: 'POST',
    headers: { origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' },
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
  });
  expect(clicked.status).toBe(200);
  expect(await loadChannel(db, owner, 'nc_1')).toMatchObject({ state: 'paused' });
});

it.each(['/notices/', '/notices/stop/x', '/notices/other'])(
  '%s is nobody’s, and no page of the dashboard',
  async (path) => {
    expect((await worker.fetch(`https://crossdock.example${path}`)).status).toBe(404);
  },
);

it.each(['notices.unread', 'notices.list', 'notices.settings', 'notices.outbox'])(
  '[AC1] %s answers nobody without a session',
  async (name) => {
    const input = encodeURIComponent(JSON.stringify({}));
    const answer = await worker.fetch(`https://crossdock.example/trpc/${name}?input=${input}`);
    expect(answer.status).toBe(401);
  },
);
