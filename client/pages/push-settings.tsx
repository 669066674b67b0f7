/** Settings, Order Push Settings (OP3, OP12, OP15): the switch of a destination store, and when and how its orders go. */
import { useLocation, useSearchParams } from '@solidjs/router';
import { createSignal, type JSX, Show } from 'solid-js';
import StoreIcon from '~icons/lucide/store';
import { createReading } from '../reading.ts';
import { OlderCard } from '../settings/older-card.tsx';
import { SettingsForm } from '../settings/settings-form.tsx';
import { SettingsFrame } from '../settings/settings-frame.tsx';
import { StorePicker } from '../settings/store-picker.tsx';
import { SwitchCard } from '../settings/switch-card.tsx';
import type { PushStore } from '../settings/types.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { NothingYet, Outdated } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { Missing } from './not-found.tsx';

export default function PushSettingsPage(): JSX.Element {
  const shell = useShell();
  const [params, setParams] = useSearchParams<{ of?: string }>();
  const list = createReading(() => {
    const storeId = shell.chosenId();
    return {
      key: ['push-settings', { storeId }],
      read: () => trpc.pushSettings.list.query({ storeId }),
    };
  });
  /** The one chosen for all pages goes before this page's own choice. */
  const chosen = () => {
    const all = list.data?.stores ?? [];
    const named = (id: string | undefined) => all.find(({ storeId }) => storeId === id);
    return named(shell.chosenId()) ?? named(params.of) ?? all[0];
  };
  return (
    <Show
      when={list.problem?.code !== 'NOT_FOUND'}
      fallback={<Missing title="No such store">{list.problem?.says}</Missing>}
    >
      <SettingsFrame
        title="Order Push Settings"
        lead="Whether a destination store’s orders go to the store that ships them, when, and with what."
      >
        <Outdated problem={list.data && list.problem} again={list.again} />
        <WhenRead reading={list} rows={6} what="the settings" bringsCards>
          {(read) => (
            <Show when={chosen()?.storeId} keyed fallback={<NoDestination />}>
              {(storeId) => (
                <>
                  <Show when={read().stores.length > 1}>
                    <StorePicker
                      stores={read().stores}
                      chosen={storeId}
                      choose={(of) => setParams({ of })}
                    />
                  </Show>
                  <Show when={chosen()}>{(store) => <OfStore store={store()} />}</Show>
                </>
              )}
            </Show>
          )}
        </WhenRead>
      </SettingsFrame>
    </Show>
  );
}

function OfStore(props: { store: PushStore }): JSX.Element {
  const at = useLocation();
  // Asked for by itself after the switch, and where a link led here for it.
  const [asksOlder, setAsksOlder] = createSignal(at.hash === '#older');
  const isOn = () => props.store.on && props.store.planIncludes && props.store.since !== null;
  return (
    <div class="flex flex-col gap-5">
      <SwitchCard store={props.store} switched={setAsksOlder} />
      <Show when={isOn()}>
        <OlderCard store={props.store} atOnce={asksOlder()} />
      </Show>
      <SettingsForm store={props.store} />
    </div>
  );
}

function NoDestination(): JSX.Element {
  const shell = useShell();
  return (
    <div class="card">
      <NothingYet icon={StoreIcon} title="No destination store here">
        Order Push is set per destination store: one that sells what another one ships.{' '}
        <a class="link" href={shell.to('/stores')}>
          See the stores
        </a>
        .
      </NothingYet>
    </div>
  );
}
