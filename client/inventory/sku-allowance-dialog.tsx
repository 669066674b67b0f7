/** What one SKU keeps back at one store, where it is not what the connection says (ST6), seen before it is saved. */
import { createMemo, createSignal, createUniqueId, For, type JSX, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { problemOf } from '../problem.ts';
import { createReading, queryClient } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { say } from '../ui/toasts.tsx';
import { readAllowance, typeAllowance } from './allowance-fields.ts';
import { AllowanceInputs } from './allowance-inputs.tsx';
import type { SkuLink } from './types.ts';

export default function SkuAllowanceDialog(props: {
  sku: string;
  link: SkuLink;
  close: () => void;
}): JSX.Element {
  const id = createUniqueId();
  const [typed, setTyped] = createStore(typeAllowance(props.link.own));
  const [busy, setBusy] = createSignal(false);
  const [answer, setAnswer] = createSignal('');
  const read = createMemo(() => readAllowance(typed));
  const isWrong = () => Object.keys(read().problems).length > 0;
  const ofConnection = () => props.link.ofConnection;
  const preview = createReading(() => {
    const { connectionId, variantId } = props.link;
    const input = { connectionId, variantId, ...read().said };
    return {
      key: ['sku-preview', input],
      of: `sku-preview ${props.link.id}`,
      read: () => trpc.inventory.allowances.previewSku.query(input),
    };
  });
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy() || isWrong()) return;
    setBusy(true);
    setAnswer('');
    try {
      const { connectionId, variantId, destinationName } = props.link;
      const asked = { connectionId, variantId, ...read().said };
      await trpc.inventory.allowances.saveSku.mutate(asked);
      say(`Saved. ${destinationName} follows by itself.`);
      props.close();
    } catch (error) {
      setAnswer(problemOf(error).says);
    } finally {
      setBusy(false);
      void queryClient.invalidateQueries();
    }
  };
  return (
    <Dialog
      wide
      title={`What ${props.link.destinationName} keeps back`}
      lead={`Of ${props.sku} only. An empty field is what the connection says.`}
      close={() => !busy() && props.close()}
      actions={
        <>
          <Button disabled={busy()} onClick={() => props.close()}>
            Cancel
          </Button>
          <Button look="main" type="submit" form={id} busy={busy()} disabled={isWrong()}>
            Save
          </Button>
        </>
      }
    >
      <form id={id} class="flex flex-col gap-4" onSubmit={(event) => void save(event)}>
        <AllowanceInputs
          typed={typed}
          problems={read().problems}
          emptyMeans={{
            buffer: String(ofConnection().buffer),
            sharePercent: String(ofConnection().sharePercent),
            cap: ofConnection().cap === null ? 'no limit' : String(ofConnection().cap),
          }}
          type={(name, text) => setTyped(name, text)}
        />
        <div aria-live="polite">
          <Show
            when={!isWrong() && preview.data}
            fallback={<p class="text-quiet">{preview.problem?.says ?? 'Reckoning …'}</p>}
          >
            {(shown) => (
              <For
                each={shown().rows}
                fallback={<p class="text-quiet">Nothing is shown there yet.</p>}
              >
                {(row) => (
                  <p class={preview.isStale ? 'opacity-60' : ''}>
                    {row.locationName} shows{' '}
                    {row.present === null ? 'a number not read yet' : row.present}
                    {row.present === row.next && row.isCertain ? (
                      ' and would go on so.'
                    ) : (
                      <>
                        , and would show{' '}
                        <span class="font-semibold">
                          {row.isCertain ? '' : 'at least '}
                          {row.next}
                        </span>
                        .
                      </>
                    )}
                  </p>
                )}
              </For>
            )}
          </Show>
        </div>
        <Show when={answer()}>
          <p role="alert" class="rounded-lg bg-bad-soft px-4 py-3 text-bad">
            {answer()}
          </p>
        </Show>
      </form>
    </Dialog>
  );
}
