/** Chooses the destination store a page of Settings is about; its address names it. */
import { createUniqueId, For, type JSX } from 'solid-js';

export function StorePicker(props: {
  stores: readonly { storeId: string; storeName: string }[];
  chosen: string;
  choose: (storeId: string) => void;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="mb-4 flex flex-wrap items-center gap-2">
      <label for={id}>Destination store</label>
      <select
        id={id}
        class="field max-w-full min-w-0 pe-8"
        onChange={(event) => {
          props.choose(event.currentTarget.value);
          // Where leaving is asked about first, the old one stays chosen meanwhile.
          event.currentTarget.value = props.chosen;
        }}
      >
        <For each={props.stores}>
          {(store) => (
            <option value={store.storeId} selected={store.storeId === props.chosen}>
              {store.storeName}
            </option>
          )}
        </For>
      </select>
    </div>
  );
}
