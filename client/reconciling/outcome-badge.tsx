/** What became of a drift, in an icon and a word. */
import type { JSX } from 'solid-js';
import LeftIcon from '~icons/lucide/circle-alert';
import RepairedIcon from '~icons/lucide/circle-check';
import WaitingIcon from '~icons/lucide/clock';
import type { DriftOutcome } from '../../src/reconcile/drift.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import type { Icon } from '../ui/icon.ts';
import { outcomeWords } from './drift-words.ts';

const looks: Record<DriftOutcome, { tone: Tone; icon: Icon }> = {
  repaired: { tone: 'good', icon: RepairedIcon },
  waiting: { tone: 'wait', icon: WaitingIcon },
  left: { tone: 'bad', icon: LeftIcon },
};

export const OutcomeBadge = (props: { outcome: DriftOutcome }): JSX.Element => (
  <Badge tone={looks[props.outcome].tone} icon={looks[props.outcome].icon}>
    {outcomeWords[props.outcome]}
  </Badge>
);
