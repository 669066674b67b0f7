/** Variants side by side, as their store lists them: of one SKU that stands several times, or of one link. */
import { For, type JSX } from 'solid-js';
import type { ProductVariant } from './types.ts';

/** @param props `act`: what can be done with each, at its end */
export function VariantsList(props: {
  variants: readonly ProductVariant[];
  act?: (variant: ProductVariant) => JSX.Element;
}): JSX.Element {
  return (
    <ul class="mt-1 divide-y divide-line rounded-lg border border-line">
      <For each={props.variants}>
        {(variant) => (
          <li class="flex flex-wrap items-center justify-between gap-2 px-3 py-2">
            <VariantText variant={variant} />
            {props.act?.(variant)}
          </li>
        )}
      </For>
    </ul>
  );
}

export function VariantText(props: { variant: ProductVariant }): JSX.Element {
  const facts = () =>
    [
      props.variant.units === null ? '' : `${props.variant.units.toLocaleString('en')} in stock`,
      props.variant.barcode ? `barcode ${props.variant.barcode}` : '',
      props.variant.tracked ? 'stock tracked' : 'stock not tracked',
      props.variant.gone ? 'not listed any more' : '',
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <span class="min-w-0">
      <span class="font-mono font-medium wrap-anywhere">{props.variant.sku || 'no SKU'}</span>{' '}
      <bdi class="wrap-anywhere">{props.variant.title}</bdi>
      <span class="block text-[0.8125rem] text-quiet">{facts()}</span>
    </span>
  );
}
