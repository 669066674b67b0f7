/** Which store the pages are about: all of them, or one. A native select: it costs nothing and every device knows it. */
import { createUniqueId, For, type JSX, Show } from 'solid-js';
import { useShell } from './shell-state.tsx';

export function StoreChooser(): JSX.Element {
  const shell = useShell();
  const id = createUniqueId();
  const groups = () =>
    [
      { name: 'Source', stores: shell.stores().filter((store) => store.isSource) },
      { name: 'Destination', stores: shell.stores().filter((store) => !store.isSource) },
    ].filter((group) => group.stores.length > 0);
  return (
    <div>
      <label for={id} class="mb-1 block text-[0.8125rem] text-quiet">
        Store
      </label>
      <select
        id={id}
        class="field w-full pe-8"
        value={shell.chosenId() ?? ''}
        onChange={(event) => {
          shell.choose(event.currentTarget.value || undefined);
          // Where leaving is asked about first, the old one stays chosen meanwhile.
          event.currentTarget.value = shell.chosenId() ?? '';
        }}
      >
        <option value="" selected={!shell.chosenId()}>
          All stores
        </option>
        <Show when={shell.chosenId() && !shell.chosen()}>
          <option value={shell.chosenId()} selected>
            Unknown store
          </option>
        </Show>
        <For each={groups()}>
          {(group) => (
            <optgroup label={group.name}>
              <For each={group.stores}>
                {(store) => (
                  <option value={store.id} selected={store.id === shell.chosenId()}>
                    {store.name}
                  </option>
                )}
              </For>
            </optgroup>
          )}
        </For>
      </select>
    </div>
  );
}
