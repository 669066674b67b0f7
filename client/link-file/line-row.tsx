/** One line of a file: the two listings it names, what it asks, and why it is rejected or what was there before. */
import { type JSX, Show } from 'solid-js';
import { whySays, wishWords } from './file-words.ts';
import type { ShownLine } from './types.ts';

export const LineRow = (props: { line: ShownLine }): JSX.Element => (
  <tr role="row">
    <td role="cell" data-label="Line" class="tabular-nums">
      {props.line.line.toLocaleString('en')}
    </td>
    <td role="cell" data-label="Asks">
      {props.line.wish ? wishWords[props.line.wish] : 'Nothing known'}
    </td>
    <td role="cell" data-label="Destination">
      <Listing
        sku={props.line.destinationSku}
        variantId={props.line.destinationVariantId}
        title={props.line.destinationTitle}
      />
    </td>
    <td role="cell" data-label="Source">
      <Listing
        sku={props.line.sourceSku}
        variantId={props.line.sourceVariantId}
        title={props.line.sourceTitle}
      />
    </td>
    <td
      role="cell"
      class={`max-sm:col-span-full ${props.line.verdict === 'rejected' ? 'text-bad' : 'text-quiet'}`}
    >
      <Show when={props.line.why}>
        {(why) => <span class="wrap-anywhere">{whySays(why())}</span>}
      </Show>
    </td>
  </tr>
);

function Listing(props: {
  sku: string;
  variantId: string | null;
  title: string | null;
}): JSX.Element {
  return (
    <Show
      when={props.sku !== '' || props.variantId !== null}
      fallback={<span class="text-quiet">not named</span>}
    >
      <div class="font-mono wrap-anywhere">{props.sku || props.variantId}</div>
      <Show when={props.title}>
        {(title) => (
          <div class="text-[0.8125rem] text-quiet">
            <bdi class="wrap-anywhere">{title()}</bdi>
          </div>
        )}
      </Show>
    </Show>
  );
}
