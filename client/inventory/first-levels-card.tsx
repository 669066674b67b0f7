/** The SKUs of one connection that wait for Apply, chosen one by one, by page, or all that match (ST8). */
import { createEffect, createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import type { Reading } from '../reading.ts';
import { Button } from '../ui/button.tsx';
import { type Column, RowsTable } from '../ui/rows-table.tsx';
import type { ApplyAsked } from './apply-dialog.tsx';
import { createChosenSkus } from './chosen-skus.ts';
import { FirstLevelRow } from './first-level-row.tsx';
import { skusText } from './stock-words.ts';
import type { FirstLevels } from './types.ts';

const loadDialog = () => import('./apply-dialog.tsx');
const ApplyDialog = lazy(loadDialog);

const columns: Column[] = [
  { name: 'SKU', sort: 'ascending' },
  { name: 'Shows', isNumber: true },
  { name: 'Would show', isNumber: true },
  { name: 'Change', isNumber: true },
];

/** As many ids as one Apply takes; more are applied as all that match. */
const chosenMost = 1000;

export function FirstLevelsCard(props: {
  reading: Reading<FirstLevels>;
  read: FirstLevels;
  onlyChanges: boolean;
}): JSX.Element {
  const chosen = createChosenSkus();
  const [asked, setAsked] = createSignal<ApplyAsked>();
  createEffect(() => {
    if (props.read.rows.length > 0) void loadDialog();
  });
  const onPage = () => props.read.rows.filter((row) => row.isRead).map((row) => row.id);
  const matching = () => (props.onlyChanges ? props.read.counts.changes : props.read.counts.read);
  const count = () => (chosen.isAll() ? matching() : chosen.some().length);
  const isPageChosen = () => onPage().length > 0 && onPage().every(chosen.has);
  const ask = () =>
    setAsked({
      chosen: chosen.isAll() ? (props.onlyChanges ? 'changes' : 'all') : chosen.some(),
      skus: count(),
      groupsRevision: props.read.connection.groupsRevision,
    });
  return (
    <>
      <div class="no-print flex flex-wrap items-center justify-between gap-3 border-b border-line px-4 py-3 sm:px-[1.1rem]">
        <span class="flex flex-wrap items-center gap-3">
          <label class="flex min-h-8 items-center gap-3">
            <input
              type="checkbox"
              class="size-6 accent-accent sm:size-5"
              checked={isPageChosen()}
              disabled={onPage().length === 0}
              onChange={(event) => chosen.choosePage(onPage(), event.currentTarget.checked)}
            />
            This page
          </label>
          <Show when={matching() > 0 && !chosen.isAll()}>
            <Button small look="quiet" onClick={chosen.chooseAll}>
              Choose all {matching().toLocaleString('en')}
            </Button>
          </Show>
          <Show when={count() > 0}>
            <Button small look="quiet" onClick={chosen.clear}>
              Choose none
            </Button>
          </Show>
        </span>
        <span class="flex items-center gap-3">
          <Show when={!chosen.isAll() && count() > chosenMost}>
            <span class="text-[0.8125rem] text-wait">Choose 1,000 at most, or all.</span>
          </Show>
          <Button
            look="main"
            disabled={count() === 0 || (!chosen.isAll() && count() > chosenMost)}
            onClick={ask}
          >
            {count() === 0 ? 'Apply' : `Apply ${skusText(count())}`}
          </Button>
        </span>
      </div>
      <RowsTable label="First levels" columns={columns} isStale={props.reading.isStale}>
        <For each={props.read.rows}>
          {(row) => (
            <FirstLevelRow
              row={row}
              isChosen={chosen.has(row.id)}
              choose={(isChosen) => chosen.choose(row.id, isChosen, onPage())}
            />
          )}
        </For>
      </RowsTable>
      <Suspense>
        <Show when={asked()}>
          {(what) => (
            <ApplyDialog
              connection={props.read.connection}
              asked={what()}
              close={(applied) => {
                setAsked(undefined);
                if (applied) chosen.clear();
              }}
            />
          )}
        </Show>
      </Suspense>
    </>
  );
}
