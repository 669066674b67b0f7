/** Why the list of orders is empty: nothing came in yet, or nothing is what was asked for. */
import { type JSX, Show } from 'solid-js';
import SendIcon from '~icons/lucide/send';
import { NothingMatches, NothingYet } from '../ui/states.tsx';

export function NoOrders(props: { isNarrowed: boolean; clear: () => void }): JSX.Element {
  return (
    <Show
      when={props.isNarrowed}
      fallback={
        <NothingYet icon={SendIcon} title="No order has come in yet">
          When a customer buys at a destination store, the order shows here by itself, with
          everything that becomes of it.
        </NothingYet>
      }
    >
      <NothingMatches what="orders" clears="filters" clear={() => props.clear()} />
    </Show>
  );
}
