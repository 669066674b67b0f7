/** How a channel stands, in a badge: working, paused, or tried and never reached yet. */
import { type JSX, Match, Switch } from 'solid-js';
import UnreachedIcon from '~icons/lucide/circle-alert';
import WorkingIcon from '~icons/lucide/circle-check';
import PausedIcon from '~icons/lucide/circle-pause';
import { Badge } from '../ui/badge.tsx';
import type { ShownChannel } from './types.ts';

export function ChannelBadge(props: {
  channel: Pick<ShownChannel, 'state' | 'isUnreached'>;
}): JSX.Element {
  return (
    <Switch
      fallback={
        <Badge tone="good" icon={WorkingIcon}>
          Working
        </Badge>
      }
    >
      <Match when={props.channel.state === 'paused'}>
        <Badge tone="wait" icon={PausedIcon}>
          Paused
        </Badge>
      </Match>
      <Match when={props.channel.isUnreached}>
        <Badge tone="wait" icon={UnreachedIcon}>
          Not reached yet
        </Badge>
      </Match>
    </Switch>
  );
}
