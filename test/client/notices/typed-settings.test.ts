// What is typed on notification settings against what is saved: what counts as changed, and what a reading takes away.
import { describe, expect, it } from 'vitest';
import {
  carriedOver,
  changedChannels,
  isFirst,
  isSameSettings,
  settingsProblems,
  type Typed,
} from '../../../client/notices/typed-settings.ts';
import { type ChannelWishes, firstSettings, firstWishes } from '../../../src/notices/channel.ts';

const mail = firstWishes.email;
const without = (wishes: ChannelWishes): ChannelWishes => ({ ...wishes, 'push-failed': 'off' });
const saved = (): Typed => ({
  settings: { ...firstSettings },
  wishes: { nc_mail: { ...mail }, nc_hook: { ...firstWishes.webhook } },
});

describe('what is typed on notification settings', () => {
  it('[OP7] is changed only in the channels that differ', () => {
    const typed = saved();
    expect(changedChannels(typed, saved())).toEqual([]);
    typed.wishes.nc_mail = without(mail);
    expect(changedChannels(typed, saved())).toEqual(['nc_mail']);
  });

  it('[OP7] takes a kind that is newer than what was saved for off', () => {
    const old = saved();
    const { 'connection-requested': _, ...older } = mail;
    old.wishes.nc_mail = older as ChannelWishes;
    const typed = saved();
    typed.wishes.nc_mail = { ...mail, 'connection-requested': 'off' };
    expect(changedChannels(typed, old)).toEqual([]);
  });

  it('[OP7] stays when another channel comes or goes, and takes the rest from what was read', () => {
    const typed = saved();
    typed.wishes.nc_mail = without(mail);
    typed.settings = { ...firstSettings, digestAt: '09:30' };
    const read: Typed = {
      settings: { ...firstSettings, zone: 'Europe/Berlin' },
      wishes: { nc_mail: { ...mail }, nc_new: { ...mail } },
    };
    expect(carriedOver(typed, saved(), read)).toEqual({
      settings: { ...firstSettings, digestAt: '09:30' },
      wishes: { nc_mail: without(mail), nc_new: mail },
    });
    expect(carriedOver(saved(), saved(), read)).toEqual(read);
  });

  it('[OP7] knows the settings of who never saved any, in whatever order kinds are muted', () => {
    expect(isFirst({ ...firstSettings })).toBe(true);
    expect(isFirst({ ...firstSettings, zone: 'Europe/Berlin' })).toBe(false);
    const muted = (...kinds: ('push-failed' | 'drift-repaired')[]) => ({
      ...firstSettings,
      muted: kinds,
    });
    expect(
      isSameSettings(
        muted('push-failed', 'drift-repaired'),
        muted('drift-repaired', 'push-failed'),
      ),
    ).toBe(true);
    expect(isSameSettings(muted('push-failed'), muted())).toBe(false);
  });

  it('[OP7] is not saved with half an hour, or with quiet hours that never end', () => {
    const quiet = (from: string, to: string) =>
      settingsProblems({ ...firstSettings, quiet: { from, to } }).quiet;
    expect(quiet('22:00', '07:00')).toBeUndefined();
    expect(quiet('22:00', '')).toBe('Type both times, as 22:00.');
    expect(quiet('22:00', '22:00')).toBe('Quiet hours end at another time than they begin.');
    expect(settingsProblems({ ...firstSettings, digestAt: '24:00' }).digestAt).toBe(
      'Type a time, as 08:00.',
    );
    expect(settingsProblems(firstSettings)).toEqual({});
  });
});
