/** Whether a store lets us work, in an icon and a word. */
import type { JSX } from 'solid-js';
import BadIcon from '~icons/lucide/circle-alert';
import GoodIcon from '~icons/lucide/circle-check';
import LeftIcon from '~icons/lucide/unplug';
import type { StoreState } from '../../src/stores/store.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import type { Icon } from '../ui/icon.ts';
import { storeStateWords } from '../words.ts';

const looks: Record<StoreState, { tone: Tone; icon: Icon }> = {
  working: { tone: 'good', icon: GoodIcon },
  unauthorized: { tone: 'bad', icon: BadIcon },
  forbidden: { tone: 'bad', icon: BadIcon },
  left: { tone: 'quiet', icon: LeftIcon },
};

export function StoreStateBadge(props: { state: StoreState }): JSX.Element {
  return (
    <Badge tone={looks[props.state].tone} icon={looks[props.state].icon}>
      {storeStateWords[props.state].says}
    </Badge>
  );
}
