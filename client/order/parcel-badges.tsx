/** How far a parcel is, in icons and words: taken back, on the road, and on the customer's order or not yet (TR3). */
import { type JSX, Show } from 'solid-js';
import FailedIcon from '~icons/lucide/circle-alert';
import CopiedIcon from '~icons/lucide/circle-check';
import WaitsIcon from '~icons/lucide/clock';
import TruckIcon from '~icons/lucide/truck';
import TakenBackIcon from '~icons/lucide/undo-2';
import type { EffectState } from '../../src/effects/effect-moves.ts';
import type { DeliveryState } from '../../src/platforms/aftermath.ts';
import type { ShownShipment } from '../trpc.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import type { Icon } from '../ui/icon.ts';
import { deliveryWords, shipmentStateWords } from '../words.ts';

const looks: Record<EffectState, { tone: Tone; icon: Icon }> = {
  ready: { tone: 'wait', icon: WaitsIcon },
  creating: { tone: 'wait', icon: WaitsIcon },
  created: { tone: 'good', icon: CopiedIcon },
  failed: { tone: 'bad', icon: FailedIcon },
  withdrawn: { tone: 'quiet', icon: WaitsIcon },
};

const deliveryTone = (delivery: DeliveryState): Tone => {
  if (delivery === 'delivered') return 'good';
  if (delivery === 'failed') return 'bad';
  return delivery === 'delayed' || delivery === 'attempted' ? 'wait' : 'info';
};

export function ParcelBadges(props: { shipment: ShownShipment }): JSX.Element {
  return (
    <span class="flex flex-wrap gap-2">
      <Show
        when={!props.shipment.takenBack}
        fallback={
          <Badge tone="bad" icon={TakenBackIcon}>
            Taken back
          </Badge>
        }
      >
        <Show when={props.shipment.delivery}>
          {(delivery) => (
            <Badge tone={deliveryTone(delivery())} icon={TruckIcon}>
              {deliveryWords[delivery()]}
            </Badge>
          )}
        </Show>
        <Show
          when={props.shipment.conflict}
          fallback={
            <Badge tone={looks[props.shipment.state].tone} icon={looks[props.shipment.state].icon}>
              {shipmentStateWords[props.shipment.state]}
            </Badge>
          }
        >
          <Badge tone="wait" icon={WaitsIcon}>
            Waits for your choice
          </Badge>
        </Show>
      </Show>
    </span>
  );
}
