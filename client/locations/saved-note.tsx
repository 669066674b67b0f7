/** What saving a map set going: SKUs that are set, those that wait for Apply, and orders that are looked at again. */
import { type JSX, Show } from 'solid-js';
import { BulkProgress } from '../settings/bulk-progress.tsx';
import { useShell } from '../shell/shell-state.tsx';
import { Button } from '../ui/button.tsx';
import { savedSays } from './map-words.ts';
import type { GroupsSaved, PageMap } from './types.ts';

export function SavedNote(props: {
  saved: GroupsSaved;
  map: PageMap;
  close: () => void;
}): JSX.Element {
  const shell = useShell();
  const says = () => savedSays(props.saved, props.map.destinationName);
  const firstLevels = () =>
    shell.to(`/inventory/first-levels?connection=${encodeURIComponent(props.map.connectionId)}`);
  return (
    <div class="sticky bottom-3 z-30 mt-5 flex flex-wrap items-start gap-3 rounded-xl border border-strong bg-raised px-4 py-3 shadow-lg">
      <div class="min-w-0 flex-1">
        <Show when={props.saved.recheck} fallback={<p role="status">{says()}</p>}>
          {(run) => <BulkProgress run={run()} kind="recheck" lead={says()} />}
        </Show>
        <Show when={props.saved.waiting > 0}>
          <p class="mt-1">
            <a class="link" href={firstLevels()}>
              See their first levels
            </a>
          </p>
        </Show>
      </div>
      <Button small look="quiet" onClick={() => props.close()}>
        Close
      </Button>
    </div>
  );
}
