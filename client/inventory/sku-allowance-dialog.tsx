/** What one SKU keeps back at one store, where it is not what the connection says (ST6), seen before it is saved. */
import { createMemo, For, type JSX, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { createReading } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { readAllowance, typeAllowance } from './allowance-fields.ts';
import { AllowanceInputs } from './allowance-inputs.tsx';
import type { SkuLink } from './types.ts';

export default function SkuAllowanceDialog(props: {
  sku: string;
  link: SkuLink;
  close: () => void;
}): JSX.Element {
  const [typed, setTyped] = createStore(typeAllowance(props.link.own));
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
  const act = async () => {
    const { connectionId, variantId, destinationName } = props.link;
    const asked = { connectionId, variantId, ...read().said };
    await trpc.inventory.allowances.saveSku.mutate(asked);
    return { done: true, says: `Saved. ${destinationName} follows by itself.` };
  };
  return (
    <ActDialog
      wide
      title={`What ${props.link.destinationName} keeps back`}
      lead={`Of ${props.sku} only. An empty field is what the connection says.`}
      words="Save"
      isForm
      isShut={isWrong()}
      act={act}
      close={props.close}
    >
      <div class="flex flex-col gap-4">
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
      </div>
    </ActDialog>
  );
}
