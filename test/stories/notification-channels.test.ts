// A person's own ways to be told: added, set, tested, paused, taken away; and what went there, read and sent again.
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstSettings, firstWishes } from '../../src/notices/channel.ts';
import { noticeDesk } from '../support/notice-desk.ts';
import { personOf } from '../support/person.ts';
import { atTime, receiver } from '../support/receiver.ts';
import { account, openWorld, type World } from '../support/world.ts';

const minute = 60_000;
const hook = 'https://hooks.example.com/crossdock?key=secret-word';

let world: World;
let desk: ReturnType<typeof noticeDesk>;
beforeEach(async () => {
  world = await openWorld();
  desk = noticeDesk(world);
  await world.putOffReconciling();
});
afterEach(() => world.close());

const you = () => personOf(world).notices;
const addMail = () => you().addChannel({ kind: 'email', address: ' dana@Example.com ' });
const addHook = () => you().addChannel({ kind: 'webhook', address: hook });
const channel = async () => {
  const [first] = (await you().settings({})).channels;
  if (!first) throw new Error('no channel');
  return first;
};
const acts = async () =>
  (await world.database.db.query.activity.findMany())
    .filter(({ kind }) => /^(channel|secret|message|notice)-/.test(kind))
    .map(({ actor, kind, name, before, after }) => [actor, kind, name, before, after]);

