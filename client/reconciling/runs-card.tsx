/** The reports of all runs that ended, newest first, a page at a time; what runs shows above it. */
import { For, type JSX, Show } from 'solid-js';
import OlderIcon from '~icons/lucide/arrow-right';
import NewestIcon from '~icons/lucide/arrow-up-to-line';
import ReconcilingIcon from '~icons/lucide/scale';
import { createHeldBack } from '../order-push/held-back.ts';
import type { Reading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/page.tsx';
import { type Column, RowsTable } from '../ui/rows-table.tsx';
import { NothingYet } from '../ui/states.tsx';
import { RunRow } from './run-row.tsx';
import type { Reconciles } from './types.ts';

const columns: Column[] = [
  { name: 'Store' },
  { name: 'When', sort: 'descending' },
  { name: 'Compared', isNumber: true },
  { name: 'Drifted', isNumber: true },
  { name: 'Repaired', isNumber: true },
  { name: 'Not repaired', isNumber: true },
  { name: 'What came of it' },
];

export function RunsCard(props: {
  reading: Reading<Reconciles>;
  read: Reconciles;
  /** Of the page that is shown; undefined for the newest. */
  cursor: string | undefined;
}): JSX.Element {
  const shell = useShell();
  const held = createHeldBack(
    () => props.read.runs.filter(({ state }) => state !== 'running'),
    () => `${shell.chosenId() ?? ''} ${props.cursor ?? ''}`,
    () => props.reading.isStale,
  );
  const link = (cursor?: string) =>
    shell.to(`/reconciling${cursor ? `?${new URLSearchParams({ cursor })}` : ''}`);
  const older = () => (props.reading.isStale ? undefined : (props.read.nextCursor ?? undefined));
  return (
    <>
      <Card title="Reports">
        <Show
          when={held.rows().length > 0}
          fallback={
            <NothingYet
              icon={ReconcilingIcon}
              title={props.cursor ? 'Nothing further on' : 'Nothing was reconciled yet'}
            >
              Press Reconcile, or wait: the first one goes by itself within{' '}
              {props.read.intervalMinutes} minutes.
            </NothingYet>
          }
        >
          <div
            class="border-t border-line"
            onPointerEnter={held.onPointerEnter}
            onPointerLeave={held.onPointerLeave}
            onFocusIn={held.onFocusIn}
            onFocusOut={held.onFocusOut}
          >
            <Show when={held.waiting() > 0 && !props.cursor}>
              <div class="no-print border-b border-line px-4 py-2 text-center">
                <Button small look="main" onClick={held.show}>
                  {held.waiting()} new, show
                </Button>
              </div>
            </Show>
            <div class="overflow-x-auto">
              <RowsTable label="Reports" columns={columns} isStale={props.reading.isStale}>
                <For each={held.rows()}>{(run) => <RunRow run={run} />}</For>
              </RowsTable>
            </div>
          </div>
        </Show>
      </Card>
      <nav aria-label="More reports" class="no-print mt-4 flex justify-end gap-2 empty:hidden">
        <Show when={props.cursor}>
          <ButtonLink href={link()} icon={NewestIcon}>
            Newest
          </ButtonLink>
        </Show>
        <Show when={older()}>
          {(cursor) => (
            <ButtonLink href={link(cursor())} icon={OlderIcon}>
              Older
            </ButtonLink>
          )}
        </Show>
      </nav>
    </>
  );
}
