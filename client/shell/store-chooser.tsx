/** Which store the pages are about: all of them, or one. A native select: it costs nothing and every device knows it. */
import { createUniqueId, For, type JSX, Show } from 'solid-js';
import { useShell } from './shell-state.tsx';

export function StoreChooser(): JSX.Element {
  const shell = useShell();
  const id = createUniqueId();
  const group = (isSource: boolean) =>
    shell.stores().filter((store) => store.isSource === isSource);
  return (
    <div>
      <label for={id} class="mb-1 block text-[0.8125rem] text-quiet">
        Store
      </label>
      <select
        id={id}
        class="field w-full pe-8"
        value={shell.chosenId() ?? ''}
        onChange={(event) => shell.choose(event.currentTarget.value || undefined)}
      >
        <option value="" selected={!shell.chosenId()}>
          All stores
        </option>
        <Show when={shell.chosenId() && !shell.chosen()}>
          <option value={shell.chosenId()} selected>
            Unknown store
          </option>
        </Show>
        <Show when={group(true).length > 0}>
          <optgroup label="Source">
            <For each={group(true)}>
              {(store) => (
                <option value={store.id} selected={store.id === shell.chosenId()}>
                  {store.name}
                </option>
              )}
            </For>
          </optgroup>
        </Show>
        <Show when={group(false).length > 0}>
          <optgroup label="Destination">
            <For each={group(false)}>
              {(store) => (
                <option value={store.id} selected={store.id === shell.chosenId()}>
                  {store.name}
                </option>
              )}
            </For>
          </optgroup>
        </Show>
      </select>
    </div>
  );
}
