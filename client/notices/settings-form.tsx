/** Notification settings: what is told where and when, saved together; channels are added and changed at once. */
import { createEffect, createMemo, createSignal, type JSX, on, Show } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import type { ChannelMode, PersonSettings } from '../../src/notices/channel.ts';
import type { NoticeKind } from '../../src/notices/notice.ts';
import { problemOf } from '../problem.ts';
import { queryClient } from '../reading.ts';
import { LeaveGuard } from '../settings/leave-guard.tsx';
import { SaveBar } from '../settings/save-bar.tsx';
import { trpc } from '../trpc.ts';
import { say } from '../ui/toasts.tsx';
import { ChannelsCard } from './channels-card.tsx';
import { HoursCard } from './hours-card.tsx';
import { browserZone } from './time-zones.ts';
import {
  carriedOver,
  changedChannels,
  copyOf,
  isFirst,
  isSameSettings,
  settingsProblems,
  type Typed,
  typedOf,
} from './typed-settings.ts';
import type { NoticeSettings } from './types.ts';
import { WishesCard } from './wishes-card.tsx';

/** @param props `read`: as it is saved now */
export function SettingsForm(props: { read: NoticeSettings }): JSX.Element {
  const [saved, setSaved] = createSignal<Typed>(typedOf(props.read));
  const [typed, setTyped] = createStore<Typed>(typedOf(props.read));
  const [busy, setBusy] = createSignal(false);
  const [isTried, setTried] = createSignal(false);
  let form: HTMLFormElement | undefined;
  const changed = createMemo(() => changedChannels(typed, saved()));
  const isNewSettings = createMemo(() => !isSameSettings(typed.settings, saved().settings));
  const isDirty = () => isNewSettings() || changed().length > 0;
  const problems = () => (isTried() ? settingsProblems(typed.settings) : {});
  const begin = (from: Typed) => {
    setTyped(reconcile(copyOf(from)));
    setTried(false);
  };
  // Saved elsewhere, or a channel that came or went: it shows at once, but never takes away what is typed.
  createEffect(
    on(
      () => JSON.stringify(typedOf(props.read)),
      () => {
        if (busy()) return;
        const present = typedOf(props.read);
        setTyped(reconcile(carriedOver(typed, saved(), present)));
        setSaved(present);
      },
      { defer: true },
    ),
  );
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy() || !isDirty()) return;
    setTried(true);
    if (Object.keys(settingsProblems(typed.settings)).length > 0) {
      queueMicrotask(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    setBusy(true);
    const wanted = copyOf(typed);
    try {
      const saves: Promise<unknown>[] = changed().flatMap((id) => {
        const wishes = wanted.wishes[id];
        return wishes ? [trpc.notices.saveChannel.mutate({ id, wishes })] : [];
      });
      if (isNewSettings()) saves.push(trpc.notices.saveSettings.mutate(wanted.settings));
      await Promise.all(saves);
      setSaved(wanted);
      setTried(false);
      say('Saved.');
    } catch (error) {
      say(problemOf(error).says, 'bad');
    } finally {
      setBusy(false);
      void queryClient.invalidateQueries();
    }
  };
  const change = (to: Partial<PersonSettings>) => {
    const isUntold = isFirst(saved().settings) && typed.settings.zone === 'UTC' && !to.zone;
    setTyped('settings', isUntold ? { zone: browserZone(), ...to } : to);
  };
  const mute = (kind: NoticeKind, isMuted: boolean) =>
    setTyped('settings', 'muted', (muted) =>
      isMuted ? [...muted, kind] : muted.filter((one) => one !== kind),
    );
  const wish = (channelId: string, kind: NoticeKind, mode: ChannelMode) =>
    setTyped('wishes', channelId, kind, mode);
  return (
    <div class="flex flex-col gap-5">
      <ChannelsCard read={props.read} />
      <form
        ref={(made) => {
          form = made;
        }}
        class="flex flex-col gap-5"
        aria-label="Notification settings"
        novalidate
        onSubmit={(event) => void save(event)}
      >
        <WishesCard typed={typed} channels={props.read.channels} mute={mute} wish={wish} />
        <Show when={props.read.channels.length > 0}>
          <HoursCard settings={typed.settings} problems={problems()} change={change} />
        </Show>
        <Show when={isDirty()}>
          <SaveBar
            busy={busy()}
            wrong={Object.keys(problems()).length}
            frees={0}
            discard={() => begin(saved())}
          />
        </Show>
      </form>
      <LeaveGuard isDirty={isDirty()} />
    </div>
  );
}
