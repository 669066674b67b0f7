/** Activity: who or what did what, in which store, when, from what to what; narrowed in the address, kept without a limit. */
import { useSearchParams } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import FurtherIcon from '~icons/lucide/arrow-right';
import NewestIcon from '~icons/lucide/arrow-up-to-line';
import FileIcon from '~icons/lucide/download';
import ActivityIcon from '~icons/lucide/history';
import { activityPath, askedOf, csvPath, momentsOf } from '../activity/activity-address.ts';
import { ActivityList } from '../activity/activity-list.tsx';
import { createActors } from '../activity/actors.ts';
import { FilterBar } from '../activity/filter-bar.tsx';
import { LookedTo } from '../activity/looked-to.tsx';
import { createHeldBack } from '../order-push/held-back.ts';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { NothingMatches, NothingYet, Outdated, SkeletonRows } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';

export default function ActivityPage(): JSX.Element {
  const shell = useShell();
  const [params, setParams] = useSearchParams<{
    kind?: string;
    actor?: string;
    from?: string;
    to?: string;
    cursor?: string;
  }>();
  const asked = () => askedOf(params);
  const list = createReading(() => {
    const { kind, actor, cursor } = asked();
    const input = { storeId: shell.chosenId(), kind, actor, cursor, ...momentsOf(asked()) };
    return {
      key: ['activity', input],
      of: `activity ${input.storeId ?? ''}`,
      read: () => trpc.activity.list.query(input),
    };
  });
  const actors = createActors(() => asked().actor);
  const held = createHeldBack(
    () => list.data?.rows ?? [],
    () => JSON.stringify([shell.chosenId(), asked()]),
    () => list.isStale,
  );
  // What is narrowed anew begins with its newest.
  const change = (to: Parameters<typeof setParams>[0]) => setParams({ ...to, cursor: undefined });
  const clear = () => change({ kind: undefined, actor: undefined, from: undefined, to: undefined });
  const isNarrowed = () => {
    const { kind, actor, from, to } = asked();
    return Boolean(kind || actor || from || to || shell.chosenId());
  };
  const further = () => (list.isStale ? undefined : (list.data?.next ?? undefined));
  const lookedTo = () => (list.isStale ? undefined : (list.data?.lookedTo ?? undefined));
  const pathTo = (cursor: string | undefined) => shell.to(activityPath({ ...asked(), cursor }));
  return (
    <Page
      title="Activity"
      lead="Who or what changed something, in which store and when, from what to what."
      actions={
        <ButtonLink href={csvPath(asked(), shell.chosenId())} download="" icon={FileIcon}>
          Export CSV
        </ButtonLink>
      }
    >
      <Outdated problem={list.data && list.problem} again={list.again} />
      <div
        class="card overflow-hidden"
        onPointerEnter={held.onPointerEnter}
        onPointerLeave={held.onPointerLeave}
        onFocusIn={held.onFocusIn}
        onFocusOut={held.onFocusOut}
      >
        <FilterBar asked={asked()} actors={actors()} change={change} />
        <WhenRead reading={list} rows={10} what="activity">
          {() => (
            <Show
              when={held.rows().length > 0}
              fallback={
                <Show when={!list.isStale} fallback={<SkeletonRows rows={10} what="activity" />}>
                  <Show when={lookedTo() === undefined}>
                    <Show
                      when={isNarrowed() && !params.cursor}
                      fallback={
                        <NothingYet
                          icon={ActivityIcon}
                          title={
                            params.cursor ? 'Nothing further back' : 'Nothing has happened yet'
                          }
                        >
                          {params.cursor
                            ? 'The list ends here.'
                            : 'Whatever people, your stores and Crossdock change shows here by itself.'}
                        </NothingYet>
                      }
                    >
                      <NothingMatches what="changes" clears="filters" clear={clear} />
                    </Show>
                  </Show>
                </Show>
              }
            >
              <Show when={held.waiting() > 0 && !params.cursor}>
                <div class="no-print border-b border-line px-4 py-2 text-center">
                  <Button small look="main" onClick={held.show}>
                    {held.waiting()} new, show
                  </Button>
                </div>
              </Show>
              <ActivityList rows={held.rows()} isStale={list.isStale} />
            </Show>
          )}
        </WhenRead>
        <Show when={lookedTo()}>
          {(at) => (
            <LookedTo at={at()} found={held.rows().length > 0} further={pathTo(further())} />
          )}
        </Show>
      </div>
      <nav aria-label="More activity" class="no-print mt-4 flex justify-end gap-2 empty:hidden">
        <Show when={params.cursor}>
          <ButtonLink href={pathTo(undefined)} icon={NewestIcon}>
            Newest
          </ButtonLink>
        </Show>
        <Show when={lookedTo() === undefined && further()}>
          {(cursor) => (
            <ButtonLink href={pathTo(cursor())} icon={FurtherIcon}>
              Older
            </ButtonLink>
          )}
        </Show>
      </nav>
    </Page>
  );
}
