/** How long an order waits to be shipped; louder the longer it does. */
import type { JSX } from 'solid-js';
import AgeIcon from '~icons/lucide/hourglass';
import { Badge, type Tone } from '../ui/badge.tsx';
import { now } from '../ui/clock.ts';
import { durationText, exactTime } from '../ui/time-words.ts';

const day = 24 * 60 * 60_000;

/** Pure. A day is usual, three days are late. */
export const ageTone = (ageMs: number): Tone =>
  ageMs < day ? 'quiet' : ageMs < 3 * day ? 'wait' : 'bad';

export function AgeBadge(props: { since: number }): JSX.Element {
  const age = () => Math.max(0, now() - props.since);
  return (
    <span title={`Placed ${exactTime(props.since)}`}>
      <Badge tone={ageTone(age())} icon={AgeIcon}>
        {durationText(age())}
      </Badge>
    </span>
  );
}
