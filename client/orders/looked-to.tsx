/** The look ended before the page was full: up to when it came, and how to look on. */
import { type JSX, Show } from 'solid-js';
import MoreIcon from '~icons/lucide/arrow-right';
import { ButtonLink } from '../ui/button.tsx';
import { exactTime } from '../ui/time-words.ts';

/** @param props `at`: ms, when the last order that was looked at came in; `on`: where the look goes on */
export function LookedTo(props: {
  at: number;
  found: number;
  on: string | undefined;
}): JSX.Element {
  const day = () =>
    new Date(props.at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div
      role="status"
      class="no-print flex flex-wrap items-center justify-between gap-3 border-t border-line px-4 py-3 text-quiet sm:px-[1.1rem]"
    >
      <span>
        Looked through the orders up to <time title={exactTime(props.at)}>{day()}</time>
        {props.found === 0 ? '; none of them fits.' : '.'}
      </span>
      <Show when={props.on}>
        {(href) => (
          <ButtonLink small icon={MoreIcon} href={href()}>
            Look further
          </ButtonLink>
        )}
      </Show>
    </div>
  );
}
