/** Above the listings: search, and what it looks for. */
import { type JSX, Show } from 'solid-js';
import { barRow } from '../order-push/filter-bar.tsx';
import { SearchField } from '../ui/search-field.tsx';
import type { Products } from './types.ts';

export function SearchBar(props: {
  asked: { q?: string | undefined };
  /** Undefined before the first answer. */
  searchedBy: Products['searchedBy'] | undefined;
  search: (q: string) => void;
  /** Beside it, at the end. */
  children: JSX.Element;
}): JSX.Element {
  return (
    <div class={barRow}>
      <div class="min-w-0 max-sm:w-full">
        <SearchField
          label="Search by SKU or title"
          value={props.asked.q ?? ''}
          search={props.search}
        />
        <Show when={props.asked.q && props.searchedBy}>
          <p class="mt-1 text-[0.8125rem] text-quiet">
            {props.searchedBy === 'contains'
              ? 'Found anywhere in SKU or title.'
              : 'Found where SKU or title begins with it.'}
          </p>
        </Show>
      </div>
      {props.children}
    </div>
  );
}
