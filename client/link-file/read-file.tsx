/** One file that was read whole: its head, and its lines while nothing of them changes. */
import { useSearchParams } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import SaveIcon from '~icons/lucide/download';
import { type LinkVerdict, linkVerdicts } from '../../src/catalog/link-file.ts';
import { Missing } from '../pages/not-found.tsx';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { Outdated } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { createAct } from './act.ts';
import { FileHead } from './file-head.tsx';
import { stateWords } from './file-words.ts';
import { LinesCard } from './lines-card.tsx';
import { saveRejected } from './save-rejected.ts';
import type { LineCounts, LinkFile } from './types.ts';

/** What a person looks at first. */
const first: readonly LinkVerdict[] = ['added', 'changed', 'removed', 'rejected', 'same'];

export function ReadFile(props: { fileId: string; another: () => void }): JSX.Element {
  const file = createReading(() => {
    const { fileId } = props;
    return { key: ['link-file', fileId], read: () => trpc.linkFiles.get.query({ fileId }) };
  });
  let frame: HTMLElement | undefined;
  const heir = () => frame;
  return (
    <Show
      when={file.problem?.code !== 'NOT_FOUND'}
      fallback={<Missing title="No such file">{file.problem?.says}</Missing>}
    >
      <Outdated problem={file.data && file.problem} again={file.again} />
      <WhenRead reading={file} rows={5} what="the file" bringsCards>
        {(read) => (
          <section
            ref={(element) => {
              frame = element;
            }}
            tabIndex={-1}
            aria-label="The file"
            class="outline-none"
          >
            {/* Read aloud when it changes, whatever shows below. */}
            <p role="status" class="sr-only">
              {stateWords[read().state]}
            </p>
            <Show
              when={read().state !== 'applying'}
              fallback={
                <FileHead
                  file={read()}
                  counts={undefined}
                  another={props.another}
                  leaveFocusTo={heir}
                />
              }
            >
              <Counted file={read()} another={props.another} leaveFocusTo={heir} />
            </Show>
          </section>
        )}
      </WhenRead>
    </Show>
  );
}

function Counted(props: {
  file: LinkFile;
  another: () => void;
  leaveFocusTo: () => HTMLElement | undefined;
}): JSX.Element {
  const counts = createReading(() => {
    const { id: fileId, state } = props.file;
    return {
      key: ['link-file-counts', fileId, state],
      read: () => trpc.linkFiles.counts.query({ fileId }),
    };
  });
  return (
    <WhenRead reading={counts} rows={5} what="the lines" bringsCards>
      {(read) => (
        <>
          <FileHead {...props} counts={read()} />
          <Lines file={props.file} counts={read()} />
        </>
      )}
    </WhenRead>
  );
}

function Lines(props: { file: LinkFile; counts: LineCounts }): JSX.Element {
  const shell = useShell();
  const acts = createAct();
  const [params] = useSearchParams<{ view?: string; after?: string }>();
  const view = (): LinkVerdict =>
    linkVerdicts.find((one) => one === params.view) ??
    first.find((one) => props.counts[one] > 0) ??
    'same';
  const after = () => Math.max(0, Math.trunc(Number(params.after ?? 0)) || 0);
  const link = (query: { view: LinkVerdict; after?: number }) => {
    const { id, connectionId } = props.file;
    const search = new URLSearchParams({ connection: connectionId, file: id, view: query.view });
    if (query.after !== undefined) search.set('after', String(query.after));
    return shell.to(`/products/file?${search}`);
  };
  const save = () =>
    acts.run('save', async () => {
      await saveRejected(props.file);
      return 'The rejected lines were saved, each with its reason.';
    });
  return (
    <LinesCard
      fileId={props.file.id}
      counts={props.counts}
      view={view()}
      after={after()}
      link={link}
      beside={
        <Show when={props.counts.rejected > 0}>
          <Button small icon={SaveIcon} busy={acts.busy() === 'save'} onClick={() => void save()}>
            Save rejected lines
          </Button>
        </Show>
      }
    />
  );
}
