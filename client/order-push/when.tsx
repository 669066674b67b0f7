/** When a step of a push was: the time of day, with the day where it was not today. */
import type { JSX } from 'solid-js';
import { clockTime, dayOf, exactTime } from '../ui/time-words.ts';

/** @param props `at`: ms */
export const When = (props: { at: number }): JSX.Element => (
  <time class="text-quiet" dateTime={new Date(props.at).toISOString()} title={exactTime(props.at)}>
    {dayOf(props.at) === dayOf(Date.now()) ? '' : `${dayOf(props.at)}, `}
    {clockTime(props.at)}
  </time>
);
