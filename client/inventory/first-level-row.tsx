/** One SKU whose first levels wait: what its store shows, and what it would show. */
import { For, type JSX, Show } from 'solid-js';
import ReadingIcon from '~icons/lucide/clock';
import { useShell } from '../shell/shell-state.tsx';
import { Badge } from '../ui/badge.tsx';
import { skuPath } from './sku-path.ts';
import { signed } from './stock-words.ts';
import type { FirstLevel } from './types.ts';

export function FirstLevelRow(props: {
  row: FirstLevel;
  isChosen: boolean;
  choose: (isChosen: boolean) => void;
}): JSX.Element {
  const shell = useShell();
  return (
    <tr role="row">
      <td role="cell" class="max-sm:col-span-full">
        <div class="flex items-start gap-3">
          <input
            type="checkbox"
            class="mt-0.5 size-6 shrink-0 accent-accent sm:size-5"
            aria-label={`Choose ${props.row.sku}`}
            checked={props.isChosen && props.row.isRead}
            disabled={!props.row.isRead}
            onChange={(event) => props.choose(event.currentTarget.checked)}
          />
          <div class="min-w-0">
            <a
              class="font-mono font-semibold wrap-anywhere hover:underline"
              href={shell.to(skuPath(props.row))}
              data-row
            >
              {props.row.sku || 'no SKU'}
            </a>
            <div class="text-[0.8125rem] text-quiet">
              <bdi class="wrap-anywhere">{props.row.title}</bdi>
            </div>
          </div>
        </div>
      </td>
      <td role="cell" data-label="Shows" class="text-end max-sm:text-start">
        <Show
          when={props.row.isRead}
          fallback={
            <Badge tone="wait" icon={ReadingIcon}>
              Being read
            </Badge>
          }
        >
          <PerPlace row={props.row} of={(place) => (place.present ?? 0).toLocaleString('en')} />
        </Show>
      </td>
      <td role="cell" data-label="Would show" class="text-end font-medium max-sm:text-start">
        <Show when={props.row.isRead}>
          <PerPlace row={props.row} of={(place) => place.proposed.toLocaleString('en')} />
        </Show>
      </td>
      <td role="cell" data-label="Change" class="text-end max-sm:text-start">
        <Show when={props.row.isRead}>
          <Show when={!props.row.toZero} fallback={<span class="text-bad">sold out</span>}>
            <PerPlace
              row={props.row}
              of={(place) =>
                place.proposed === place.present
                  ? 'none'
                  : signed(place.proposed - (place.present ?? 0))
              }
            />
          </Show>
        </Show>
      </td>
    </tr>
  );
}

function PerPlace(props: {
  row: FirstLevel;
  of: (place: FirstLevel['places'][number]) => string;
}): JSX.Element {
  return (
    <For each={props.row.places}>
      {(place) => (
        <div>
          <Show when={props.row.places.length > 1}>
            <span class="text-[0.8125rem] font-normal text-quiet">{place.locationName} </span>
          </Show>
          {props.of(place)}
        </div>
      )}
    </For>
  );
}
