/** A time for people: the hour and, where it is not today, the day; the exact time on hover and for machines. */
import type { JSX } from 'solid-js';

export function Moment(props: { at: number }): JSX.Element {
  const date = () => new Date(props.at);
  const isToday = () => date().toDateString() === new Date().toDateString();
  return (
    <time dateTime={date().toISOString()} title={date().toLocaleString()}>
      {isToday()
        ? ''
        : `${date().toLocaleDateString(undefined, { month: 'short', day: 'numeric' })} `}
      {date().toLocaleTimeString(undefined, {
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
      })}
    </time>
  );
}
