/** Tracking numbers (SO1, source stores only): many at once, pasted or as a file; shipped once a person pressed Apply. */
import { useSearchParams } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import BackIcon from '~icons/lucide/arrow-left';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { FilesCard } from '../tracking-file/files-card.tsx';
import { FormatCard } from '../tracking-file/format-card.tsx';
import { GiveCard } from '../tracking-file/give-card.tsx';
import { ReadFile } from '../tracking-file/read-file.tsx';
import { trpc } from '../trpc.ts';
import { Page } from '../ui/page.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { Missing } from './not-found.tsx';

export default function TrackingFilePage(): JSX.Element {
  const shell = useShell();
  const [params, setParams] = useSearchParams<{ file?: string }>();
  const files = createReading(() => ({
    key: ['tracking-files'],
    read: () => trpc.trackingFiles.list.query({}),
  }));
  const isForSources = () =>
    files.problem?.code === 'FORBIDDEN' || shell.chosen()?.isSource === false;
  const open = (file: string | undefined) => setParams({ file, view: undefined, after: undefined });
  return (
    <Show
      when={!isForSources()}
      fallback={
        <Missing title="Tracking numbers are for source stores">
          {shell.chosen()
            ? `${shell.chosen()?.name} ships for no other store. Choose a source store, or all stores.`
            : 'None of your stores ships for another one yet.'}
        </Missing>
      }
    >
      <Page
        title="Tracking numbers"
        lead="Ship many orders at once. What a list would ship is shown first; nothing is shipped before you press Apply."
        above={
          <a class="link inline-flex items-center gap-1.5" href={shell.to('/orders')}>
            <BackIcon class="size-4" aria-hidden="true" />
            Orders
          </a>
        }
      >
        <Show
          when={params.file}
          keyed
          fallback={
            <>
              <GiveCard storeId={shell.chosenId()} judged={open} />
              <FormatCard />
              <WhenRead reading={files} rows={2} what="the lists given lately" bringsCards>
                {(read) => (
                  <FilesCard
                    files={read().files}
                    link={(file) => shell.to(`/orders/tracking?${new URLSearchParams({ file })}`)}
                  />
                )}
              </WhenRead>
            </>
          }
        >
          {(id) => <ReadFile id={id} another={() => open(undefined)} />}
        </Show>
      </Page>
    </Show>
  );
}
