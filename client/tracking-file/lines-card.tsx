/** The lines of a list by what they would do or what became of them, a page at a time. */
import { For, type JSX, Show } from 'solid-js';
import NextIcon from '~icons/lucide/arrow-right';
import FirstIcon from '~icons/lucide/arrow-up-to-line';
import SaveIcon from '~icons/lucide/download';
import ListIcon from '~icons/lucide/list-checks';
import { type TrackingView, trackingViews } from '../../src/mirror/tracking-views.ts';
import { createAct } from '../link-file/act.ts';
import { createReading } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { type Column, RowsTable } from '../ui/rows-table.tsx';
import { NothingYet } from '../ui/states.tsx';
import { ViewLinks } from '../ui/view-links.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { LineRow } from './line-row.tsx';
import { countOf, viewNamed } from './tracking-words.ts';
import type { TrackingFile } from './types.ts';

const columns: Column[] = [
  { name: 'Line', sort: 'ascending' },
  { name: 'Order' },
  { name: 'Ships' },
  { name: 'Tracking' },
  { name: 'What of it' },
];

export function LinesCard(props: {
  file: TrackingFile;
  view: TrackingView;
  cursor: string | undefined;
  link: (query: { view: TrackingView; after?: string }) => string;
}): JSX.Element {
  const acts = createAct();
  const list = createReading(() => {
    const input = { id: props.file.id, view: props.view, cursor: props.cursor };
    return {
      key: ['tracking-file-lines', input, props.file.state, props.file.done],
      of: `${input.id} ${input.view} ${input.cursor ?? ''}`,
      read: () => trpc.trackingFiles.lines.query(input),
    };
  });
  const next = () => (list.isStale ? undefined : list.data?.next);
  const views = () =>
    trackingViews.map((view) => ({ view, name: viewNamed(view, props.file.state).name }));
  const mayBeSaved = () => props.view === 'rejected' || props.view === 'failed';
  const save = () =>
    acts.run('save', async () => {
      const { saveLines } = await import('./save-lines.ts');
      await saveLines(props.file, props.view);
      return 'The lines were saved, each with its reason.';
    });
  return (
    <div class="card overflow-hidden">
      <div class="flex flex-wrap items-center justify-between gap-3 border-b border-line px-4 py-3 sm:px-[1.1rem]">
        <ViewLinks
          views={views()}
          count={(view) => countOf(props.file, view)}
          shown={props.view}
          link={(view) => props.link({ view })}
        />
        <Show when={mayBeSaved() && countOf(props.file, props.view) > 0}>
          <Button small icon={SaveIcon} busy={acts.busy() === 'save'} onClick={() => void save()}>
            {props.view === 'rejected' ? 'Save rejected lines' : 'Save these lines'}
          </Button>
        </Show>
      </div>
      <WhenRead reading={list} rows={6} what="the lines">
        {(read) => (
          <Show
            when={read().rows.length > 0}
            fallback={
              <NothingYet icon={ListIcon} title={viewNamed(props.view, props.file.state).none}>
                Look at the other views for what there is.
              </NothingYet>
            }
          >
            <RowsTable label="Lines of the list" columns={columns} isStale={list.isStale}>
              <For each={read().rows}>
                {(line) => <LineRow line={line} state={props.file.state} />}
              </For>
            </RowsTable>
          </Show>
        )}
      </WhenRead>
      <nav
        aria-label="More lines"
        class="no-print flex justify-end gap-2 px-4 py-3 empty:hidden sm:px-[1.1rem]"
      >
        <Show when={props.cursor}>
          <ButtonLink href={props.link({ view: props.view })} icon={FirstIcon}>
            First
          </ButtonLink>
        </Show>
        <Show when={next()}>
          {(after) => (
            <ButtonLink href={props.link({ view: props.view, after: after() })} icon={NextIcon}>
              Next
            </ButtonLink>
          )}
        </Show>
      </nav>
    </div>
  );
}
