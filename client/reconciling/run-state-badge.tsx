/** How a run stands, in an icon and a word. */
import type { JSX } from 'solid-js';
import CancelledIcon from '~icons/lucide/ban';
import FailedIcon from '~icons/lucide/circle-alert';
import DoneIcon from '~icons/lucide/circle-check';
import RunningIcon from '~icons/lucide/refresh-cw';
import type { ReconcileState } from '../../src/reconcile/reconcile.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import type { Icon } from '../ui/icon.ts';
import { stateWords } from './run-words.ts';

const looks: Record<ReconcileState, { tone: Tone; icon: Icon }> = {
  running: { tone: 'info', icon: RunningIcon },
  done: { tone: 'good', icon: DoneIcon },
  failed: { tone: 'bad', icon: FailedIcon },
  cancelled: { tone: 'quiet', icon: CancelledIcon },
};

export const RunStateBadge = (props: { state: ReconcileState }): JSX.Element => (
  <Badge tone={looks[props.state].tone} icon={looks[props.state].icon}>
    {stateWords[props.state]}
  </Badge>
);
