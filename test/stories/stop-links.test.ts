// Links in mail stop it without signing in: opening one changes nothing, its button and the mail program's click do.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstWishes } from '../../src/notices/channel.ts';
import { type Stop, stopAddress } from '../../src/notices/stop-link.ts';
import { stopNoticesRoute } from '../../worker/routes/stop-notices.ts';
import { noticeDesk } from '../support/notice-desk.ts';
import { personOf } from '../support/person.ts';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;

let world: World;
let desk: ReturnType<typeof noticeDesk>;
let id: string;
beforeEach(async () => {
  world = await openWorld();
  desk = noticeDesk(world);
  await world.putOffReconciling();
  ({ id } = await you().addChannel({ kind: 'email', address: 'dana@example.com' }));
});
afterEach(() => world.close());

const you = () => personOf(world).notices;
const channel = () => desk.channel(id);
const linkOf = (kind: Stop['kind']) =>
  stopAddress(world.edge.cipher, world.edge.config.publicUrl, { channelId: id, kind });

async function ask(address: string, init: RequestInit = {}) {
  const answer = await stopNoticesRoute(new Request(address, init), world.edge);
  return { status: answer.status, headers: answer.headers, page: await answer.text() };
}

/** As a mail program does it (RFC 8058): no cookie, from wherever it is. */
const oneClick: RequestInit = {
  method: 'POST',
  headers: {
    'content-type': 'application/x-www-form-urlencoded',
    origin: 'https://mail.example',
    'sec-fetch-site': 'cross-site',
  },
  body: 'List-Unsubscribe=One-Click',
};

it('[OP7] opening the link of a mail changes nothing, and says what its button stops', async () => {
  await desk.pushFailed(1);
  await world.run(2 * minute);
  const [mail] = await desk.outbox();
  const before = await channel();
  for (const method of ['GET', 'HEAD', 'GET']) {
    const opened = await ask(mail?.stopUrl ?? '', { method });
    expect(opened.status).toBe(200);
    expect(opened.page).toContain('d…@example.com');
    expect(opened.page).toContain('<form method="post"><button type="submit">Stop them</button>');
  }
  expect(await channel()).toEqual(before);
});

it('[OP7] its button stops that kind and no other, at once and once', async () => {
  const link = await linkOf('push-failed');
  await desk.pushFailed(1);
  const stopped = await ask(link, { method: 'POST' });
  expect(stopped.status).toBe(200);
  expect(stopped.page).toContain('<h1>Stopped</h1>');
  expect((await channel()).wishes).toEqual({ ...firstWishes.email, 'push-failed': 'off' });
  expect(await ask(link, { method: 'POST' })).toMatchObject({ status: 200 });
  expect((await ask(link)).page).not.toContain('<button');
  await desk.pushFailed(2);
  await desk.orderReceived(1);
  await world.run(2 * minute);
  expect((await desk.outbox()).map(({ subject }) => subject)).toEqual([
    expect.stringContaining('New order received'),
  ]);
  const changes = (await world.database.db.query.activity.findMany()).filter(
    ({ kind }) => kind === 'channel-changed',
  );
  expect(changes).toMatchObject([
    {
      ...{ actor: 'd…@example.com', name: 'd…@example.com' },
      ...{ before: 'A push failed: at once', after: 'A push failed: off' },
    },
  ]);
});

it('[OP7] one click in a mail program stops all that goes there, until a person resumes it', async () => {
  const link = await linkOf('all');
  expect(await ask(link, oneClick)).toMatchObject({ status: 200 });
  expect(await channel()).toMatchObject({ state: 'paused', pausedWhy: 'by-hand' });
  await desk.pushFailed(1);
  await world.run(2 * minute);
  expect(await desk.outbox()).toEqual([]);
  expect(await you().unread({})).toMatchObject({ paused: 1 });
  expect(world.told.at(-1)).toMatchObject({ accountId: 'demo' });
  await you().resumeChannel({ id });
  await world.run(2 * minute);
  expect(await desk.outbox()).toHaveLength(1);
});

it('[OP7] a link that is wrong, cut or another’s stops nothing and says so', async () => {
  const link = await linkOf('all');
  const before = await channel();
  const sealed = await world.edge.cipher.seal(
    JSON.stringify({ channelId: id, kind: 'all' }),
    'something else',
  );
  for (const wrong of [
    'http://crossdock.test/notices/stop',
    'http://crossdock.test/notices/stop?t=',
    link.slice(0, -5),
    `${link}AAAA`,
    `http://crossdock.test/notices/stop?t=${encodeURIComponent(sealed)}`,
    'http://crossdock.test/notices/stop?t=<script>alert(1)</script>',
  ])
    for (const method of ['GET', 'POST']) {
      const answer = await ask(wrong, { method });
      expect(answer.status).toBe(404);
      expect(answer.page).toContain('This link stops nothing');
      expect(answer.page).not.toContain('<script');
    }
  expect((await ask(link, { method: 'PUT' })).status).toBe(405);
  expect(await channel()).toEqual(before);
});

it('[OP7] the link of a channel that was taken away says that nothing goes there', async () => {
  const link = await linkOf('all');
  await you().removeChannel({ id });
  for (const init of [{}, oneClick]) {
    const answer = await ask(link, init);
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.page).toContain('Nothing goes there any more');
  }
});

it('[OP7] its page runs no script, is framed nowhere, kept nowhere, and tells nobody where it was', async () => {
  const { headers } = await ask(await linkOf('all'));
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("form-action 'self'");
  expect(policy).not.toContain('unsafe');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
});
