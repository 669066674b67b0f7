/** Ships everything that is left of one order at its source store, with carrier and number (SO1). */
import { createUniqueId, For, type JSX } from 'solid-js';
import ShipIcon from '~icons/lucide/truck';
import { type OrderToShip, trpc } from '../trpc.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { shipWords } from './ship-words.ts';

/** Names that Shopify makes a tracking link of (shopify.dev, FulfillmentTrackingInput); any other is taken as text. */
const carriers = [
  'Australia Post',
  'Canada Post',
  'DHL eCommerce',
  'DHL Express',
  'DPD',
  'Deutsche Post',
  'Evri',
  'FedEx',
  'GLS',
  'La Poste',
  'New Zealand Post',
  'PostNL',
  'Royal Mail',
  'UPS',
  'USPS',
];

export default function ShipDialog(props: {
  order: OrderToShip & { push: NonNullable<OrderToShip['push']> };
  close: () => void;
}): JSX.Element {
  const id = createUniqueId();
  const act = async (filled: FormData) => {
    const text = (name: string) => String(filled.get(name) ?? '').trim();
    const outcome = await trpc.orders.ship.mutate({
      pushId: props.order.push.id,
      carrier: text('carrier'),
      number: text('number'),
    });
    const { name, storeName, push } = props.order;
    const { sourceStoreName, unitsLeft } = push;
    return shipWords(outcome, { name, storeName, sourceStoreName, unitsLeft });
  };
  const push = () => props.order.push;
  return (
    <ActDialog
      title={`Ship ${push().sourceOrderName ?? props.order.name}`}
      lead={`${props.order.name} of ${props.order.storeName}, for ${props.order.customerName}`}
      words="Ship"
      busyWords="Shipping …"
      icon={ShipIcon}
      withHelp
      isForm
      act={act}
      close={props.close}
    >
      <div class="flex flex-col gap-4">
        <div>
          <h3 class="mb-1 font-semibold">All that is left, {unitsText(push().unitsLeft)}</h3>
          <ul class="rounded-lg border border-line">
            <For each={props.order.lines}>
              {(line) => (
                <li class="flex justify-between gap-4 border-b border-line px-3 py-1.5 last:border-b-0">
                  <span class="min-w-0">
                    <bdi class="wrap-anywhere">{line.title}</bdi>{' '}
                    <span class="font-mono text-[0.8125rem] text-quiet">{line.sku}</span>
                  </span>
                  <span>× {line.quantity}</span>
                </li>
              )}
            </For>
          </ul>
        </div>
        <div class="grid gap-3 sm:grid-cols-2">
          <label class="block">
            <span class="mb-1 block">Carrier</span>
            <input
              class="field w-full"
              name="carrier"
              list={`${id}-carriers`}
              maxLength={100}
              autocomplete="off"
            />
            <datalist id={`${id}-carriers`}>
              <For each={carriers}>{(name) => <option value={name} />}</For>
            </datalist>
          </label>
          <label class="block">
            <span class="mb-1 block">Tracking number</span>
            <input
              class="field w-full font-mono"
              name="number"
              maxLength={100}
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
            />
          </label>
        </div>
        <p class="text-[0.8125rem] text-quiet">
          {push().sourceStoreName} ships and sends no mail; {props.order.storeName} tells its
          customer. Without a number it is shipped without tracking.
        </p>
      </div>
    </ActDialog>
  );
}

const unitsText = (count: number): string => (count === 1 ? '1 unit' : `${count} units`);
