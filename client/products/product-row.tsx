/** One listing of the Products page: how it stands, what it is linked to or might be, and what can be done about it. */
import { type JSX, Show } from 'solid-js';
import { Button } from '../ui/button.tsx';
import type { ChosenRows } from './chosen-rows.ts';
import { LinkStateBadge } from './link-state-badge.tsx';
import { isEnding } from './links-of.ts';
import { suggestedWords } from './product-words.ts';
import type { Product } from './types.ts';

/** Its details open over the list, which stays where it is. */
const stays = { noscroll: '' };

export function ProductRow(props: {
  row: Product;
  chosen: ChosenRows<Product>;
  /** Where its details are. */
  href: string;
  isAccepting: boolean;
  accept: () => void;
}): JSX.Element {
  const isChosen = () => props.chosen.has(props.row);
  const name = () => props.row.sku || props.row.title;
  let withShift = false;
  return (
    <tr role="row" class={isChosen() ? 'bg-accent-soft/60' : ''}>
      <td role="cell" class="max-sm:col-span-full">
        <div class="flex items-start gap-3">
          <input
            type="checkbox"
            class="no-print mt-0.5 size-6 shrink-0 accent-accent sm:size-5"
            aria-label={`Choose ${name()}`}
            checked={isChosen()}
            onClick={(event) => {
              withShift = event.shiftKey;
            }}
            onChange={(event) => {
              props.chosen.pick(props.row, event.currentTarget.checked, withShift);
              withShift = false;
            }}
          />
          <div class="min-w-0">
            <a
              class="font-mono font-semibold wrap-anywhere hover:underline"
              href={props.href}
              data-row
              data-product={props.row.id}
              {...stays}
              aria-keyshortcuts="x Shift+X"
              onKeyDown={(event) => {
                if (event.ctrlKey || event.metaKey || event.altKey) return;
                if (event.key.toLowerCase() === 'x')
                  props.chosen.pick(props.row, !isChosen(), event.shiftKey);
              }}
            >
              {props.row.sku || 'no SKU'}
            </a>
            <div class="max-w-80 text-[0.8125rem] text-quiet">
              <bdi class="line-clamp-2 wrap-anywhere">{props.row.title}</bdi>
            </div>
          </div>
        </div>
      </td>
      <td role="cell" class="max-sm:col-span-full">
        <LinkStateBadge state={props.row.state} isEnding={isEnding(props.row)} />
      </td>
      <td role="cell" data-label="At the source" class="max-sm:col-span-full">
        <Show when={props.row.sourceVariantId} fallback={<Unlinked row={props.row} />}>
          <span class="font-mono wrap-anywhere">{props.row.sourceSku || 'no SKU'}</span>
          <div class="max-w-80 text-[0.8125rem] text-quiet">
            <bdi class="line-clamp-2 wrap-anywhere">{props.row.sourceTitle}</bdi>
          </div>
        </Show>
      </td>
      <td role="cell" class="no-print text-end max-sm:col-span-full max-sm:text-start">
        <Show when={props.row.suggestedBy}>
          <Button small busy={props.isAccepting} onClick={() => props.accept()}>
            Accept<span class="sr-only"> the suggestion for {name()}</span>
          </Button>
        </Show>
      </td>
    </tr>
  );
}

function Unlinked(props: { row: Product }): JSX.Element {
  return (
    <Show
      when={props.row.suggestedBy}
      fallback={
        <span class="text-quiet">
          {props.row.sourceCount > 1
            ? `${props.row.sourceCount.toLocaleString('en')} listings have this SKU`
            : 'none'}
        </span>
      }
    >
      {(by) => (
        <>
          <span class="text-quiet">Maybe </span>
          <span class="font-mono wrap-anywhere">{props.row.suggestedSku || 'no SKU'}</span>
          <div class="text-[0.8125rem] text-quiet">{suggestedWords[by()]}</div>
        </>
      )}
    </Show>
  );
}
