/** How a place stands where a destination shows a SKU, in an icon and a word. */
import type { JSX } from 'solid-js';
import BlockedIcon from '~icons/lucide/circle-alert';
import AlignedIcon from '~icons/lucide/circle-check';
import PausedIcon from '~icons/lucide/circle-pause';
import WaitsIcon from '~icons/lucide/clock';
import WritingIcon from '~icons/lucide/pencil';
import EndedIcon from '~icons/lucide/unlink';
import type { TargetState } from '../../src/stock/ledger-view.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import type { Icon } from '../ui/icon.ts';
import { targetStateWords } from './stock-words.ts';

const looks: Record<TargetState, { tone: Tone; icon: Icon }> = {
  waiting: { tone: 'info', icon: WaitsIcon },
  aligned: { tone: 'good', icon: AlignedIcon },
  writing: { tone: 'wait', icon: WritingIcon },
  blocked: { tone: 'bad', icon: BlockedIcon },
  paused: { tone: 'quiet', icon: PausedIcon },
  ended: { tone: 'quiet', icon: EndedIcon },
};

export function TargetStateBadge(props: { state: TargetState }): JSX.Element {
  return (
    <Badge tone={looks[props.state].tone} icon={looks[props.state].icon}>
      {targetStateWords[props.state].says}
    </Badge>
  );
}
