/** "Would this order push?", answered line by line (OP10, OP14): what goes where, what stays and why, what stands. */
import { For, type JSX, Show } from 'solid-js';
import type { PushPreview as Preview } from '../../src/order-push/preview.ts';
import type { MendAbout } from '../order-push/mend.ts';
import { MendLinks } from '../order-push/mend-links.tsx';
import { type Column, RowsTable } from '../ui/rows-table.tsx';
import { decisionWords } from '../words.ts';
import { PreviewAlready } from './preview-already.tsx';
import { PreviewHead } from './preview-head.tsx';
import { PreviewLine } from './preview-line.tsx';
import { byItselfWords, standing } from './preview-words.ts';

const columns: Column[] = [{ name: 'Line' }, { name: 'Ordered', isNumber: true }, { name: 'Push' }];

/** Shows a preview that is there; read-push-preview.tsx reads one first. */
export function PushPreview(props: { preview: Preview }): JSX.Element {
  const about = (): MendAbout => ({
    orderId: props.preview.order.id ?? '',
    storeId: props.preview.order.storeId,
    storeName: props.preview.order.storeName,
    orderUrl: props.preview.order.url,
    // Its lines are shown right here.
    isOnItsPage: true,
  });
  return (
    <div class="flex flex-col gap-4">
      <PreviewHead order={props.preview.order} />
      <PreviewAlready preview={props.preview} />
      <Show
        when={props.preview.refused}
        fallback={
          <Show when={props.preview.units > 0 || standing(props.preview).length === 0}>
            <p>{byItselfWords(props.preview)}</p>
          </Show>
        }
      >
        {(why) => (
          <div class="rounded-lg bg-wait-soft px-4 py-2.5 text-wait">
            <p class="font-medium">{decisionWords[why()].says}.</p>
            <p>
              {decisionWords[why()].next} <MendLinks kind={why()} about={about()} />
            </p>
          </div>
        )}
      </Show>
      <div class="overflow-hidden rounded-lg border border-line">
        <RowsTable label="Lines" columns={columns}>
          <For each={props.preview.lines}>
            {(line) => (
              <PreviewLine
                line={line}
                about={{ ...about(), sku: line.sku }}
                isRefused={props.preview.refused !== undefined}
              />
            )}
          </For>
        </RowsTable>
      </div>
    </div>
  );
}
