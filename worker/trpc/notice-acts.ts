/** What Activity says of a person's notices and channels: masked, and never a secret. */
import type { Activity, ActivityKind } from '../../src/activity/activity.ts';
import {
  type ChannelKind,
  type ChannelMode,
  type ChannelWishes,
  firstSettings,
  type PersonSettings,
} from '../../src/notices/channel.ts';
import { maskedAddress } from '../../src/notices/masked-address.ts';
import { noticeKinds } from '../../src/notices/notice.ts';
import { noticeTable } from '../../src/notices/notice-words.ts';

/** An act about a channel, called by its masked address. */
export const channelAct = (
  actor: string,
  kind: ActivityKind,
  channel: { id: string; kind: ChannelKind; address: string },
  change: Pick<Activity, 'before' | 'after'> = {},
): Activity => ({ actor, kind, subject: channel.id, name: maskedAddress(channel), ...change });

const modeWords: Record<ChannelMode, string> = {
  off: 'off',
  'at-once': 'at once',
  digest: 'daily digest',
};

/** The kinds that go elsewhere now, before and after; undefined where none does. */
export function wishesChange(
  before: ChannelWishes,
  after: ChannelWishes,
): { before: string; after: string } | undefined {
  // A kind that is newer than what was saved is off.
  const modeOf = (wishes: Partial<ChannelWishes>, kind: keyof ChannelWishes) =>
    wishes[kind] ?? 'off';
  const changed = noticeKinds.filter((kind) => modeOf(before, kind) !== modeOf(after, kind));
  const words = (wishes: ChannelWishes) =>
    changed
      .map((kind) => `${noticeTable[kind].name}: ${modeWords[modeOf(wishes, kind)]}`)
      .join('; ');
  return changed.length === 0 ? undefined : { before: words(before), after: words(after) };
}

/** A person's settings in words that tell any two apart. */
export function settingsWords({ muted, quiet, digestAt, zone }: PersonSettings): string {
  const left = noticeKinds.filter((kind) => muted.includes(kind));
  const bell =
    left.length === 0 ? 'all' : `without ${left.map((kind) => noticeTable[kind].name).join(', ')}`;
  const hours = quiet ? `${quiet.from} to ${quiet.to}` : 'none';
  return `Bell: ${bell}; quiet hours: ${hours}; digest: ${digestAt}; time zone: ${zone}`;
}

/** The act of saving settings; undefined where they are what they were. */
export function settingsAct(
  person: string,
  personId: string,
  saved: PersonSettings | undefined,
  settings: PersonSettings,
): Activity | undefined {
  const before = settingsWords(saved ?? firstSettings);
  const after = settingsWords(settings);
  if (before === after) return undefined;
  return {
    actor: person,
    kind: 'notice-settings-saved',
    subject: personId,
    name: 'Notifications',
    before,
    after,
  };
}
