/** How a listing stands, in an icon and a word. */
import type { JSX } from 'solid-js';
import MissingIcon from '~icons/lucide/circle-alert';
import LinkedIcon from '~icons/lucide/circle-check';
import PausedIcon from '~icons/lucide/circle-pause';
import DuplicateIcon from '~icons/lucide/copy';
import UntrackedIcon from '~icons/lucide/eye-off';
import NoSkuIcon from '~icons/lucide/tag';
import UnlinkedIcon from '~icons/lucide/unlink';
import type { LinkState } from '../../src/shared/link-state.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import type { Icon } from '../ui/icon.ts';
import { stateWords, zeroingWords } from './product-words.ts';

const looks: Record<LinkState, { tone: Tone; icon: Icon }> = {
  linked: { tone: 'good', icon: LinkedIcon },
  missing: { tone: 'bad', icon: MissingIcon },
  duplicate: { tone: 'wait', icon: DuplicateIcon },
  'not-tracked': { tone: 'wait', icon: UntrackedIcon },
  paused: { tone: 'quiet', icon: PausedIcon },
  unlinked: { tone: 'info', icon: UnlinkedIcon },
  'no-sku': { tone: 'quiet', icon: NoSkuIcon },
};

/** @param props `isEnding`: it is being unlinked, and its copy is on its way to zero */
export function LinkStateBadge(props: { state: LinkState; isEnding: boolean }): JSX.Element {
  return (
    <Badge
      tone={props.isEnding ? 'wait' : looks[props.state].tone}
      icon={props.isEnding ? UnlinkedIcon : looks[props.state].icon}
    >
      {props.isEnding ? zeroingWords : stateWords[props.state].says}
    </Badge>
  );
}
