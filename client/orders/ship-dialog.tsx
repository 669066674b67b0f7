/** Ships everything that is left of one order at its source store, with carrier and number (SO1). */
import { createSignal, createUniqueId, For, type JSX, Show } from 'solid-js';
import ShipIcon from '~icons/lucide/truck';
import { problemOf } from '../problem.ts';
import { queryClient } from '../reading.ts';
import { HelpLine } from '../shell/help-line.tsx';
import { type OrderToShip, trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { say } from '../ui/toasts.tsx';
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
  const [busy, setBusy] = createSignal(false);
  const [answer, setAnswer] = createSignal('');
  const ship = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy()) return;
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    setBusy(true);
    setAnswer('');
    try {
      const outcome = await trpc.orders.ship.mutate({
        pushId: props.order.push.id,
        carrier: text('carrier'),
        number: text('number'),
      });
      const { name, storeName, push } = props.order;
      const { sourceStoreName, unitsLeft } = push;
      const said = shipWords(outcome, { name, storeName, sourceStoreName, unitsLeft });
      if (said.done) {
        say(said.says);
        props.close();
      } else setAnswer(said.says);
    } catch (error) {
      setAnswer(problemOf(error).says);
    } finally {
      setBusy(false);
      void queryClient.invalidateQueries();
    }
  };
  const push = () => props.order.push;
  return (
    <Dialog
      title={`Ship ${push().sourceOrderName ?? props.order.name}`}
      lead={`${props.order.name} of ${props.order.storeName}, for ${props.order.customerName}`}
      // While it ships, its answer must have somewhere to stand.
      close={() => !busy() && props.close()}
      actions={
        <>
          <div class="me-auto">
            <HelpLine />
          </div>
          <Button disabled={busy()} onClick={() => props.close()}>
            Cancel
          </Button>
          <Button look="main" type="submit" form={id} icon={ShipIcon} busy={busy()}>
            {busy() ? 'Shipping …' : 'Ship'}
          </Button>
        </>
      }
    >
      <form id={id} class="flex flex-col gap-4" onSubmit={(event) => void ship(event)}>
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
        <Show when={answer()}>
          <p role="alert" class="rounded-lg bg-bad-soft px-4 py-3 text-bad">
            {answer()}
          </p>
        </Show>
      </form>
    </Dialog>
  );
}

const unitsText = (count: number): string => (count === 1 ? '1 unit' : `${count} units`);
