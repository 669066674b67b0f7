/** What a channel did last and has before it, in a line: sent, waiting, digest, failures, what was given up, an old secret. */
import { type JSX, Show } from 'solid-js';
import { Moment } from '../ui/moment.tsx';
import { exactTime } from '../ui/time-words.ts';
import type { ShownChannel } from './types.ts';

export function ChannelStanding(props: { channel: ShownChannel }): JSX.Element {
  return (
    <div class="flex flex-wrap gap-x-3 text-[0.8125rem] text-quiet">
      <Show when={props.channel.lastSentAt} fallback={<span>Nothing sent yet</span>}>
        {(at) => (
          <span>
            Last sent <Moment at={at()} />
          </span>
        )}
      </Show>
      <Show when={props.channel.waiting > 0}>
        <span>
          {props.channel.waiting === 1
            ? '1 message waits'
            : `${props.channel.waiting} messages wait`}
        </span>
      </Show>
      <Show when={props.channel.digestDueAt}>
        {(at) => (
          <span>
            Next digest <Moment at={at()} />
          </span>
        )}
      </Show>
      <Show when={props.channel.state === 'working' && props.channel.failures > 0}>
        <span class="text-bad">
          {props.channel.failures === 1
            ? 'The last try failed'
            : `The last ${props.channel.failures} tries failed`}
        </span>
      </Show>
      <Show when={props.channel.givenUp > 0}>
        <span class="text-bad">
          {props.channel.givenUp === 1
            ? '1 message was given up: see the log'
            : `${props.channel.givenUp} messages were given up: see the log`}
        </span>
      </Show>
      <Show when={props.channel.oldSecretUntil}>
        {(at) => <span>The old secret counts until {exactTime(at())}</span>}
      </Show>
    </div>
  );
}
