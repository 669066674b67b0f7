/** Every change of a SKU's numbers, newest first and without a time limit (ST7): as a step chart, and as a table. */
import { useSearchParams } from '@solidjs/router';
import { For, type JSX, lazy, Show, Suspense } from 'solid-js';
import OlderIcon from '~icons/lucide/arrow-right';
import NewestIcon from '~icons/lucide/arrow-up-to-line';
import type { LedgerName } from '../../src/stock/setup.ts';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/page.tsx';
import { type Column, RowsTable } from '../ui/rows-table.tsx';
import { exactTime } from '../ui/time-words.ts';
import { WhenRead } from '../ui/when-read.tsx';
import { freeSteps } from './free-steps.ts';
import { MovementRow } from './movement-row.tsx';
import type { Moved } from './types.ts';

const FreeChart = lazy(() => import('./free-chart.tsx'));

/** Movements a picture is made of; the table below shows this many of them a page. */
const inPicture = 300;
const inTable = 50;

const columns: Column[] = [
  { name: 'When', sort: 'descending' },
  { name: 'What happened' },
  { name: 'Free', isNumber: true },
  { name: 'At the source', isNumber: true },
  { name: 'By' },
];

export function MovementsCard(props: { name: LedgerName }): JSX.Element {
  const shell = useShell();
  const [params, setParams] = useSearchParams<{ before?: string }>();
  const before = () => {
    const read = Number(params.before);
    return Number.isSafeInteger(read) && read > 0 ? read : undefined;
  };
  const reading = createReading(() => {
    const { sourceStoreId, inventoryItemId } = props.name;
    const input = { sourceStoreId, inventoryItemId, before: before(), limit: inPicture };
    return {
      key: ['movements', input],
      of: `movements ${sourceStoreId} ${inventoryItemId}`,
      read: () => trpc.inventory.movements.query(input),
    };
  });
  /** A store acts under its id or its shop. */
  const storeName = (actor: string) =>
    shell.stores().find(({ id, shop }) => id === actor || shop === actor)?.name ?? actor;
  const older = (rows: readonly Moved[]) => {
    const last = rows[inTable - 1];
    return last && rows.length > inTable ? last.sequence : undefined;
  };
  return (
    <Card title="Free units over time">
      <WhenRead reading={reading} rows={6} what="the movements">
        {(read) => (
          <Show
            when={read().rows.length > 0}
            fallback={<p class="px-4 pb-4 text-quiet sm:px-[1.1rem]">Nothing has moved yet.</p>}
          >
            <div class="px-3 pb-3">
              <Suspense fallback={<div class="skeleton mx-1 h-[220px]" aria-hidden="true" />}>
                <FreeChart
                  steps={freeSteps(read().rows, before() ? undefined : reading.readAt)}
                  label={summary(read().rows)}
                />
              </Suspense>
            </div>
            <h2 class="border-t border-line px-4 pt-3.5 pb-2 font-semibold sm:px-[1.1rem]">
              Movements
            </h2>
            <RowsTable label="Movements" columns={columns} isStale={reading.isStale}>
              <For each={read().rows.slice(0, inTable)}>
                {(moved) => <MovementRow moved={moved} storeName={storeName} />}
              </For>
            </RowsTable>
            <nav
              aria-label="More movements"
              class="no-print flex justify-end gap-2 p-3 empty:hidden"
            >
              <Show when={before()}>
                <Button icon={NewestIcon} onClick={() => setParams({ before: undefined })}>
                  Newest
                </Button>
              </Show>
              <Show when={!reading.isStale && older(read().rows)}>
                {(sequence) => (
                  <Button icon={OlderIcon} onClick={() => setParams({ before: sequence() })}>
                    Older
                  </Button>
                )}
              </Show>
            </nav>
          </Show>
        )}
      </WhenRead>
    </Card>
  );
}

function summary(rows: readonly Moved[]): string {
  const [newest] = rows;
  const oldest = rows.at(-1);
  if (!newest || !oldest) return '';
  return `Free units from ${oldest.freeBefore} before ${exactTime(oldest.at)} to ${newest.freeAfter} at ${exactTime(newest.at)}. The numbers stand in the table of movements below.`;
}
