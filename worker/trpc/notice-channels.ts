/** Procedures of a person's ways to be told: their settings, and each channel from adding it to taking it away. */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import { listChannels, readPersonSettings } from '../../db/pages/notices-settings.ts';
import { ensureAccount } from '../../db/records/accounts.ts';
import {
  addChannel,
  channelsOfPersonMax,
  pauseChannel,
  removeChannel,
  resumeChannel,
  rotateSecret,
  saveWishes,
} from '../../db/records/notice-channels.ts';
import { savePersonSettings } from '../../db/records/notice-people.ts';
import {
  type ChannelKind,
  type ChannelWishes,
  channelKinds,
  firstSettings,
  firstWishes,
} from '../../src/notices/channel.ts';
import { checkMailAddress } from '../../src/notices/mail-address.ts';
import { noticeKinds } from '../../src/notices/notice.ts';
import { checkWebhookAddress } from '../../src/notices/webhook-address.ts';
import { newWebhookSecret, oldSecretMs, secretBound } from '../../src/notices/webhook-secret.ts';
import { newId } from '../../src/shared/ids.ts';
import type { Result } from '../../src/shared/result.ts';
import type { Config } from '../edge.ts';
import { procedure } from './init.ts';
import { inputs } from './inputs.ts';
import { channelAct, settingsAct, wishesChange } from './notice-acts.ts';
import { ownerOf, requireChannel, settingsInput, wishesInput } from './notice-inputs.ts';

const channelInput = z.object({ id: inputs.id });

const addInput = z.object({
  kind: z.enum(channelKinds),
  address: z.string().max(2_100, 'An address has 2,000 characters at most.'),
});

export const noticeChannels = {
  settings: procedure.input(z.object({})).query(async ({ ctx }) => {
    const [saved, channels] = await Promise.all([
      readPersonSettings(ctx.db, ownerOf(ctx)),
      listChannels(ctx.db, ownerOf(ctx), ctx.edge.now()),
    ]);
    const { provider } = ctx.edge.config.mail;
    const mail = { offered: provider !== undefined, outbox: provider === 'outbox' };
    return {
      settings: saved ?? firstSettings,
      channels: channels.map((channel) => ({ ...channel, wishes: wholeWishes(channel.wishes) })),
      mail,
    };
  }),

  saveSettings: procedure.input(settingsInput).mutation(async ({ ctx, input }) => {
    const { db, accountId, person, personId, edge } = ctx;
    const saved = await readPersonSettings(db, ownerOf(ctx));
    const act = settingsAct(person, personId, saved, input);
    if (!act) return {};
    const { digestAt, zone } = saved ?? firstSettings;
    const otherDigest = digestAt !== input.digestAt || zone !== input.zone;
    await ensureAccount(db, accountId, edge.now());
    await savePersonSettings(db, ownerOf(ctx), input, { act, otherDigest }, edge.now());
    return {};
  }),

  /** A webhook's secret is answered here and never again. */
  addChannel: procedure.input(addInput).mutation(async ({ ctx, input }) => {
    const { db, accountId, edge, person } = ctx;
    const { kind } = input;
    const address = checkAddress(kind, input.address, edge.config);
    const id = newId('nc');
    const secret = kind === 'webhook' ? newWebhookSecret() : null;
    const sealedSecret = secret && (await edge.cipher.seal(secret, secretBound(id)));
    await ensureAccount(db, accountId, edge.now());
    const added = await addChannel(
      db,
      ownerOf(ctx),
      { id, kind, address, wishes: firstWishes[kind], sealedSecret },
      channelAct(person, 'channel-added', { id, kind, address }),
      edge.now(),
    );
    if (added === 'known')
      throw new TRPCError({ code: 'CONFLICT', message: 'You have this address already.' });
    if (added === 'too-many')
      throw new TRPCError({
        code: 'PRECONDITION_FAILED',
        message: `You have ${channelsOfPersonMax} channels, as many as there may be. Remove one first.`,
      });
    return { id, secret };
  }),

  saveChannel: procedure
    .input(z.object({ id: inputs.id, wishes: wishesInput }))
    .mutation(async ({ ctx, input }) => {
      const channel = await requireChannel(ctx, input.id);
      const change = wishesChange(channel.wishes, input.wishes);
      if (!change) return {};
      const act = channelAct(ctx.person, 'channel-changed', channel, change);
      await saveWishes(ctx.db, ownerOf(ctx), input, act, ctx.edge.now());
      return {};
    }),

  removeChannel: procedure.input(channelInput).mutation(async ({ ctx, input }) => {
    const channel = await requireChannel(ctx, input.id);
    const act = channelAct(ctx.person, 'channel-removed', channel);
    await removeChannel(ctx.db, ownerOf(ctx), channel.id, act, ctx.edge.now());
    return {};
  }),

  pauseChannel: procedure.input(channelInput).mutation(async ({ ctx, input }) => {
    const channel = await requireChannel(ctx, input.id);
    const pause = { id: channel.id, why: 'by-hand' } as const;
    const act = channelAct(ctx.person, 'channel-paused', channel, { after: pause.why });
    await pauseChannel(ctx.db, ownerOf(ctx), pause, act, ctx.edge.now());
    return {};
  }),

  /** What waits goes at once. */
  resumeChannel: procedure.input(channelInput).mutation(async ({ ctx, input }) => {
    const { db, accountId, edge, person } = ctx;
    const channel = await requireChannel(ctx, input.id);
    const act = channelAct(person, 'channel-resumed', channel);
    await resumeChannel(db, ownerOf(ctx), channel.id, act, edge.now());
    await edge.send.notices([{ accountId, channelId: channel.id }]);
    return {};
  }),

  /** The new secret is answered here and never again; the one before signs beside it until `oldUntil`, ms. */
  rotateSecret: procedure.input(channelInput).mutation(async ({ ctx, input }) => {
    const { db, edge, person } = ctx;
    const channel = await requireChannel(ctx, input.id);
    if (channel.kind !== 'webhook')
      throw new TRPCError({
        code: 'PRECONDITION_FAILED',
        message: 'Only webhooks have a secret.',
      });
    const secret = newWebhookSecret();
    const sealed = await edge.cipher.seal(secret, secretBound(channel.id));
    const oldUntil = edge.now() + oldSecretMs;
    const act = channelAct(person, 'secret-rotated', channel);
    const rotation = { id: channel.id, secret: sealed, oldUntil };
    await rotateSecret(db, ownerOf(ctx), rotation, act, edge.now());
    return { secret, oldUntil };
  }),
};

/** A mode for every kind there is today: one that is newer than what was saved is off. */
function wholeWishes(saved: Partial<ChannelWishes>): ChannelWishes {
  const wishes = { ...firstWishes.webhook };
  for (const kind of noticeKinds) wishes[kind] = saved[kind] ?? 'off';
  return wishes;
}

/** @throws with a sentence where mail is not offered, or the address is none that anything may go to */
function checkAddress(kind: ChannelKind, typed: string, { mail, publicUrl }: Config): string {
  if (kind === 'email' && mail.provider === undefined)
    throw new TRPCError({
      code: 'PRECONDITION_FAILED',
      message:
        'Mail is not set up here. Whoever runs Crossdock sets it up with MAIL_PROVIDER and MAIL_FROM.',
    });
  const checked: Result<string, string> =
    kind === 'email' ? checkMailAddress(typed) : checkWebhookAddress(typed, publicUrl);
  if (!checked.ok) throw new TRPCError({ code: 'BAD_REQUEST', message: checked.failure });
  return checked.value;
}
