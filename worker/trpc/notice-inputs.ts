/** What procedures of notices take, checked: a person's settings, a channel's wishes; and the channel, which must be their own. */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import type { Database } from '../../db/open.ts';
import { type KeptChannel, loadChannel } from '../../db/records/notice-channels.ts';
import type { NoticeOwner } from '../../db/records/notice-marks.ts';
import {
  type ChannelWishes,
  channelModes,
  type PersonSettings,
} from '../../src/notices/channel.ts';
import { noticeKinds } from '../../src/notices/notice.ts';

const timeOfDay = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Write times as hours and minutes, such as 08:00.');

const zone = z
  .string()
  .min(1)
  .max(64)
  .refine(isZone, 'This time zone is not known. Choose one such as Europe/Berlin.');

/** Whether the runtime knows it by an IANA name; an offset such as +01:00 has no summer time, and is none. */
function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Settings of a person; quiet hours that begin when they end would be a whole day, or none: nobody could tell. */
export const settingsInput: z.ZodType<PersonSettings, PersonSettings> = z.object({
  muted: z.array(z.enum(noticeKinds)).max(noticeKinds.length).transform(once),
  quiet: z
    .object({ from: timeOfDay, to: timeOfDay })
    .refine(({ from, to }) => from !== to, 'Let quiet hours end at another time than they begin.')
    .nullable(),
  digestAt: timeOfDay,
  zone,
});

function once<Kind>(kinds: Kind[]): Kind[] {
  return [...new Set(kinds)];
}

/** A mode for every kind. */
export const wishesInput: z.ZodType<ChannelWishes, ChannelWishes> = z.record(
  z.enum(noticeKinds),
  z.enum(channelModes),
);

/** Whose notices these are. */
export const ownerOf = ({ accountId, personId }: NoticeOwner): NoticeOwner => ({
  accountId,
  personId,
});

/** @throws NOT_FOUND in words, also where the channel is another person's */
export async function requireChannel(
  ctx: { db: Database } & NoticeOwner,
  id: string,
): Promise<KeptChannel> {
  const channel = await loadChannel(ctx.db, ownerOf(ctx), id);
  if (!channel)
    throw new TRPCError({
      code: 'NOT_FOUND',
      message: 'This channel is not here any more. Look at the page again.',
    });
  return channel;
}

/** @throws PRECONDITION_FAILED in words where it is paused: nothing is sent there */
export function requireWorking(channel: KeptChannel): void {
  if (channel.state === 'working') return;
  throw new TRPCError({
    code: 'PRECONDITION_FAILED',
    message: 'This channel is paused. Resume it first.',
  });
}
