/** The guide's three steps, each from what really happened: what to do, how it is under way, or what came of it. */
import { type JSX, Show } from 'solid-js';
import DoIcon from '~icons/lucide/wand-sparkles';
import type { Guide } from '../trpc.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { OutsideLink } from '../ui/outside-link.tsx';
import { failureOf } from '../words.ts';
import { GuideStep } from './guide-step.tsx';

type StepProps = {
  guide: Guide;
  /** The address of the order's own page here. */
  orderPage: string;
  /** Whether the people at the stores are doing this step now. */
  busy: boolean;
  doIt: () => void;
};

/** An order may be another store's than the one that the steps name before there is one. */
const sellingStore = ({ placed, sellName }: Guide): string => placed?.storeName ?? sellName;
const shippingStore = ({ placed, shipName }: Guide): string => placed?.sourceStoreName ?? shipName;

const stateOf = (done: boolean, before: boolean) => (done ? 'done' : before ? 'next' : 'later');

export function PlaceStep(props: StepProps): JSX.Element {
  return (
    <GuideStep number={1} title="Place an order" state={stateOf(props.guide.placed !== null, true)}>
      <Show
        when={props.guide.placed}
        fallback={
          <>
            <p>Buy something at {props.guide.sellName} and let it be paid.</p>
            <ByHandOrNot
              name="Place an order"
              url={props.guide.sellUrl}
              busy={props.busy}
              doIt={props.doIt}
            />
          </>
        }
      >
        {(order) => (
          <p>
            <a class="link" href={props.orderPage}>
              {order().orderName}
            </a>{' '}
            came in from {order().storeName}.
          </p>
        )}
      </Show>
    </GuideStep>
  );
}

export function ShipStep(props: StepProps): JSX.Element {
  const placed = () => props.guide.placed !== null;
  const shipName = () => shippingStore(props.guide);
  return (
    <GuideStep number={2} title="Ship it" state={stateOf(props.guide.shipped, placed())}>
      <Show
        when={props.guide.source}
        fallback={
          <p>
            {placed()
              ? `On its way to ${shipName()} …`
              : `${shipName()} gets the order by itself, and ships it.`}
            <Show when={props.guide.trouble}>
              {(kind) => <span class="text-bad"> {failureOf(kind()).says}.</span>}
            </Show>
          </p>
        }
      >
        {(source) => (
          <Show
            when={!props.guide.shipped}
            fallback={
              <p>
                {shipName()} shipped <OutsideLink href={source().url}>{source().name}</OutsideLink>.
              </p>
            }
          >
            <p>
              It is {source().name} at {shipName()} now. Ship it there, with a carrier and a number.
            </p>
            <ByHandOrNot name="Ship it" url={source().url} busy={props.busy} doIt={props.doIt} />
          </Show>
        )}
      </Show>
    </GuideStep>
  );
}

export function TrackingStep(props: {
  guide: Guide;
  orderPage: string;
  ordersPage: string;
}): JSX.Element {
  return (
    <GuideStep
      number={3}
      title="See the tracking"
      state={stateOf(props.guide.returned !== null, props.guide.shipped)}
    >
      <Show
        when={props.guide.returned}
        fallback={
          <p>
            {props.guide.shipped
              ? 'On its way back …'
              : `Carrier and number come back onto ${sellingStore(props.guide)}’s order by themselves.`}
          </p>
        }
      >
        {(tracking) => (
          <>
            <p>
              {[tracking().company, tracking().number].filter(Boolean).join(' ') || 'The shipment'}{' '}
              stands on {props.guide.placed?.orderName}, and {sellingStore(props.guide)} told its
              customer.
            </p>
            <div class="mt-2 flex flex-wrap gap-1.5">
              <ButtonLink small look="main" href={props.orderPage}>
                See the tracking
              </ButtonLink>
              <ButtonLink small href={props.ordersPage}>
                See one that failed
              </ButtonLink>
            </div>
          </>
        )}
      </Show>
    </GuideStep>
  );
}

function ByHandOrNot(props: {
  name: string;
  url: string;
  busy: boolean;
  doIt: () => void;
}): JSX.Element {
  return (
    <div class="mt-2 flex flex-wrap gap-1.5">
      <ButtonLink small look="main" href={props.url} target="_blank" rel="noreferrer">
        {props.name} <span aria-hidden="true">↗</span>
      </ButtonLink>
      <Button small icon={DoIcon} busy={props.busy} onClick={() => props.doIt()}>
        Do it for me
      </Button>
    </div>
  );
}
