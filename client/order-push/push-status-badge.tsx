/** The push status of an order, in an icon and a word. */
import type { JSX } from 'solid-js';
import FailedIcon from '~icons/lucide/circle-alert';
import SuccessIcon from '~icons/lucide/circle-check';
import PartialIcon from '~icons/lucide/circle-dot-dashed';
import NotEligibleIcon from '~icons/lucide/circle-minus';
import PendingIcon from '~icons/lucide/clock';
import type { PushStatus } from '../../src/order-push/push-status.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import type { Icon } from '../ui/icon.ts';
import { pushStatusWords } from '../words.ts';

const looks: Record<PushStatus, { tone: Tone; icon: Icon }> = {
  success: { tone: 'good', icon: SuccessIcon },
  partial: { tone: 'info', icon: PartialIcon },
  pending: { tone: 'wait', icon: PendingIcon },
  failed: { tone: 'bad', icon: FailedIcon },
  'not-eligible': { tone: 'quiet', icon: NotEligibleIcon },
};

export function PushStatusBadge(props: { status: PushStatus }): JSX.Element {
  return (
    <Badge tone={looks[props.status].tone} icon={looks[props.status].icon}>
      {pushStatusWords[props.status]}
    </Badge>
  );
}
