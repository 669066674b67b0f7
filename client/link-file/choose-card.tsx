/** Where a file is given: dropped or chosen; then how far it is read, or why it cannot be. */
import { createSignal, type JSX, Show } from 'solid-js';
import FileIcon from '~icons/lucide/file-up';
import { LeaveGuard } from '../settings/leave-guard.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/page.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { linesText } from './file-words.ts';
import { createUpload, type Uploading } from './upload.ts';

export function ChooseCard(props: {
  connectionId: string;
  /** It was read whole. */
  read: (fileId: string) => void;
}): JSX.Element {
  const upload = createUpload();
  const [isOver, setOver] = createSignal(false);
  let input: HTMLInputElement | undefined;
  const take = async (file: File | undefined) => {
    if (!file || upload.state()) return;
    const fileId = await upload.run(props.connectionId, file);
    if (fileId) props.read(fileId);
  };
  return (
    <Card title="Give a file" class="mb-5">
      <LeaveGuard isDirty={upload.state() !== undefined} />
      <div class="px-4 pb-4 sm:px-[1.1rem]">
        <fieldset
          aria-label="Where a file is dropped"
          class={`flex min-h-44 min-w-0 flex-col items-center justify-center gap-3 rounded-xl border-2 border-dashed px-4 py-6 text-center ${
            isOver() ? 'border-accent bg-accent-soft' : 'border-strong'
          }`}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            void take(event.dataTransfer?.files[0]);
          }}
        >
          <Show
            when={upload.state()}
            fallback={
              <>
                <FileIcon class="size-6 text-quiet" aria-hidden="true" />
                <p>Drop a CSV file here, or</p>
                <Button look="main" onClick={() => input?.click()}>
                  Choose a file
                </Button>
                <input
                  ref={(element) => {
                    input = element;
                  }}
                  type="file"
                  hidden
                  accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
                  onChange={(event) => {
                    const [file] = event.currentTarget.files ?? [];
                    void take(file);
                    // The same file once more, mended, is to be taken again.
                    event.currentTarget.value = '';
                  }}
                />
                <p class="text-[0.8125rem] text-quiet">
                  Up to 20 MB and 100,000 lines. Nothing changes before you press Apply.
                </p>
              </>
            }
          >
            {(state) => <Reading state={state()} stop={upload.stop} />}
          </Show>
        </fieldset>
        <Show when={upload.problem()}>
          {(says) => (
            <p role="alert" class="mt-3 rounded-lg bg-bad-soft px-4 py-3 text-bad">
              {says()}
            </p>
          )}
        </Show>
      </div>
    </Card>
  );
}

function Reading(props: { state: Uploading; stop: () => void }): JSX.Element {
  return (
    <div class="flex w-full max-w-md flex-col gap-3">
      <p class="wrap-anywhere">
        Reading <span class="font-semibold">{props.state.name}</span>
      </p>
      <ProgressBar
        label={`Reading ${props.state.name}`}
        done={Math.round(props.state.share * 100)}
        total={100}
        says={`${linesText(props.state.lines)} read`}
      />
      <p class="text-[0.8125rem] text-quiet">
        {linesText(props.state.lines)} read. Stay on this page until it is read.
      </p>
      <div>
        <Button small onClick={() => props.stop()}>
          Stop
        </Button>
      </div>
    </div>
  );
}
