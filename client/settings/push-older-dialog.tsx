/** Asks before older orders are pushed (OP15). */
import type { JSX } from 'solid-js';
import { ActDialog } from '../ui/act-dialog.tsx';
import { type Chosen, chosenText, overruledText, pushText } from './older-words.ts';
import type { PushStore } from './types.ts';

export default function PushOlderDialog(props: {
  store: PushStore;
  chosen: Chosen;
  older: { count: number; more: boolean };
  busy: boolean;
  push: () => void;
  close: () => void;
}): JSX.Element {
  const sources = () =>
    props.store.sources.map(({ name }) => name).join(', ') || 'their source store';
  return (
    <ActDialog
      title="Push older orders?"
      lead={`${chosenText(props.chosen, props.older)} of ${props.store.storeName}`}
      words={pushText(props.chosen, props.older)}
      busy={props.busy}
      act={() => void props.push()}
      close={props.close}
    >
      <p>
        Each becomes an order on {sources()}, which ships it. Orders that were shipped in another
        way meanwhile, or are being packed elsewhere, would go out twice: leave those out.
      </p>
      <p class="mt-2 text-quiet">
        {overruledText(props.store.settings.when)} What else holds an order, such as a missing
        payment, still does, and the result says so.
      </p>
    </ActDialog>
  );
}
