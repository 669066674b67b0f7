/** The messages of a channel, newest first: what became of each, what was answered, and sending one again. */
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { problemOf } from '../problem.ts';
import { createReading } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { type Column, RowsTable } from '../ui/rows-table.tsx';
import { say } from '../ui/toasts.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { MessageRow } from './message-row.tsx';
import type { ShownChannel, ShownMessage } from './types.ts';

const MessageDialog = lazy(() => import('./message-dialog.tsx'));

const columns: Column[] = [
  { name: 'Message' },
  { name: 'When', sort: 'descending' },
  { name: 'What became of it' },
];

const pageSize = 10;

export function MessageLog(props: { channel: ShownChannel }): JSX.Element {
  const [cursors, setCursors] = createSignal<string[]>([]);
  const [opened, setOpened] = createSignal<ShownMessage>();
  const list = createReading(() => {
    const input = { channelId: props.channel.id, cursor: cursors().at(-1), limit: pageSize };
    return {
      key: ['notice-messages', input],
      of: `notice-messages ${input.channelId}`,
      read: () => trpc.notices.messages.query(input),
    };
  });
  const resend = async ({ id }: ShownMessage) => {
    try {
      await trpc.notices.resend.mutate({ id });
      say('It is sent again.');
    } catch (error) {
      say(problemOf(error).says, 'bad');
    } finally {
      list.again();
    }
  };
  const next = () => (list.isStale ? undefined : (list.data?.next ?? undefined));
  return (
    <section
      class="mt-3 overflow-hidden rounded-lg border border-line"
      aria-label={`Log of ${props.channel.address}`}
    >
      <WhenRead reading={list} rows={3} what="its log">
        {(read) => (
          <Show
            when={read().rows.length > 0}
            fallback={<p class="px-4 py-3 text-quiet">Nothing was sent there yet.</p>}
          >
            <RowsTable label="Messages" columns={columns} hasActions isStale={list.isStale}>
              <For each={read().rows}>
                {(message) => (
                  <MessageRow
                    message={message}
                    isPaused={props.channel.state === 'paused'}
                    open={setOpened}
                    resend={resend}
                  />
                )}
              </For>
            </RowsTable>
          </Show>
        )}
      </WhenRead>
      <Show when={next() || cursors().length > 0}>
        <div class="no-print flex justify-end gap-2 border-t border-line px-3 py-2">
          <Show when={cursors().length > 0}>
            <Button small onClick={() => setCursors([])}>
              Newest
            </Button>
          </Show>
          <Show when={next()}>
            {(cursor) => (
              <Button small onClick={() => setCursors((all) => [...all, cursor()])}>
                Older
              </Button>
            )}
          </Show>
        </div>
      </Show>
      <Suspense>
        <Show when={opened()}>
          {(message) => (
            <MessageDialog message={message()} resend={resend} close={() => setOpened(undefined)} />
          )}
        </Show>
      </Suspense>
    </section>
  );
}
