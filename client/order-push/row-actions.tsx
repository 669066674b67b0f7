/** What can be done about an order that does not go through: View error, Retry (OP9). */
import { type JSX, Show } from 'solid-js';
import RetryIcon from '~icons/lucide/refresh-cw';
import { Button } from '../ui/button.tsx';
import { leaveFocusTo } from '../ui/leave-focus.ts';
import { createRetry } from './retry.ts';
import type { Trouble } from './troubles.ts';

export function RowActions(props: {
  orderName: string;
  troubles: readonly Trouble[];
  showError: () => void;
  /** The buttons go away with the focus in them: it goes there. */
  leaveFocusTo: () => HTMLElement | undefined;
}): JSX.Element {
  const retry = createRetry();
  const focus = leaveFocusTo(() => props.leaveFocusTo());
  return (
    <div
      class="flex gap-2 max-sm:mt-2 sm:flex-col"
      onFocusIn={focus.onFocusIn}
      onFocusOut={focus.onFocusOut}
    >
      <Button small onClick={() => props.showError()}>
        View error
        <span class="sr-only"> of {props.orderName}</span>
      </Button>
      <Show when={props.troubles.some((trouble) => trouble.mayRetry)}>
        <Button
          small
          icon={RetryIcon}
          busy={retry.busy()}
          onClick={() => void retry.run(props.orderName, props.troubles)}
        >
          Retry
          <span class="sr-only"> {props.orderName}</span>
        </Button>
      </Show>
    </div>
  );
}
