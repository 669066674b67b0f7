/** Where one push stands, in an icon and a word. */
import type { JSX } from 'solid-js';
import FailedIcon from '~icons/lucide/circle-alert';
import PushedIcon from '~icons/lucide/circle-check';
import NotPushedIcon from '~icons/lucide/circle-minus';
import WaitsIcon from '~icons/lucide/clock';
import type { EffectState } from '../../src/effects/effect-moves.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import type { Icon } from '../ui/icon.ts';
import { linePushWords, pushStateWords } from '../words.ts';

const looks: Record<EffectState, { tone: Tone; icon: Icon }> = {
  ready: { tone: 'wait', icon: WaitsIcon },
  creating: { tone: 'wait', icon: WaitsIcon },
  created: { tone: 'good', icon: PushedIcon },
  failed: { tone: 'bad', icon: FailedIcon },
  withdrawn: { tone: 'quiet', icon: NotPushedIcon },
};

/** @param props `ofLine`: some units of a line, not a push as a whole */
export function PushStateBadge(props: { state: EffectState; ofLine?: boolean }): JSX.Element {
  return (
    <Badge tone={looks[props.state].tone} icon={looks[props.state].icon}>
      {props.ofLine ? linePushWords[props.state] : pushStateWords[props.state]}
    </Badge>
  );
}
