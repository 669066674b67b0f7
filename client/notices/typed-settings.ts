/** What is typed on the page of notification settings, compared with what is saved. Pure. */
import {
  type ChannelMode,
  type ChannelWishes,
  firstSettings,
  type PersonSettings,
} from '../../src/notices/channel.ts';
import type { NoticeKind } from '../../src/notices/notice.ts';
import type { NoticeSettings } from './types.ts';

export type Typed = { settings: PersonSettings; wishes: Record<string, ChannelWishes> };

/** What was read, to be typed into. */
export const typedOf = ({ settings, channels }: NoticeSettings): Typed =>
  copyOf({ settings, wishes: Object.fromEntries(channels.map(({ id, wishes }) => [id, wishes])) });

/** A copy that shares nothing with what was read, or with what is typed on. */
export const copyOf = ({ settings, wishes }: Typed): Typed => ({
  settings: plain(settings),
  wishes: Object.fromEntries(Object.entries(wishes).map(([id, wish]) => [id, { ...wish }])),
});

const plain = ({ muted, quiet, digestAt, zone }: PersonSettings): PersonSettings => ({
  muted: [...muted],
  quiet: quiet && { from: quiet.from, to: quiet.to },
  digestAt,
  zone,
});

export const isSameSettings = (a: PersonSettings, b: PersonSettings): boolean =>
  JSON.stringify({ ...plain(a), muted: [...a.muted].sort() }) ===
  JSON.stringify({ ...plain(b), muted: [...b.muted].sort() });

/** Whether a person never saved any. */
export const isFirst = (settings: PersonSettings): boolean =>
  isSameSettings(settings, firstSettings);

const isSameWishes = (a: ChannelWishes, b: ChannelWishes): boolean =>
  (Object.keys({ ...a, ...b }) as NoticeKind[]).every(
    (kind) => modeOf(a, kind) === modeOf(b, kind),
  );

/** A kind that is newer than what was saved is off. */
export const modeOf = (wishes: Partial<ChannelWishes> | undefined, kind: NoticeKind): ChannelMode =>
  wishes?.[kind] ?? 'off';

/** Channels whose wishes were changed. */
export const changedChannels = (typed: Typed, saved: Typed): string[] =>
  Object.keys(typed.wishes).filter((id) => {
    const [now, before] = [typed.wishes[id], saved.wishes[id]];
    return now !== undefined && before !== undefined && !isSameWishes(now, before);
  });

/**
 * What is typed once something else was read: channels that came are there, those that went are not, and a field
 * stays as it was typed where it was changed.
 */
export function carriedOver(typed: Typed, saved: Typed, read: Typed): Typed {
  const changed = new Set(changedChannels(typed, saved));
  const wishes = Object.fromEntries(
    Object.entries(read.wishes).map(([id, present]) => [
      id,
      (changed.has(id) && typed.wishes[id]) || present,
    ]),
  );
  const isTyped = !isSameSettings(typed.settings, saved.settings);
  return copyOf({ settings: isTyped ? typed.settings : read.settings, wishes });
}

export type SettingsProblems = { quiet?: string; digestAt?: string };

/** What keeps it from being saved, at the field it is about. */
export function settingsProblems({ quiet, digestAt }: PersonSettings): SettingsProblems {
  const problems: SettingsProblems = {};
  if (quiet && !(isTime(quiet.from) && isTime(quiet.to)))
    problems.quiet = 'Type both times, as 22:00.';
  else if (quiet && quiet.from === quiet.to)
    problems.quiet = 'Quiet hours end at another time than they begin.';
  if (!isTime(digestAt)) problems.digestAt = 'Type a time, as 08:00.';
  return problems;
}

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
