/** Add a store, or connect a known one again: its role, its address, its token; then the setup of its connections. */
import { useNavigate, useSearchParams } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import BackIcon from '~icons/lucide/arrow-left';
import { ConnectForm } from '../connecting/connect-form.tsx';
import type { Connected } from '../connecting/types.ts';
import { createReading } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { Page } from '../ui/page.tsx';
import { say } from '../ui/toasts.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { Missing } from './not-found.tsx';

export default function ConnectStorePage(): JSX.Element {
  const navigate = useNavigate();
  const [params] = useSearchParams<{ again?: string }>();
  const form = createReading(() => ({
    key: ['connect-form'],
    read: () => trpc.connecting.form.query(),
  }));
  const again = () => form.data?.stores.find(({ id }) => id === params.again);
  const unknown = () => params.again !== undefined && form.data !== undefined && !again();
  const connected = async (store: Connected) => {
    const before = again()?.id === store.storeId;
    const setups = await trpc.connecting.setups.query();
    const open = setups.filter(({ connectionId }) => store.connections.includes(connectionId));
    say(`${store.name} is connected${before ? ' again' : ''}.`);
    const [one, other] = open;
    navigate(one && !other && !before ? `/stores/setup/${one.connectionId}` : '/stores');
  };
  return (
    <Show
      when={!unknown()}
      fallback={
        <Missing title="No such store">The store in this address is not connected here.</Missing>
      }
    >
      <Page
        title={again() ? `Connect ${again()?.name} again` : 'Add a store'}
        lead={
          again()
            ? 'With a new token. Its links, settings and history are kept, and what waits for it goes on.'
            : 'Four steps follow: locations, products, first levels, Order Push. You may stop after any of them.'
        }
        above={
          // Not of the chosen store: a new one would not be seen there.
          <a class="link inline-flex items-center gap-1.5" href="/stores">
            <BackIcon class="size-4" aria-hidden="true" />
            Stores
          </a>
        }
      >
        <WhenRead reading={form} rows={8} what="the form" bringsCards>
          {(read) => (
            <div class="max-w-3xl">
              <Show when={params.again ?? 'new'} keyed>
                {(_) => (
                  <ConnectForm
                    form={read()}
                    again={again()}
                    connected={(store) => void connected(store)}
                  />
                )}
              </Show>
            </div>
          )}
        </WhenRead>
      </Page>
    </Show>
  );
}
