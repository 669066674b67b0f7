/** Where a delivery stands. */
import type { JSX } from 'solid-js';
import DoneIcon from '~icons/lucide/circle-check';
import FailedIcon from '~icons/lucide/circle-x';
import WaitingIcon from '~icons/lucide/clock';
import { Badge, type Tone } from '../ui/badge.tsx';
import type { Icon } from '../ui/icon.ts';
import type { Delivery } from './types.ts';

const looks: Record<Delivery['status'], { tone: Tone; icon: Icon; word: string }> = {
  waiting: { tone: 'wait', icon: WaitingIcon, word: 'Waiting' },
  failed: { tone: 'bad', icon: FailedIcon, word: 'Failed' },
  done: { tone: 'good', icon: DoneIcon, word: 'Done' },
};

export const StatusBadge = (props: { status: Delivery['status'] }): JSX.Element => (
  <Badge tone={looks[props.status].tone} icon={looks[props.status].icon}>
    {looks[props.status].word}
  </Badge>
);
