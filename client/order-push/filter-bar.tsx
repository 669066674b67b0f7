/** Above the orders: search, and the reason they are narrowed to. */
import { type JSX, Show } from 'solid-js';
import { SearchField } from '../ui/search-field.tsx';
import type { Listed } from './list-address.ts';
import { ReasonChip, type ReasonCount, ReasonFilter } from './reason-filter.tsx';

/** A row of the card's head; each is as high as another, so that nothing jumps when one takes its place. */
export const barRow =
  'no-print flex min-h-[3.75rem] flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-[1.1rem]';

export function FilterBar(props: {
  asked: { q: string | undefined; reason: string | undefined };
  reasons: readonly ReasonCount[] | undefined;
  change: (to: Pick<Listed, 'q' | 'reason'>) => void;
  /** Beside them, at the end. */
  children: JSX.Element;
}): JSX.Element {
  return (
    <>
      <div class={barRow}>
        <span class="flex min-w-0 flex-wrap items-center gap-3 max-sm:w-full">
          <SearchField
            label="Search by number, customer or SKU"
            value={props.asked.q ?? ''}
            search={(q) => props.change({ q: q || undefined })}
          />
          <ReasonFilter
            reasons={props.reasons}
            chosen={props.asked.reason}
            choose={(reason) => props.change({ reason })}
          />
        </span>
        {props.children}
      </div>
      <Show when={props.asked.reason}>
        {(kind) => (
          <div class="no-print px-4 pb-3 sm:px-[1.1rem]">
            <ReasonChip kind={kind()} remove={() => props.change({ reason: undefined })} />
          </div>
        )}
      </Show>
    </>
  );
}
