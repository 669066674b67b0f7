/** Two tracking numbers for the same units: both side by side, and one click to choose (TR3). */
import { createUniqueId, type JSX } from 'solid-js';
import ConflictIcon from '~icons/lucide/git-compare-arrows';
import type { ShownShipment } from '../trpc.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { leaveFocusTo } from '../ui/leave-focus.ts';
import { cardItem } from '../ui/page.tsx';
import { createSending, sendChoice } from './answer.ts';
import { numbersText, unitsText } from './shipment-words.ts';

type Conflict = NonNullable<ShownShipment['conflict']>;

/** @param props `storeName`: who sold it; `heir`: where the focus goes once it is chosen */
export function ShipmentConflict(props: {
  shipment: ShownShipment;
  conflict: Conflict;
  storeName: string;
  sourceStoreName: string;
  heir: () => HTMLElement | undefined;
}): JSX.Element {
  const sending = createSending();
  const leave = leaveFocusTo(() => props.heir());
  const choose = (choice: 'theirs' | 'ours', of: { numbers: readonly string[] }) =>
    void sending.run(choice, () => sendChoice(props.shipment.id, choice, numbersText(of)));
  return (
    <li class={cardItem}>
      <Badge tone="wait" icon={ConflictIcon}>
        Two tracking numbers
      </Badge>
      <p class="mt-1 font-medium wrap-anywhere">{unitsText(props.shipment.units)}</p>
      <p class="text-quiet">
        Somebody shipped it by hand at {props.storeName}, and {props.sourceStoreName} shipped it
        with another number. Choose which one the customer sees; the rest of the order goes on.
      </p>
      <div {...leave} class="mt-2 grid gap-3 sm:grid-cols-2">
        <OneOfTwo
          title={`${props.conflict.name} at ${props.storeName}, by hand`}
          of={props.conflict}
          main
          button="Keep this one"
          busy={sending.busy() === 'theirs'}
          choose={() => choose('theirs', props.conflict)}
        />
        <OneOfTwo
          title={`From ${props.sourceStoreName}`}
          of={props.shipment}
          button="Show this one"
          busy={sending.busy() === 'ours'}
          choose={() => choose('ours', props.shipment)}
        />
      </div>
    </li>
  );
}

function OneOfTwo(props: {
  title: string;
  of: { carrier: string | null; numbers: readonly string[] };
  main?: boolean;
  button: string;
  busy: boolean;
  choose: () => void;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="flex flex-col items-start gap-1 rounded-lg border border-line px-3 py-2">
      <p id={id} class="wrap-anywhere">
        <span class="text-[0.8125rem] text-quiet">{props.title}</span>
        <span class="block font-mono">{numbersText(props.of)}</span>
        <span class="text-quiet">{props.of.carrier ?? 'no carrier'}</span>
      </p>
      <Button
        small
        look={props.main ? 'main' : 'plain'}
        busy={props.busy}
        aria-describedby={id}
        onClick={() => props.choose()}
      >
        {props.button}
        <span class="sr-only">: {numbersText(props.of)}</span>
      </Button>
    </div>
  );
}
