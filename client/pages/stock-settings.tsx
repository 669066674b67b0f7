/** What each store keeps back of a source's stock (ST6), and what becomes of edits there. */
import { useSearchParams } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import BackIcon from '~icons/lucide/arrow-left';
import ConnectionsIcon from '~icons/lucide/unplug';
import { AllowanceForm } from '../inventory/allowance-form.tsx';
import { ConnectionChooser } from '../inventory/connection-chooser.tsx';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Page } from '../ui/page.tsx';
import { NothingYet, Outdated } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { Missing } from './not-found.tsx';

export default function StockSettingsPage(): JSX.Element {
  const shell = useShell();
  const [params, setParams] = useSearchParams<{ connection?: string }>();
  const connections = createReading(() => ({
    key: ['allowances'],
    read: () => trpc.inventory.allowances.get.query(),
  }));
  const chosen = () => {
    const all = connections.data ?? [];
    if (params.connection) return all.find((one) => one.connectionId === params.connection);
    const own = shell.chosenId();
    return all.find((one) => one.destinationStoreId === own || one.sourceStoreId === own) ?? all[0];
  };
  const isUnknown = () => Boolean(params.connection && connections.data && !chosen());
  return (
    <Show
      when={!isUnknown()}
      fallback={<Missing title="No such connection">This connection is not known here.</Missing>}
    >
      <Page
        title="What stores keep back"
        lead="Buffer, share and cap: how much of what is free a store may sell."
        above={
          <a class="link inline-flex items-center gap-1.5" href={shell.to('/inventory')}>
            <BackIcon class="size-4" aria-hidden="true" />
            Inventory
          </a>
        }
      >
        <Outdated problem={connections.data && connections.problem} again={connections.again} />
        <WhenRead reading={connections} rows={5} what="the connections" bringsCards>
          {(all) => (
            <Show
              when={chosen()?.connectionId}
              keyed
              fallback={
                <div class="card">
                  <NothingYet icon={ConnectionsIcon} title="No stores are connected yet">
                    Once a source and a destination are connected, what the destination keeps back
                    is set here.
                  </NothingYet>
                </div>
              }
            >
              {(connectionId) => (
                <>
                  <ConnectionChooser
                    connections={all()}
                    chosen={connectionId}
                    choose={(connection) => setParams({ connection })}
                  />
                  <Show when={chosen()}>
                    {(connection) => <AllowanceForm connection={connection()} />}
                  </Show>
                </>
              )}
            </Show>
          )}
        </WhenRead>
      </Page>
    </Show>
  );
}
