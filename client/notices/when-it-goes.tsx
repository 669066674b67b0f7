/** When a message that is owed goes: for the first time, once more, or once its channel is resumed. */
import { type JSX, Match, Show, Switch } from 'solid-js';
import { now } from '../ui/clock.ts';
import { Moment } from '../ui/moment.tsx';
import { NextTry } from '../ui/next-try.tsx';

/** @param props `at`: when it is due, ms */
export function WhenItGoes(props: {
  at: number;
  attempts: number;
  isPaused: boolean;
}): JSX.Element {
  return (
    <Switch fallback={<NextTry at={props.at} />}>
      <Match when={props.isPaused}>It goes once the channel is resumed</Match>
      <Match when={props.attempts === 0}>
        Not tried yet, goes{' '}
        <Show when={props.at > now()} fallback="now">
          <Moment at={props.at} />
        </Show>
      </Match>
    </Switch>
  );
}
