/** Location Groups (OP5, ST8): which locations of a source serve which locations of a destination, per connection. */
import { useSearchParams } from '@solidjs/router';
import { createSignal, type JSX, Show } from 'solid-js';
import MapIcon from '~icons/lucide/map-pinned';
import ReadIcon from '~icons/lucide/refresh-cw';
import { ConnectionChooser } from '../inventory/connection-chooser.tsx';
import { StopBanner } from '../inventory/stop-banner.tsx';
import { MapEditor } from '../locations/map-editor.tsx';
import { readAgainSays } from '../locations/read-again-words.ts';
import { Unmapped } from '../locations/unmapped.tsx';
import { problemOf } from '../problem.ts';
import { createReading, queryClient } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { NothingYet, Outdated } from '../ui/states.tsx';
import { say } from '../ui/toasts.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { Missing } from './not-found.tsx';

export default function LocationGroupsPage(): JSX.Element {
  const shell = useShell();
  const [params, setParams] = useSearchParams<{ connection?: string; location?: string }>();
  const reading = createReading(() => {
    const input = { connectionId: params.connection || undefined, storeId: shell.chosenId() };
    return {
      key: ['location-groups', input],
      read: () => trpc.locationGroups.page.query(input),
    };
  });
  return (
    <Show
      when={reading.problem?.code !== 'NOT_FOUND'}
      fallback={<Missing title="No such connection">{reading.problem?.says}</Missing>}
    >
      <Page
        title="Location Groups"
        lead="Which locations of a source store serve which locations of a destination. Orders go only from locations that are served, and each sells only what those that serve it have."
        actions={
          <Show when={reading.data?.map?.connectionId}>
            {(connectionId) => <ReadAgain connectionId={connectionId()} />}
          </Show>
        }
      >
        <Outdated problem={reading.data && reading.problem} again={reading.again} />
        <WhenRead reading={reading} rows={6} what="the Location Groups" bringsCards>
          {(read) => (
            <Show when={read().map} fallback={<NoConnection />}>
              {(map) => (
                <Show when={map().connectionId} keyed>
                  {(chosen) => (
                    <>
                      <ConnectionChooser
                        connections={read().connections}
                        chosen={chosen}
                        choose={(connection) => setParams({ connection, location: undefined })}
                      />
                      <StopBanner connection={map()} />
                      <Unmapped map={map()} />
                      <MapEditor map={map()} about={params.location} />
                    </>
                  )}
                </Show>
              )}
            </Show>
          )}
        </WhenRead>
      </Page>
    </Show>
  );
}

function ReadAgain(props: { connectionId: string }): JSX.Element {
  const [busy, setBusy] = createSignal(false);
  const read = async () => {
    if (busy()) return;
    setBusy(true);
    try {
      const { connectionId } = props;
      say(readAgainSays(await trpc.locationGroups.readLocations.mutate({ connectionId })));
    } catch (error) {
      say(problemOf(error).says, 'bad');
    } finally {
      setBusy(false);
      void queryClient.invalidateQueries();
    }
  };
  return (
    <Button icon={ReadIcon} busy={busy()} onClick={() => void read()}>
      Read locations again
    </Button>
  );
}

function NoConnection(): JSX.Element {
  const shell = useShell();
  return (
    <div class="card">
      <NothingYet icon={MapIcon} title="No stores are connected yet">
        Once a source and a destination are connected, their locations are mapped here.{' '}
        <a class="link" href={shell.to('/stores')}>
          See the stores
        </a>
        .
      </NothingYet>
    </div>
  );
}
