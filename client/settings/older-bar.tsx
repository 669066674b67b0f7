/** Above the older orders: choose those shown, or all there are, and push what is chosen. */
import { type JSX, Show } from 'solid-js';
import { Button } from '../ui/button.tsx';
import { type Chosen, pushText } from './older-words.ts';

export function OlderBar(props: {
  older: { count: number; more: boolean };
  /** How many are shown, and whether there are others. */
  shown: number;
  hasOthers: boolean;
  chosen: Chosen;
  /** Every one that is shown is chosen. */
  areShownChosen: boolean;
  busy: boolean;
  chooseShown: (yes: boolean) => void;
  chooseAll: () => void;
  push: () => void;
}): JSX.Element {
  return (
    <div class="flex flex-wrap items-center gap-2">
      <label class="me-auto flex min-h-8 items-center gap-2">
        <input
          type="checkbox"
          class="size-4.5 accent-accent"
          checked={props.areShownChosen}
          onChange={(event) => props.chooseShown(event.currentTarget.checked)}
        />
        {props.hasOthers ? `The ${props.shown} shown` : 'All of them'}
      </label>
      <Show when={props.hasOthers && props.areShownChosen && !props.chosen.all}>
        <Button small onClick={() => props.chooseAll()}>
          Choose all {props.older.more ? '' : props.older.count}
        </Button>
      </Show>
      <Show when={props.chosen.all || props.chosen.ids.size > 0}>
        <Button small look="main" busy={props.busy} onClick={() => props.push()}>
          {pushText(props.chosen, props.older)}
        </Button>
      </Show>
    </div>
  );
}
