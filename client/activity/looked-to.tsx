/** Says how far back a narrowed list was looked through, and goes on from there. */
import type { JSX } from 'solid-js';
import { ButtonLink } from '../ui/button.tsx';
import { exactTime } from '../ui/time-words.ts';
import { dayText } from './activity-address.ts';
import { dateWords } from './day-words.ts';

/** @param props `at`: ms; `further`: the address of what follows */
export const LookedTo = (props: { at: number; found: boolean; further: string }): JSX.Element => (
  <div class="no-print flex flex-wrap items-center justify-center gap-3 px-4 py-4 text-quiet">
    <p>
      {props.found ? 'Looked back to ' : 'Nothing found yet, looked back to '}
      <time dateTime={new Date(props.at).toISOString()} title={exactTime(props.at)}>
        {dateWords(dayText(props.at))}
      </time>
      .
    </p>
    <ButtonLink small href={props.further}>
      Look further
    </ButtonLink>
  </div>
);
