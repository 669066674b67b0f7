/** When something is tried again by itself, told from now. */
import { type JSX, Show } from 'solid-js';
import { now } from './clock.ts';
import { Moment } from './moment.tsx';

export function NextTry(props: { at: number }): JSX.Element {
  return (
    <Show when={props.at > now()} fallback="It is tried again now">
      Next try <Moment at={props.at} />
    </Show>
  );
}
