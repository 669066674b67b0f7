/** Where a list is given: pasted, dropped or chosen; and why it cannot be read. */
import { createSignal, createUniqueId, type JSX, Show } from 'solid-js';
import CheckIcon from '~icons/lucide/list-checks';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/page.tsx';
import { createGive, type Given } from './give.ts';

export function GiveCard(props: {
  storeId: string | undefined;
  /** It was judged. */
  judged: (id: string) => void;
}): JSX.Element {
  const id = createUniqueId();
  const give = createGive();
  const [text, setText] = createSignal('');
  const [isOver, setOver] = createSignal(false);
  let input: HTMLInputElement | undefined;
  const take = async (given: File | Given | undefined) => {
    const judged = given && (await give.run(props.storeId, given));
    if (judged) props.judged(judged);
  };
  const takePasted = () => void take({ name: 'Pasted list', text: text() });
  return (
    <Card title="Give a list" class="mb-5">
      <div class="px-4 pb-4 sm:px-[1.1rem]">
        <fieldset
          aria-label="Where a list is pasted or a file is dropped"
          aria-describedby={`${id}-help`}
          class={`flex min-w-0 flex-col gap-3 rounded-xl border-2 border-dashed p-3 sm:p-4 ${
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
          <label class="block">
            <span class="mb-1 block">Orders and tracking numbers, a line each</span>
            <textarea
              class="field block min-h-40 w-full py-2 font-mono text-[0.8125rem]"
              placeholder={'#1001, UPS, 1Z…\n#1002, Royal Mail, …'}
              spellcheck={false}
              autocapitalize="off"
              value={text()}
              onInput={(event) => setText(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) takePasted();
              }}
            />
          </label>
          <div class="flex flex-wrap items-center gap-2">
            <Button
              look="main"
              icon={CheckIcon}
              busy={give.busy()}
              whyNot={text().trim() === '' ? 'Paste a list first.' : undefined}
              onClick={takePasted}
            >
              Check the list
            </Button>
            <Button busy={give.busy()} onClick={() => input?.click()}>
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
          </div>
          <p id={`${id}-help`} class="text-[0.8125rem] text-quiet">
            Or drop a CSV file here. Up to 1,000 lines. Nothing is shipped before you press Apply.
          </p>
        </fieldset>
        <Show when={give.problem()}>
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
