/** In place of the filters while orders are chosen: how many, all that match, and what can be done with them. */
import { type JSX, Show } from 'solid-js';
import RetryIcon from '~icons/lucide/refresh-cw';
import AgainIcon from '~icons/lucide/rotate-cw';
import type { PushedOrder } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { leaveFocusTo } from '../ui/leave-focus.ts';
import { whyNotAgain, whyNotRetry } from './bulk-may.ts';
import type { ChosenOrders } from './chosen-orders.ts';
import { barRow } from './filter-bar.tsx';

/** @param props `matching`: how many match in all; undefined where that is not known or no more than the page */
export function BulkBar(props: {
  chosen: ChosenOrders<PushedOrder>;
  matching: number | undefined;
  ask: (kind: 'retry' | 'recheck') => void;
  /** Where the focus goes when the bar goes away with it. */
  leaveFocusTo: () => HTMLElement | undefined;
}): JSX.Element {
  const focus = leaveFocusTo(() => props.leaveFocusTo());
  const onPage = () => props.chosen.rows().length;
  // What is chosen on other pages is known only to the server, which leaves out what there is nothing to do for.
  const known = () => (props.chosen.isAll() ? undefined : props.chosen.rows());
  const says = () => {
    if (props.chosen.isAll()) return `All ${count(props.matching ?? onPage())} that match`;
    if (props.chosen.isPage() && props.matching !== undefined)
      return `All ${count(onPage())} on this page`;
    return count(onPage());
  };
  return (
    <section
      aria-label="What can be done with what is chosen"
      class={`${barRow} max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-30 max-sm:border-t max-sm:border-line max-sm:bg-raised max-sm:shadow-2xl`}
      onFocusIn={focus.onFocusIn}
      onFocusOut={focus.onFocusOut}
    >
      <span class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span role="status" class="font-medium">
          {says()} chosen
        </span>
        <Show when={props.chosen.isPage() && !props.chosen.isAll() && props.matching}>
          {(all) => (
            <button type="button" class="link min-h-6" onClick={props.chosen.chooseMatching}>
              Choose all {count(all())} that match
            </button>
          )}
        </Show>
      </span>
      <span class="flex flex-wrap gap-2">
        <Button
          small
          icon={RetryIcon}
          whyNot={known() && whyNotRetry(known() ?? [])}
          onClick={() => props.ask('retry')}
        >
          Retry
        </Button>
        <Button
          small
          icon={AgainIcon}
          whyNot={known() && whyNotAgain(known() ?? [])}
          onClick={() => props.ask('recheck')}
        >
          Check again
        </Button>
        <Button small look="quiet" onClick={() => props.chosen.chooseAll(false)}>
          Clear
        </Button>
      </span>
    </section>
  );
}

const count = (value: number): string => value.toLocaleString('en');
