/** Chooses the connection a page is about; its address names it. */
import { createUniqueId, For, type JSX } from 'solid-js';

export function ConnectionChooser(props: {
  connections: readonly { connectionId: string; sourceName: string; destinationName: string }[];
  chosen: string;
  choose: (connectionId: string) => void;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="mb-4 flex flex-wrap items-center gap-2">
      <label for={id}>Connection</label>
      <select
        id={id}
        class="field max-w-full min-w-0"
        onChange={(event) => props.choose(event.currentTarget.value)}
      >
        <For each={props.connections}>
          {(one) => (
            <option value={one.connectionId} selected={one.connectionId === props.chosen}>
              {one.sourceName} → {one.destinationName}
            </option>
          )}
        </For>
      </select>
    </div>
  );
}
