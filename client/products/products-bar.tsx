/** In place of the search while listings are chosen: how many, and what can be done with them. */
import type { JSX } from 'solid-js';
import { barRow } from '../order-push/filter-bar.tsx';
import { Button } from '../ui/button.tsx';
import { leaveFocusTo } from '../ui/leave-focus.ts';
import type { ChosenRows } from './chosen-rows.ts';
import { hasLink, mayPause, mayResume } from './links-of.ts';
import type { Product } from './types.ts';

export type BarAct = 'accept' | 'pause' | 'resume' | 'unlink';

export function ProductsBar(props: {
  chosen: ChosenRows<Product>;
  isAccepting: boolean;
  act: (act: BarAct) => void;
  /** Where the focus goes when the bar goes away with it. */
  leaveFocusTo: () => HTMLElement | undefined;
}): JSX.Element {
  const focus = leaveFocusTo(() => props.leaveFocusTo());
  const rows = () => props.chosen.rows();
  const unless = (may: (row: Product) => boolean, why: string) =>
    rows().some(may) ? undefined : why;
  return (
    <section
      aria-label="What can be done with what is chosen"
      class={`${barRow} max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-30 max-sm:border-t max-sm:border-line max-sm:bg-raised max-sm:shadow-2xl`}
      onFocusIn={focus.onFocusIn}
      onFocusOut={focus.onFocusOut}
    >
      <span role="status" class="font-medium">
        {rows().length.toLocaleString('en')} chosen
      </span>
      <span class="flex flex-wrap gap-2">
        <Button
          small
          busy={props.isAccepting}
          whyNot={unless((row) => row.suggestedBy !== null, 'Nothing is suggested for these.')}
          onClick={() => props.act('accept')}
        >
          Accept suggestions
        </Button>
        <Button
          small
          whyNot={unless(mayPause, 'None of these is linked and not paused.')}
          onClick={() => props.act('pause')}
        >
          Pause
        </Button>
        <Button
          small
          whyNot={unless(mayResume, 'None of these is paused.')}
          onClick={() => props.act('resume')}
        >
          Resume
        </Button>
        <Button
          small
          whyNot={unless(hasLink, 'None of these is linked.')}
          onClick={() => props.act('unlink')}
        >
          Unlink
        </Button>
        <Button small look="quiet" onClick={() => props.chosen.chooseAll(false)}>
          Clear
        </Button>
      </span>
    </section>
  );
}
