/** A moment, told from now; the exact time on hover and for machines. */
import type { JSX } from 'solid-js';
import { now } from './clock.ts';
import { exactTime, relativeTime } from './time-words.ts';

export function Moment(props: { at: number }): JSX.Element {
  return (
    <time
      class="whitespace-nowrap"
      dateTime={new Date(props.at).toISOString()}
      title={exactTime(props.at)}
    >
      {relativeTime(props.at, now())}
    </time>
  );
}
