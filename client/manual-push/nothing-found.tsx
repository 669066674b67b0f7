/** No order of the chosen store has the number: where it is another store's, the way there. */
import { For, type JSX, Show } from 'solid-js';
import NotFoundIcon from '~icons/lucide/search-x';
import { Button } from '../ui/button.tsx';
import { NothingYet } from '../ui/states.tsx';
import type { Found } from './types.ts';

export function NothingFound(props: {
  number: string;
  storeName: string;
  /** Other destinations that have such an order. */
  elsewhere: Found['elsewhere'];
  choose: (storeId: string) => void;
}): JSX.Element {
  return (
    <div class="card" role="status">
      <NothingYet icon={NotFoundIcon} title={`No order ${props.number}`}>
        <p>
          {props.storeName} has no order with this number. Numbers are those of its own admin, with
          or without #.
        </p>
        <Show when={props.elsewhere.length > 0}>
          <div class="mt-3 flex flex-wrap items-center gap-2">
            <For each={props.elsewhere}>
              {(store) => (
                <>
                  <span>{store.storeName} has one.</span>
                  <Button small onClick={() => props.choose(store.storeId)}>
                    Find it at {store.storeName}
                  </Button>
                </>
              )}
            </For>
          </div>
        </Show>
      </NothingYet>
    </div>
  );
}
