/** Ways out of the app, per person: an e-mail address or a signed webhook, and which kinds go there, how soon. */
import { type NoticeKind, noticeKinds } from './notice.ts';

export const channelKinds = ['email', 'webhook'] as const;

export type ChannelKind = (typeof channelKinds)[number];

/** `digest`: once a day, together. */
export const channelModes = ['off', 'at-once', 'digest'] as const;

export type ChannelMode = (typeof channelModes)[number];

/** For every kind; one that is missing, being newer than what was saved, is off. */
export type ChannelWishes = Record<NoticeKind, ChannelMode>;

/** `paused`: it kept failing, or its owner stopped it; what waits for it stays until it is resumed. */
export type ChannelState = 'working' | 'paused';

/** Why it is paused: it failed too often in a row, the other side said it is gone or refuses it, or a person said so. */
export type PausedWhy = 'kept-failing' | 'gone' | 'refused' | 'by-hand';

const everyKind = (mode: (kind: NoticeKind) => ChannelMode): ChannelWishes =>
  Object.fromEntries(noticeKinds.map((kind) => [kind, mode(kind)])) as ChannelWishes;

/** What a new channel is told: all at once, but repairs that need nobody, which a person reads in the digest. */
export const firstWishes: Record<ChannelKind, ChannelWishes> = {
  email: everyKind((kind) => (kind === 'drift-repaired' ? 'digest' : 'at-once')),
  webhook: everyKind(() => 'at-once'),
};

/** When a person wants no mail: hours of the day in their time zone; mail that falls into it waits for its end. */
export type QuietHours = { from: string; to: string };

/** What a person set for all their channels. Times of day as `HH:MM` in `zone` (IANA). */
export type PersonSettings = {
  /** Kinds that the bell leaves out. */
  muted: NoticeKind[];
  quiet: QuietHours | null;
  digestAt: string;
  zone: string;
};

export const firstSettings: PersonSettings = {
  muted: [],
  quiet: null,
  digestAt: '08:00',
  zone: 'UTC',
};
