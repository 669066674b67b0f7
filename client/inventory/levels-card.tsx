/** What the source has of a SKU: per location, as last read. */
import { For, type JSX } from 'solid-js';
import { Moment } from '../ui/moment.tsx';
import { Card, cardItem } from '../ui/page.tsx';
import type { SkuPage } from './types.ts';

export function LevelsCard(props: { sku: SkuPage }): JSX.Element {
  return (
    <Card title={`At ${props.sku.storeName}`}>
      <ul>
        <For
          each={props.sku.levels}
          fallback={<li class={`${cardItem} text-quiet`}>Its level is being read.</li>}
        >
          {(level) => (
            <li class={`${cardItem} flex justify-between gap-4 border-t border-line`}>
              <span class="min-w-0">
                <span class="wrap-anywhere">{level.name}</span>
                <span class="block text-[0.8125rem] text-quiet">
                  read <Moment at={level.readAt} />
                </span>
              </span>
              <span class="font-medium">{level.available.toLocaleString('en')}</span>
            </li>
          )}
        </For>
      </ul>
    </Card>
  );
}
