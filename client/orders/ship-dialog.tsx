/** Ships what is left of one order at its source store, all or part of it, with carrier and number (SO1). */
import { createSignal, type JSX } from 'solid-js';
import ShipIcon from '~icons/lucide/truck';
import { trpc } from '../trpc.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { LinesToShip } from './lines-to-ship.tsx';
import { createQuantities } from './quantities.ts';
import { isLost, shipWords } from './ship-words.ts';
import { createTrackingEntry } from './tracking-entry.ts';
import { TrackingFields } from './tracking-fields.tsx';
import type { Shippable } from './types.ts';

export default function ShipDialog(props: {
  /** As it was when the person opened it: what is asked is about what they saw. */
  order: Shippable;
  close: () => void;
}): JSX.Element {
  const push = () => props.order.push;
  const quantities = createQuantities(props.order.lines);
  // Whether a press whose answer was lost shipped something: the next whole one ships what is open, whatever was seen.
  const [isUnknown, setUnknown] = createSignal(false);
  const isOver = () => quantities.left() === 0;
  const entry = createTrackingEntry();
  const act = async () => {
    await entry.settle();
    const { lines, seen } = quantities.asked();
    const unitsAsked = quantities.units();
    const outcome = await trpc.orders.ship.mutate({
      pushId: push().id,
      carrier: entry.carrier().trim(),
      number: entry.number().trim(),
      ...(lines ? { lines } : {}),
      ...(isUnknown() && !lines ? {} : { seen }),
    });
    const unitsLeft = quantities.left();
    setUnknown(outcome.kind === 'failed' && isLost(outcome.failure));
    if (outcome.kind === 'nothing-left') quantities.reset([]);
    if (outcome.kind === 'changed-meanwhile')
      quantities.reset(outcome.left, 'unseen' in outcome ? outcome.unseen : []);
    // Somebody who ships a part besides is told so by the next press, and the person decides anew.
    if (outcome.kind === 'failed' && outcome.left) quantities.went(outcome.left);
    const { name, storeName } = props.order;
    const { sourceStoreName } = push();
    return shipWords(outcome, { name, storeName, sourceStoreName, unitsAsked, unitsLeft });
  };
  return (
    <ActDialog
      title={`Ship ${push().sourceOrderName ?? props.order.name}`}
      lead={`${props.order.name} of ${props.order.storeName}, for ${props.order.customerName}`}
      words="Ship"
      busyWords="Shipping …"
      icon={ShipIcon}
      {...(isOver() ? { cancel: 'Close' } : {})}
      withHelp
      isForm
      whyNot={quantities.whyNotShip()}
      act={act}
      close={props.close}
    >
      <div class="flex flex-col gap-4">
        <LinesToShip quantities={quantities} locations={props.order.locations} />
        <TrackingFields entry={entry} isShut={isOver()} />
        <p class="text-[0.8125rem] text-quiet">
          {push().sourceStoreName} ships and sends no mail; {props.order.storeName} tells its
          customer. Without a number it is shipped without tracking.
        </p>
      </div>
    </ActDialog>
  );
}
