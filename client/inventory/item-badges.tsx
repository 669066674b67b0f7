/** What of a SKU waits for a person, or went wrong, in an icon and a few words each. */
import { For, type JSX, Show } from 'solid-js';
import BlockedIcon from '~icons/lucide/circle-alert';
import MissingIcon from '~icons/lucide/circle-help';
import PausedIcon from '~icons/lucide/circle-pause';
import SoldOutIcon from '~icons/lucide/circle-slash';
import WaitsIcon from '~icons/lucide/clock';
import { Badge, type Tone } from '../ui/badge.tsx';
import type { Icon } from '../ui/icon.ts';
import { unitsText } from './stock-words.ts';
import type { InventoryRow } from './types.ts';

type Told = { tone: Tone; icon: Icon; says: string };

function toldOf(row: InventoryRow): Told[] {
  const told: Told[] = [];
  const has = (state: InventoryRow['targets'][number]['state']) =>
    row.targets.some((target) => target.state === state);
  if (has('blocked')) told.push({ tone: 'bad', icon: BlockedIcon, says: 'Blocked' });
  if (row.unknownAdjustments > 0)
    told.push({ tone: 'bad', icon: BlockedIcon, says: 'Adjustment unknown' });
  if (row.suspense > 0)
    told.push({ tone: 'wait', icon: MissingIcon, says: `${unitsText(row.suspense)} missing` });
  if (has('waiting')) told.push({ tone: 'info', icon: WaitsIcon, says: 'Waiting for Apply' });
  // A listing that a store does not count, or a link that rests: no number of ours goes there.
  if (row.targets.every(({ state }) => state === 'paused'))
    told.push({ tone: 'quiet', icon: PausedIcon, says: 'Not followed' });
  else if (row.free <= 0) told.push({ tone: 'quiet', icon: SoldOutIcon, says: 'Sold out' });
  return told;
}

export function ItemBadges(props: { row: InventoryRow }): JSX.Element {
  const told = () => toldOf(props.row);
  return (
    <Show when={told().length > 0}>
      <div class="mt-1 flex flex-wrap gap-1.5">
        <For each={told()}>
          {(one) => (
            <Badge tone={one.tone} icon={one.icon}>
              {one.says}
            </Badge>
          )}
        </For>
      </div>
    </Show>
  );
}
