/** One SKU of the Inventory page: what the source has, what is sold of it, and what every store may show (ST7). */
import { For, type JSX, Show } from 'solid-js';
import { useShell } from '../shell/shell-state.tsx';
import { Moment } from '../ui/moment.tsx';
import { ItemBadges } from './item-badges.tsx';
import { skuPath } from './sku-path.ts';
import { movementWords } from './stock-words.ts';
import type { InventoryRow } from './types.ts';

export function ItemRow(props: { row: InventoryRow }): JSX.Element {
  const shell = useShell();
  const sold = () => props.row.held + props.row.settled;
  return (
    <tr role="row">
      <td role="cell" class="max-sm:col-span-full">
        <a
          class="font-mono font-semibold wrap-anywhere hover:underline"
          href={shell.to(skuPath(props.row))}
          data-row
        >
          {props.row.sku || 'no SKU'}
        </a>
        <div class="max-w-64 text-[0.8125rem] text-quiet">
          <bdi class="line-clamp-2 wrap-anywhere">{props.row.title}</bdi>
          {props.row.storeName}
        </div>
        <ItemBadges row={props.row} />
      </td>
      <td role="cell" data-label="At the source" class="text-end max-sm:text-start">
        <span class="font-medium">{props.row.level.toLocaleString('en')}</span>
        <Show when={props.row.levels.length > 1}>
          <For each={props.row.levels}>
            {(level) => (
              <div class="text-[0.8125rem] whitespace-nowrap text-quiet">
                {level.name} {level.available.toLocaleString('en')}
              </div>
            )}
          </For>
        </Show>
      </td>
      <td role="cell" data-label="Not yet taken" class="text-end max-sm:text-start">
        {sold().toLocaleString('en')}
      </td>
      <td role="cell" data-label="Free" class="text-end font-medium max-sm:text-start">
        {props.row.free.toLocaleString('en')}
      </td>
      <td role="cell" data-label="May be sold at" class="max-sm:col-span-full">
        <ul class="sm:min-w-44">
          <For each={props.row.targets} fallback={<li class="text-quiet">linked nowhere</li>}>
            {(target) => (
              <li class="flex max-w-64 justify-between gap-3">
                <span class="min-w-0 wrap-anywhere">
                  {target.storeName}
                  <Show when={hasSeveralPlaces(props.row, target.storeId)}>
                    , {target.locationName}
                  </Show>
                </span>
                <span class="text-end whitespace-nowrap">
                  <span class="font-medium">{target.sellable.toLocaleString('en')}</span>
                  <Show when={target.expected !== target.sellable}>
                    <span class="block text-[0.8125rem] text-quiet">
                      {target.expected === null
                        ? 'not read yet'
                        : `shows ${target.expected.toLocaleString('en')}`}
                    </span>
                  </Show>
                </span>
              </li>
            )}
          </For>
        </ul>
      </td>
      <td role="cell" data-label="Last change" class="text-[0.8125rem] max-sm:col-span-full">
        <Show when={props.row.changeKind} fallback={<span class="text-quiet">none yet</span>}>
          {(kind) => <div>{movementWords[kind()]}</div>}
        </Show>
        <div class="text-quiet">
          <Moment at={props.row.changedAt} />
        </div>
      </td>
    </tr>
  );
}

const hasSeveralPlaces = (row: InventoryRow, storeId: string): boolean =>
  row.targets.filter((target) => target.storeId === storeId).length > 1;