describe('channels', () => {
  it('[OP7] a new one is told all at once, but repairs by mail daily, and is a person’s own', async () => {
    const { id, secret } = await addMail();
    expect(secret).toBeNull();
    expect(await you().settings({})).toMatchObject({
      settings: firstSettings,
      mail: { offered: true, outbox: true },
      channels: [
        {
          ...{ id, kind: 'email', address: 'dana@example.com', wishes: firstWishes.email },
          ...{ state: 'working', pausedWhy: null, failures: 0, waiting: 0, lastSentAt: null },
          isUnreached: false,
        },
      ],
    });
    const ravi = personOf(world, account, { personId: 'ravi', person: 'Ravi' }).notices;
    const other = personOf(world, 'other').notices;
    for (const stranger of [ravi, other]) {
      expect((await stranger.settings({})).channels).toEqual([]);
      for (const call of [
        () => stranger.saveChannel({ id, wishes: firstWishes.email }),
        () => stranger.removeChannel({ id }),
        () => stranger.pauseChannel({ id }),
        () => stranger.resumeChannel({ id }),
        () => stranger.rotateSecret({ id }),
        () => stranger.test({ id }),
        () => stranger.messages({ channelId: id }),
      ])
        await expect(call()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    expect((await channel()).state).toBe('working');
  });

  it('[OP7, AC1] what is done to one stands in the activity, masked and without secrets', async () => {
    const { id, secret } = await addHook();
    await you().saveChannel({ id, wishes: { ...firstWishes.webhook, 'push-failed': 'off' } });
    await you().saveChannel({ id, wishes: { ...firstWishes.webhook, 'push-failed': 'off' } });
    await you().pauseChannel({ id });
    await you().resumeChannel({ id });
    const rotated = await you().rotateSecret({ id });
    expect(rotated.oldUntil).toBe(world.clock.now() + 24 * 60 * minute);
    expect((await channel()).oldSecretUntil).toBe(rotated.oldUntil);
    await you().removeChannel({ id });
    await addMail();
    const name = 'hooks.example.com';
    expect(await acts()).toEqual([
      ['You', 'channel-added', name, null, null],
      ['You', 'channel-changed', name, 'A push failed: at once', 'A push failed: off'],
      ['You', 'channel-paused', name, null, 'by-hand'],
      ['You', 'channel-resumed', name, null, null],
      ['You', 'secret-rotated', name, null, null],
      ['You', 'channel-removed', name, null, null],
      ['You', 'channel-added', 'd…@example.com', null, null],
    ]);
    const all = JSON.stringify([
      await world.database.db.query.activity.findMany(),
      await world.database.db.query.noticeChannels.findMany(),
    ]);
    expect(all.includes(secret ?? '')).toBe(false);
    expect(all.includes(rotated.secret)).toBe(false);
    expect(JSON.stringify(await acts())).not.toContain('secret-word');
  });

  it('[OP7] what a person sets for all of them is kept, and said from what to what', async () => {
    const settings = {
      ...{ muted: ['drift-repaired' as const], quiet: { from: '22:00', to: '07:00' } },
      ...{ digestAt: '07:30', zone: 'Europe/Berlin' },
    };
    await you().saveSettings(settings);
    await you().saveSettings(settings);
    expect((await you().settings({})).settings).toEqual(settings);
    expect(await acts()).toEqual([
      [
        ...['You', 'notice-settings-saved', 'Notifications'],
        'Bell: all; quiet hours: none; digest: 08:00; time zone: UTC',
        'Bell: without Stock that drifted was repaired; quiet hours: 22:00 to 07:00; digest: 07:30; time zone: Europe/Berlin',
      ],
    ]);
  });

  it('[OP7] a person of an account that has no store yet sets theirs as well', async () => {
    const first = personOf(world, 'new-here').notices;
    await first.markAllRead({ upTo: world.clock.now() });
    await first.saveSettings({ ...firstSettings, digestAt: '06:00' });
    await first.addChannel({ kind: 'email', address: 'dana@example.com' });
    expect(await first.settings({})).toMatchObject({
      settings: { digestAt: '06:00' },
      channels: [{ address: 'dana@example.com' }],
    });
  });
});

describe('a test', () => {
  it('[OP7] of a mail address lands where mail lands, and once in ten seconds', async () => {
    const { id } = await addMail();
    const sent = await you().test({ id });
    expect(sent).toMatchObject({ state: 'sent', says: 'It is in the outbox.' });
    await expect(you().test({ id })).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    const { rows } = await you().outbox({});
    expect(rows).toMatchObject([{ sentTo: 'dana@example.com', subject: 'A test from Crossdock' }]);
    const mail = await you().mail({ id: rows[0]?.id ?? '' });
    expect(mail.stopUrl).toMatch(/^http:\/\/crossdock\.test\/notices\/stop\?t=/);
    expect((await channel()).lastSentAt).toBe(world.clock.now());
    world.clock.advance(10_000);
    expect((await you().test({ id })).state).toBe('sent');
  });

  it('[OP7] of a webhook is signed, and says what the other side answered', async () => {
    const { heard, answer } = receiver(() => new Response('thanks', { status: 202 }));
    world.receivers.set('hooks.example.com', answer);
    const { id, secret } = await addHook();
    const sent = await you().test({ id });
    expect(sent).toMatchObject({ state: 'sent', says: 'It was taken: HTTP 202: thanks' });
    expect(heard[0]?.headers['webhook-id']).toBe(sent.messageId);
    const [{ headers, body } = { headers: {}, body: '' }] = heard;
    const told = await atTime(world.clock.now(), () =>
      new Webhook(secret ?? '').verify(body, headers),
    );
    expect(told).toMatchObject({ type: 'test' });
  });

  it('[OP7] that is refused says so, and is tried once', async () => {
    world.receivers.set('hooks.example.com', async () => new Response('busy', { status: 503 }));
    const { id } = await addHook();
    const sent = await you().test({ id });
    expect(sent).toMatchObject({ state: 'failed', says: 'It was not taken: HTTP 503: busy' });
    const message = await you().message({ id: sent.messageId });
    expect(message).toMatchObject({ attempts: 1, lastStatus: 503, purpose: 'test' });
    expect(message.tries).toMatchObject([{ number: 1, outcome: 'failed', status: 503 }]);
    expect(message.dueAt).toBeNull();
    expect((await channel()).isUnreached).toBe(true);
    world.receivers.set('hooks.example.com', async () => new Response('ok'));
    world.clock.advance(10_000);
    await you().test({ id });
    expect((await channel()).isUnreached).toBe(false);
  });

  it('[OP7] what was set back is due at once when its channel is resumed, and not before it goes on', async () => {
    world.receivers.set('hooks.example.com', async () => new Response('busy', { status: 503 }));
    const { id } = await addHook();
    await desk.pushFailed(1);
    await desk.orderReceived(2);
    await world.run(minute);
    const dues = async () =>
      (await you().messages({ channelId: id })).rows.map(({ dueAt }) => dueAt ?? 0);
    const before = await dues();
    expect(before).toHaveLength(2);
    // One of them was hardly tried, but its channel rests: it is not said to go now.
    expect(Math.min(...before)).toBeGreaterThan(world.clock.now());
    await you().pauseChannel({ id });
    world.receivers.set('hooks.example.com', async () => new Response('ok'));
    await you().resumeChannel({ id });
    expect(Math.max(...(await dues()))).toBeLessThanOrEqual(world.clock.now());
    await world.run(2_000);
    expect((await you().messages({ channelId: id })).rows.map(({ state }) => state)).toEqual([
      'sent',
      'sent',
    ]);
  });

  it('[OP7] of a paused channel is refused with what to do', async () => {
    const { id } = await addMail();
    await you().pauseChannel({ id });
    await expect(you().test({ id })).rejects.toMatchObject({
      code: 'PRECONDITION_FAILED',
      message: 'This channel is paused. Resume it first.',
    });
    expect((await you().outbox({})).rows).toEqual([]);
  });
});

describe('the log', () => {
  it('[OP7] shows what went to a channel, and sends it again under the same id', async () => {
    const { heard, answer } = receiver(() => new Response('ok'));
    world.receivers.set('hooks.example.com', answer);
    const { id } = await addHook();
    await desk.pushFailed(1);
    await world.run(2 * minute);
    const { rows } = await you().messages({ channelId: id });
    expect(rows).toMatchObject([{ purpose: 'notices', state: 'sent', attempts: 1, dueAt: null }]);
    const messageId = rows[0]?.id ?? '';
    expect(await you().resend({ id: messageId })).toEqual({ state: 'sent' });
    expect(heard.map(({ headers }) => headers['webhook-id'])).toEqual([messageId, messageId]);
    expect(heard[1]?.body).toBe(heard[0]?.body);
    expect((await you().message({ id: messageId })).tries).toHaveLength(2);
    expect((await acts()).at(-1)).toMatchObject([
      'You',
      'message-resent',
      'hooks.example.com',
      null,
      rows[0]?.subject,
    ]);
    await you().pauseChannel({ id });
    await expect(you().resend({ id: messageId })).rejects.toMatchObject({
      code: 'PRECONDITION_FAILED',
    });
    await you().removeChannel({ id });
    await expect(you().resend({ id: messageId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(heard).toHaveLength(2);
  });

  it('[OP7] what is not kept any more is not sent again', async () => {
    const { id } = await addMail();
    const { messageId } = await you().test({ id });
    await world.database.client.execute('update notice_messages set content = null');
    await expect(you().resend({ id: messageId })).rejects.toMatchObject({
      code: 'PRECONDITION_FAILED',
      message: expect.stringContaining('too old'),
    });
    expect((await you().message({ id: messageId })).content).toBeNull();
  });
});

describe('asking wrongly', () => {
  it('[OP7] what is no address anything goes to is refused in words', async () => {
    const mail = 'Give one e-mail address, such as you@example.com.';
    const host = 'Give the name of a server on the internet, such as hooks.example.com.';
    for (const [kind, address, message] of [
      ['email', 'dana', mail],
      ['email', 'dana@example.com, ravi@example.com', mail],
      ['email', 'dana@example.com\r\nBcc: ravi@example.com', mail],
      ['webhook', 'http://hooks.example.com', 'Give an address that begins with https://.'],
      ['webhook', 'https://127.0.0.1/x', host],
      ['webhook', 'https://crossdock.test/x', host],
    ] as const)
      await expect(you().addChannel({ kind, address })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
        message,
      });
    expect((await you().settings({})).channels).toEqual([]);
  });

  it('[OP7] an address twice, and an eleventh channel, are refused in words', async () => {
    await addMail();
    await expect(addMail()).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'You have this address already.',
    });
    for (let at = 2; at <= 10; at += 1)
      await you().addChannel({ kind: 'email', address: `dana${at}@example.com` });
    await expect(addHook()).rejects.toMatchObject({
      code: 'PRECONDITION_FAILED',
      message: 'You have 10 channels, as many as there may be. Remove one first.',
    });
  });

  it('[OP7] where mail is not set up, it says whose setting that is, and there is no outbox', async () => {
    world.edge.config.mail = { provider: undefined, from: '' };
    expect((await you().settings({})).mail).toEqual({ offered: false, outbox: false });
    await expect(addMail()).rejects.toMatchObject({
      code: 'PRECONDITION_FAILED',
      message: expect.stringContaining('MAIL_PROVIDER'),
    });
    await expect(you().outbox({})).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(you().mail({ id: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await addHook()).secret).toMatch(/^whsec_/);
  });

  it('[OP7] settings that cannot be are refused, and nothing is kept', async () => {
    const save = you().saveSettings as (settings: unknown) => Promise<unknown>;
    for (const change of [
      { digestAt: '24:00' },
      { digestAt: '8:00' },
      { zone: 'Europe/Atlantis' },
      // An offset knows no summer time.
      { zone: '+01:00' },
      { quiet: { from: '22:00' } },
      { quiet: { from: '22:00', to: '22:00' } },
      { muted: ['gossip'] },
    ])
      await expect(save({ ...firstSettings, ...change })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
    expect((await you().settings({})).settings).toEqual(firstSettings);
  });

  it('[OP7] wishes are for every kind, and nothing else', async () => {
    const { id } = await addMail();
    const save = you().saveChannel as (asked: unknown) => Promise<unknown>;
    const { 'push-failed': _, ...without } = firstWishes.email;
    for (const wishes of [
      without,
      { ...firstWishes.email, 'push-failed': 'hourly' },
      { ...firstWishes.email, gossip: 'off' },
    ])
      await expect(save({ id, wishes })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect((await channel()).wishes).toEqual(firstWishes.email);
  });

  it('[OP7] a kind that is newer than what was saved is off until a person wants it', async () => {
    const { id } = await addMail();
    const { 'push-failed': _, ...older } = firstWishes.email;
    await world.database.client.execute({
      sql: 'update notice_channels set wishes = ?',
      args: [JSON.stringify(older)],
    });
    expect((await channel()).wishes).toEqual({ ...firstWishes.email, 'push-failed': 'off' });
    await you().saveChannel({ id, wishes: firstWishes.email });
    expect((await acts()).at(-1)?.slice(3)).toEqual([
      'A push failed: off',
      'A push failed: at once',
    ]);
  });

  it('[OP7] only webhooks have a secret to rotate', async () => {
    const { id } = await addMail();
    await expect(you().rotateSecret({ id })).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
  });
});
