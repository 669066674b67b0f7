/** How the source order looks: paid or not, whose prices, taxes, and where the shipping cost stands. */
import { type JSX, Show } from 'solid-js';
import { Card } from '../ui/page.tsx';
import { Choices } from './choices.tsx';
import { pairs, type SectionProps } from './section.ts';
import { paymentChoiceWords, priceWords, shippingCostWords, taxWords } from './settings-words.ts';
import type { PushStore } from './types.ts';

export function SourceOrderCard(props: SectionProps & { store: PushStore }): JSX.Element {
  const others = () =>
    props.store.sources.filter(({ currency }) => currency !== props.store.currency);
  return (
    <Card title="The source order">
      <div class={pairs}>
        <Choices
          legend="Financial status"
          words={paymentChoiceWords}
          chosen={props.typed.payment}
          choose={(payment) => props.change({ payment })}
        />
        <Choices
          legend="Prices"
          words={priceWords}
          chosen={props.typed.prices}
          choose={(prices) => props.change({ prices })}
          under={
            others().length > 0
              ? {
                  source: () => (
                    <p class="rounded-lg bg-wait-soft px-3 py-2 text-[0.8125rem] text-wait">
                      {others()
                        .map(({ name, currency }) => `${name} lists its prices in ${currency}`)
                        .join(', ')}
                      , {props.store.storeName} sells in {props.store.currency}: lines for it stay
                      while this is chosen.
                    </p>
                  ),
                }
              : {}
          }
        />
        <Choices
          legend="Taxes"
          words={taxWords}
          chosen={props.typed.taxes}
          choose={(taxes) => props.change({ taxes })}
        />
        <Choices
          legend="Shipping cost"
          lead={
            <Show
              when={props.store.sources.length > 1}
              fallback="Where an order goes to several source orders."
            >
              An order of {props.store.storeName} may go to several of{' '}
              {props.store.sources.map(({ name }) => name).join(', ')}.
            </Show>
          }
          words={shippingCostWords}
          chosen={props.typed.shippingCost}
          choose={(shippingCost) => props.change({ shippingCost })}
        />
      </div>
    </Card>
  );
}
