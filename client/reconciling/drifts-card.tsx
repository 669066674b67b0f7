/** The drifts of one run in one view, a page at a time. */
import { useSearchParams } from '@solidjs/router';
import { For, type JSX, Show } from 'solid-js';
import MoreIcon from '~icons/lucide/arrow-right';
import FirstIcon from '~icons/lucide/arrow-up-to-line';
import SameIcon from '~icons/lucide/circle-check';
import { youngMs } from '../../src/reconcile/reconcile.ts';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { ButtonLink } from '../ui/button.tsx';
import { type Column, RowsTable } from '../ui/rows-table.tsx';
import { NothingYet, Outdated, SkeletonRows } from '../ui/states.tsx';
import { ViewLinks } from '../ui/view-links.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { DriftRow } from './drift-row.tsx';
import { type View, viewOf, views } from './drift-views.ts';
import { runPath } from './run-path.ts';
import { readWhileRunning } from './runs.ts';
import type { Run } from './types.ts';

const columns: Column[] = [
  { name: 'SKU' },
  { name: 'Store' },
  { name: 'Showed', isNumber: true },
  { name: 'Expected', isNumber: true },
  { name: 'Now', isNumber: true },
  { name: 'Found' },
  { name: 'What became of it' },
];

const nothing: Record<View, { title: string; says: string }> = {
  all: {
    title: 'No drift found',
    says: `Places that were compared show the number Crossdock holds. What changed in the ${youngMs / 1000} seconds before is left to its webhook, and what waits for its first levels is only noted.`,
  },
  repaired: { title: 'Nothing was repaired', says: 'What was put right shows here.' },
  waiting: { title: 'Nothing waits', says: 'Every drift of this run is settled.' },
  left: { title: 'Nothing was left', says: 'No drift of this run needs a person.' },
};

export function DriftsCard(props: { run: Run }): JSX.Element {
  const shell = useShell();
  const [params] = useSearchParams<{ view?: string; cursor?: string }>();
  const view = () => viewOf(params.view);
  const list = createReading(() => {
    const shown = view();
    const outcome = shown === 'all' ? undefined : shown;
    const input = { runId: props.run.id, outcome, cursor: params.cursor };
    return {
      key: ['drifts', input],
      of: `drifts ${input.runId} ${shown}`,
      read: () => trpc.reconciles.drifts.query(input),
    };
  });
  readWhileRunning(
    () => props.run.state === 'running' || props.run.report.waiting > 0,
    () => list.again(),
  );
  const link = (to: View, cursor?: string) => {
    const search = new URLSearchParams();
    if (to !== 'all') search.set('view', to);
    if (cursor) search.set('cursor', cursor);
    return shell.to(`${runPath(props.run.id)}${search.size > 0 ? `?${search}` : ''}`);
  };
  const more = () => (list.isStale ? undefined : (list.data?.nextCursor ?? undefined));
  return (
    <section aria-labelledby="drifts">
      <div class="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 id="drifts" class="text-base font-semibold">
          Drifts
        </h2>
        <ViewLinks views={views} shown={view()} link={(to) => link(to)} />
      </div>
      <Outdated problem={list.data && list.problem} again={list.again} />
      <div class="card overflow-hidden">
        <WhenRead reading={list} rows={5} what="drifts">
          {(read) => (
            <Show
              when={read().drifts.length > 0}
              fallback={
                <Show when={!list.isStale} fallback={<SkeletonRows rows={5} what="drifts" />}>
                  <NothingYet
                    icon={SameIcon}
                    title={
                      params.cursor
                        ? 'Nothing further on'
                        : props.run.state === 'running' && view() === 'all'
                          ? 'Nothing found so far'
                          : nothing[view()].title
                    }
                  >
                    {props.run.state === 'running' && view() === 'all'
                      ? 'What differs shows here as soon as it is found.'
                      : nothing[view()].says}
                  </NothingYet>
                </Show>
              }
            >
              <div class="overflow-x-auto">
                <RowsTable label="Drifts" columns={columns} isStale={list.isStale}>
                  <For each={read().drifts}>{(drift) => <DriftRow drift={drift} />}</For>
                </RowsTable>
              </div>
            </Show>
          )}
        </WhenRead>
      </div>
      <nav aria-label="More drifts" class="no-print mt-4 flex justify-end gap-2 empty:hidden">
        <Show when={params.cursor}>
          <ButtonLink href={link(view())} icon={FirstIcon}>
            First
          </ButtonLink>
        </Show>
        <Show when={more()}>
          {(cursor) => (
            <ButtonLink href={link(view(), cursor())} icon={MoreIcon}>
              More
            </ButtonLink>
          )}
        </Show>
      </nav>
    </section>
  );
}
