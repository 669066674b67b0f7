/** First levels (ST8): what a newly connected store shows and would show. Nothing is written there before Apply. */
import { useSearchParams } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import BackIcon from '~icons/lucide/arrow-left';
import NextIcon from '~icons/lucide/arrow-right';
import FirstIcon from '~icons/lucide/arrow-up-to-line';
import DoneIcon from '~icons/lucide/circle-check';
import { ConnectionChooser } from '../inventory/connection-chooser.tsx';
import { FirstLevelsCard } from '../inventory/first-levels-card.tsx';
import { FirstLevelsCounts } from '../inventory/first-levels-counts.tsx';
import { StopBanner } from '../inventory/stop-banner.tsx';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { NothingYet, Outdated } from '../ui/states.tsx';
import { ViewLinks } from '../ui/view-links.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { Missing } from './not-found.tsx';

const views = [
  { view: 'all', name: 'All' },
  { view: 'changes', name: 'Only what changes' },
] as const;

export default function FirstLevelsPage(): JSX.Element {
  const shell = useShell();
  const [params, setParams] = useSearchParams<{
    connection?: string;
    cursor?: string;
    only?: string;
  }>();
  const connections = createReading(() => ({
    key: ['allowances'],
    read: () => trpc.inventory.allowances.get.query(),
  }));
  const connectionId = () => {
    if (params.connection) return params.connection;
    const all = connections.data ?? [];
    return (all.find((one) => one.waiting > 0) ?? all[0])?.connectionId;
  };
  const onlyChanges = () => params.only === 'changes';
  return (
    <Page
      title="First levels"
      lead="What a newly connected store shows, and what it would show. Nothing is written there before you press Apply."
      above={
        <a class="link inline-flex items-center gap-1.5" href={shell.to('/inventory')}>
          <BackIcon class="size-4" aria-hidden="true" />
          Inventory
        </a>
      }
    >
      <WhenRead reading={connections} rows={5} what="the connections" bringsCards>
        {(all) => (
          <Show
            when={connectionId()}
            keyed
            fallback={
              <div class="card">
                <NothingYet icon={DoneIcon} title="No stores are connected yet">
                  Once a source and a destination are connected, their first levels show here.
                </NothingYet>
              </div>
            }
          >
            {(id) => (
              <>
                <ConnectionChooser
                  connections={all()}
                  chosen={id}
                  choose={(connection) => setParams({ connection, cursor: undefined })}
                />
                <Waiting connectionId={id} onlyChanges={onlyChanges()} cursor={params.cursor} />
              </>
            )}
          </Show>
        )}
      </WhenRead>
    </Page>
  );
}

function Waiting(props: {
  connectionId: string;
  onlyChanges: boolean;
  cursor: string | undefined;
}): JSX.Element {
  const shell = useShell();
  const list = createReading(() => {
    const { connectionId, onlyChanges, cursor } = props;
    const input = { connectionId, onlyChanges, cursor };
    return {
      key: ['first-levels', input],
      of: `first-levels ${connectionId} ${onlyChanges}`,
      read: () => trpc.inventory.firstLevels.list.query(input),
    };
  });
  const link = (query: { onlyChanges: boolean; cursor?: string | undefined }) => {
    const search = new URLSearchParams({ connection: props.connectionId });
    if (query.onlyChanges) search.set('only', 'changes');
    if (query.cursor) search.set('cursor', query.cursor);
    return shell.to(`/inventory/first-levels?${search}`);
  };
  return (
    <Show
      when={list.problem?.code !== 'NOT_FOUND'}
      fallback={<Missing title="No such connection">{list.problem?.says}</Missing>}
    >
      <Outdated problem={list.data && list.problem} again={list.again} />
      <WhenRead reading={list} rows={8} what="the first levels" bringsCards>
        {(read) => (
          <>
            <StopBanner connection={read().connection} />
            <Show
              when={read().counts.links > 0}
              fallback={
                <div class="card">
                  <NothingYet icon={DoneIcon} title="Nothing waits for Apply">
                    Every SKU of this connection follows {read().connection.sourceName} by itself.
                  </NothingYet>
                </div>
              }
            >
              <FirstLevelsCounts
                counts={read().counts}
                storeName={read().connection.destinationName}
              />
              <div class="mb-3">
                <ViewLinks
                  views={views}
                  shown={props.onlyChanges ? 'changes' : 'all'}
                  link={(view) => link({ onlyChanges: view === 'changes' })}
                />
              </div>
              <div class="card overflow-hidden">
                <Show
                  when={read().rows.length > 0}
                  fallback={
                    <NothingYet icon={DoneIcon} title="Nothing would change">
                      Those that show the right number already follow {read().connection.sourceName}{' '}
                      only after Apply, too: see All.
                    </NothingYet>
                  }
                >
                  <FirstLevelsCard reading={list} read={read()} onlyChanges={props.onlyChanges} />
                </Show>
              </div>
            </Show>
            <nav aria-label="More SKUs" class="no-print mt-4 flex justify-end gap-2 empty:hidden">
              <Show when={props.cursor}>
                <ButtonLink href={link({ onlyChanges: props.onlyChanges })} icon={FirstIcon}>
                  First
                </ButtonLink>
              </Show>
              <Show when={!list.isStale && read().next}>
                {(cursor) => (
                  <ButtonLink
                    href={link({ onlyChanges: props.onlyChanges, cursor: cursor() })}
                    icon={NextIcon}
                  >
                    Next
                  </ButtonLink>
                )}
              </Show>
            </nav>
          </>
        )}
      </WhenRead>
    </Show>
  );
}
