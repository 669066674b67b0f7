/** Asks before Order Push is switched off, and says what stops and what stays. */
import type { JSX } from 'solid-js';
import { ActDialog } from '../ui/act-dialog.tsx';
import type { PushStore } from './types.ts';

export default function SwitchOffDialog(props: {
  store: PushStore;
  busy: boolean;
  off: () => void;
  close: () => void;
}): JSX.Element {
  const sources = () =>
    props.store.sources.map(({ name }) => name).join(', ') || 'the source store';
  return (
    <ActDialog
      title={`Switch Order Push off for ${props.store.storeName}?`}
      words="Switch off"
      cancel="Leave it on"
      busy={props.busy}
      act={() => void props.off()}
      close={props.close}
    >
      <p>
        <span class="font-semibold">Stops:</span> new orders, and orders that wait to be pushed,
        stay on {props.store.storeName}.
      </p>
      <p class="mt-2">
        <span class="font-semibold">Stays:</span> what is at {sources()} already is shipped there
        and its tracking comes back; stock is kept aligned; these settings are kept.
      </p>
      <p class="mt-2 text-quiet">
        Switched on again, orders of the time between go only when you say so.
      </p>
    </ActDialog>
  );
}
