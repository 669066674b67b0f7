/** One list that was judged: its head and its lines, while it ships and afterwards. */
import { useSearchParams } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import { type TrackingView, trackingViews } from '../../src/mirror/tracking-views.ts';
import { Missing } from '../pages/not-found.tsx';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Outdated } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { FileHead } from './file-head.tsx';
import { LinesCard } from './lines-card.tsx';
import { countOf, stateWords } from './tracking-words.ts';
import type { TrackingFile } from './types.ts';

/** What a person looks at first, if there is any. */
const first: readonly TrackingView[] = ['failed', 'ships', 'rejected'];

export function ReadFile(props: { id: string; another: () => void }): JSX.Element {
  const shell = useShell();
  const [params] = useSearchParams<{ view?: string; after?: string }>();
  const file = createReading(() => {
    const { id } = props;
    return { key: ['tracking-file', id], read: () => trpc.trackingFiles.get.query({ id }) };
  });
  let frame: HTMLElement | undefined;
  const viewOf = (read: TrackingFile): TrackingView =>
    trackingViews.find((one) => one === params.view) ??
    first.find((one) => countOf(read, one) > 0) ??
    'ships';
  const link = (query: { view: TrackingView; after?: string }) =>
    shell.to(`/orders/tracking?${new URLSearchParams({ file: props.id, ...query })}`);
  return (
    <Show
      when={file.problem?.code !== 'NOT_FOUND'}
      fallback={<Missing title="No such list">{file.problem?.says}</Missing>}
    >
      <Outdated problem={file.data && file.problem} again={file.again} />
      <WhenRead reading={file} rows={5} what="the list" bringsCards>
        {(read) => (
          <section
            ref={(element) => {
              frame = element;
            }}
            tabIndex={-1}
            aria-label="The list"
            class="outline-none"
          >
            {/* Read aloud when it changes, whatever shows below. */}
            <p role="status" class="sr-only">
              {stateWords[read().state]}
            </p>
            <FileHead file={read()} another={props.another} leaveFocusTo={() => frame} />
            <LinesCard
              file={read()}
              view={viewOf(read())}
              cursor={/^\d{1,7}$/.test(params.after ?? '') ? params.after : undefined}
              link={link}
            />
          </section>
        )}
      </WhenRead>
    </Show>
  );
}
