/** The lines of a file by what they would do or did, a page at a time. */
import { For, type JSX, Show } from 'solid-js';
import NextIcon from '~icons/lucide/arrow-right';
import FirstIcon from '~icons/lucide/arrow-up-to-line';
import ListIcon from '~icons/lucide/list-checks';
import { type LinkVerdict, linkVerdicts } from '../../src/catalog/link-file.ts';
import { createReading } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { ButtonLink } from '../ui/button.tsx';
import { type Column, RowsTable } from '../ui/rows-table.tsx';
import { NothingYet } from '../ui/states.tsx';
import { ViewLinks } from '../ui/view-links.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { verdictWords } from './file-words.ts';
import { LineRow } from './line-row.tsx';
import type { LineCounts } from './types.ts';

const columns: Column[] = [
  { name: 'Line', sort: 'ascending' },
  { name: 'Asks' },
  { name: 'Destination' },
  { name: 'Source' },
  { name: 'Why' },
];

const views = linkVerdicts.map((view) => ({ view, name: verdictWords[view].name }));

export function LinesCard(props: {
  fileId: string;
  counts: LineCounts;
  view: LinkVerdict;
  after: number;
  link: (query: { view: LinkVerdict; after?: number }) => string;
  /** Beside the views. */
  beside?: JSX.Element;
}): JSX.Element {
  const list = createReading(() => {
    const input = { fileId: props.fileId, verdict: props.view, after: props.after };
    return {
      key: ['link-file-lines', input],
      of: `${input.fileId} ${input.verdict}`,
      read: () => trpc.linkFiles.lines.query(input),
    };
  });
  const next = () => (list.isStale ? undefined : list.data?.next);
  return (
    <div class="card overflow-hidden">
      <div class="flex flex-wrap items-center justify-between gap-3 border-b border-line px-4 py-3 sm:px-[1.1rem]">
        <ViewLinks
          views={views}
          count={(view) => props.counts[view]}
          shown={props.view}
          link={(view) => props.link({ view })}
        />
        {props.beside}
      </div>
      <WhenRead reading={list} rows={6} what="the lines">
        {(read) => (
          <Show
            when={read().rows.length > 0}
            fallback={
              <NothingYet icon={ListIcon} title={verdictWords[props.view].none}>
                Look at the other views for what there is.
              </NothingYet>
            }
          >
            <RowsTable label="Lines of the file" columns={columns} isStale={list.isStale}>
              <For each={read().rows}>{(line) => <LineRow line={line} />}</For>
            </RowsTable>
          </Show>
        )}
      </WhenRead>
      <nav
        aria-label="More lines"
        class="no-print flex justify-end gap-2 px-4 py-3 empty:hidden sm:px-[1.1rem]"
      >
        <Show when={props.after > 0}>
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
