/** Above a list: everything on the page chosen at once, and what can be done with what is chosen. */
import { type JSX, Show } from 'solid-js';
import AgainIcon from '~icons/lucide/rotate-cw';
import { Button } from '../ui/button.tsx';
import type { Chosen } from './chosen.ts';

export function ChooseBar<Row extends { id: string }>(props: {
  chosen: Chosen<Row>;
  /** What is done, such as `Replay`. */
  act: string;
  busy: boolean;
  run: (rows: Row[]) => void;
}): JSX.Element {
  const count = () => props.chosen.rows().length;
  return (
    <div class="no-print flex min-h-12 flex-wrap items-center justify-between gap-3 border-b border-line px-4 py-1.5 sm:px-[1.1rem]">
      <label class="flex min-h-8 items-center gap-3 text-quiet">
        <input
          type="checkbox"
          class="size-6 accent-accent sm:size-5"
          aria-label="Choose all shown"
          checked={props.chosen.areAll()}
          onChange={(event) => props.chosen.chooseAll(event.currentTarget.checked)}
        />
        <span role="status">{count() === 0 ? 'Choose all shown' : `${count()} chosen`}</span>
      </label>
      <Show when={count() > 0}>
        <span class="flex gap-2">
          <Button small look="quiet" onClick={() => props.chosen.chooseAll(false)}>
            Clear
          </Button>
          <Button
            small
            look="main"
            icon={AgainIcon}
            busy={props.busy}
            onClick={() => props.run(props.chosen.rows())}
          >
            {props.act} {count()}
          </Button>
        </span>
      </Show>
    </div>
  );
}

/** The box in front of a row. */
export function ChooseBox<Row extends { id: string }>(props: {
  chosen: Chosen<Row>;
  row: Row;
  label: string;
}): JSX.Element {
  return (
    <input
      type="checkbox"
      class="no-print mt-0.5 size-6 shrink-0 accent-accent sm:size-5"
      aria-label={`Choose ${props.label}`}
      checked={props.chosen.has(props.row)}
      onChange={(event) => props.chosen.choose(props.row, event.currentTarget.checked)}
    />
  );
}
