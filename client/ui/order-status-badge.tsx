/** Where an order stands at its own store: cancelled, or how much of it is shipped. */
import type { JSX } from 'solid-js';
import CancelledIcon from '~icons/lucide/ban';
import UnfulfilledIcon from '~icons/lucide/circle-dashed';
import OnHoldIcon from '~icons/lucide/circle-pause';
import ShippedIcon from '~icons/lucide/package-check';
import PartlyIcon from '~icons/lucide/package-open';
import type { FulfillmentStatus, PaymentStatus } from '../../src/platforms/platform.ts';
import { cancelledWord, fulfillmentWords, paymentWords } from '../words.ts';
import { Badge, type Tone } from './badge.tsx';
import type { Icon } from './icon.ts';

const looks: Record<FulfillmentStatus, { tone: Tone; icon: Icon }> = {
  unfulfilled: { tone: 'quiet', icon: UnfulfilledIcon },
  partial: { tone: 'info', icon: PartlyIcon },
  fulfilled: { tone: 'good', icon: ShippedIcon },
  'on-hold': { tone: 'wait', icon: OnHoldIcon },
  other: { tone: 'quiet', icon: UnfulfilledIcon },
};

export function OrderStatusBadge(props: {
  order: {
    fulfillment: FulfillmentStatus;
    payment: PaymentStatus;
    cancelledAt?: string | null | undefined;
  };
}): JSX.Element {
  const look = () =>
    props.order.cancelledAt
      ? { tone: 'bad' as const, icon: CancelledIcon }
      : looks[props.order.fulfillment];
  return (
    <span title={paymentWords[props.order.payment]}>
      <Badge tone={look().tone} icon={look().icon}>
        {props.order.cancelledAt ? cancelledWord : fulfillmentWords[props.order.fulfillment]}
      </Badge>
    </span>
  );
}
