/** Shows only orders that stay or fail for one reason, each with how many there are. */
import { createUniqueId, For, type JSX, Show } from 'solid-js';
import RemoveIcon from '~icons/lucide/x';
import { reasonSays } from './reason-words.ts';

export type ReasonCount = { kind: string; orders: number };

/** @param props `reasons`: undefined until they are read */
export function ReasonFilter(props: {
  reasons: readonly ReasonCount[] | undefined;
  chosen: string | undefined;
  choose: (kind: string | undefined) => void;
}): JSX.Element {
  const id = createUniqueId();
  // One that no order has any more stays to be seen, and to be taken away.
  const offered = () => {
    const known = props.reasons ?? [];
    const { chosen } = props;
    if (!chosen || known.some(({ kind }) => kind === chosen)) return known;
    return [...known, { kind: chosen, orders: 0 }];
  };
  return (
    <Show when={offered().length > 0}>
      <div class="min-w-0 max-sm:w-full">
        <label for={id} class="sr-only">
          Only for this reason
        </label>
        <select
          id={id}
          class="field w-full sm:max-w-84"
          value={props.chosen ?? ''}
          onChange={(event) => props.choose(event.currentTarget.value || undefined)}
        >
          <option value="" selected={!props.chosen}>
            Any reason
          </option>
          {/* A reading changes its rows in place: nothing of one may be taken out of it. */}
          <For each={offered()}>
            {(reason) => (
              <option value={reason.kind} selected={props.chosen === reason.kind}>
                {reasonSays(reason.kind)}, {reason.orders.toLocaleString('en')}
              </option>
            )}
          </For>
        </select>
      </div>
    </Show>
  );
}

/** What the list is narrowed to beside its view, and away with it. */
export function ReasonChip(props: { kind: string; remove: () => void }): JSX.Element {
  return (
    <button
      type="button"
      class="inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-full bg-accent-soft px-3 text-start text-[0.8125rem] font-medium text-accent hover:brightness-95"
      onClick={() => props.remove()}
    >
      <span class="sr-only">No more only: </span>
      {reasonSays(props.kind)}
      <RemoveIcon class="size-3.5 shrink-0" aria-hidden="true" />
    </button>
  );
}
