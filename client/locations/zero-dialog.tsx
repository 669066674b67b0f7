/** Asks before a map is saved that would show many SKUs as sold out: by their number (ST8). */
import { createEffect, createSignal, type JSX, on } from 'solid-js';
import { skusText } from '../inventory/stock-words.ts';
import { ActDialog, type Acted } from '../ui/act-dialog.tsx';
import { AgreedZeros } from '../ui/agreed-zeros.tsx';

export default function ZeroDialog(props: {
  sourceName: string;
  storeName: string;
  toZero: number;
  /** Saves, with this number agreed to; what came of it. */
  save: (agreedToZero: number) => Promise<Acted>;
  close: () => void;
}): JSX.Element {
  const [typed, setTyped] = createSignal('');
  // It became another number meanwhile: that one is to be agreed to.
  createEffect(
    on(
      () => props.toZero,
      () => setTyped(''),
      { defer: true },
    ),
  );
  return (
    <ActDialog
      wide
      title="Many would be sold out"
      lead={`${props.sourceName} → ${props.storeName}`}
      words="Save"
      busyWords="Saving …"
      withHelp
      isForm
      isShut={typed().trim() !== String(props.toZero)}
      act={() => props.save(props.toZero)}
      close={() => props.close()}
    >
      <p>
        <span class="font-semibold">{skusText(props.toZero)}</span> that {props.storeName} sells now
        would show as sold out with these groups. If that is right, type the number to go on.
      </p>
      <AgreedZeros typed={typed()} type={setTyped} />
      <p class="mt-3 text-quiet">
        They are written within moments of saving; another change of the groups shows them again.
      </p>
    </ActDialog>
  );
}
