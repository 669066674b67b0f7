/** One line of a list: the order it names, what it ships, its number; and why it is rejected or what became of it. */
import { type JSX, Match, Show, Switch } from 'solid-js';
import CheckIcon from '~icons/lucide/triangle-alert';
import type { TrackingFileState } from '../../src/mirror/tracking-file.ts';
import { useShell } from '../shell/shell-state.tsx';
import { Badge } from '../ui/badge.tsx';
import { quantityText } from './line-cells.ts';
import { alsoOnWords, becameWords, rejectedWords } from './tracking-words.ts';
import type { ShownTrackingLine } from './types.ts';

export const LineRow = (props: {
  line: ShownTrackingLine;
  /** Of its list. */
  state: TrackingFileState;
}): JSX.Element => (
  <tr role="row">
    <td role="cell" data-label="Line" class="tabular-nums">
      {props.line.line.toLocaleString('en')}
    </td>
    <td role="cell" data-label="Order">
      <OrderNamed line={props.line} />
    </td>
    <td role="cell" data-label="Ships">
      <Show
        when={props.line.sku !== '' || quantityText(props.line) !== ''}
        fallback={
          <span class="text-quiet">
            {props.line.verdict === 'ships' ? 'All that is left' : '–'}
          </span>
        }
      >
        <span class="wrap-anywhere">
          {quantityText(props.line) && `${quantityText(props.line)} × `}
          <span class="font-mono text-[0.8125rem]">{props.line.sku || 'units'}</span>
        </span>
      </Show>
    </td>
    <td role="cell" data-label="Tracking">
      <div>{props.line.carrier || <span class="text-quiet">No carrier</span>}</div>
      <div class="font-mono text-[0.8125rem] wrap-anywhere sm:min-w-40">{props.line.number}</div>
      <Show when={props.line.looksWrong && props.line.verdict === 'ships'}>
        <Badge tone="wait" icon={CheckIcon}>
          Looks wrong
        </Badge>
      </Show>
      <Show when={props.line.alsoOn}>
        {(line) => <p class="text-[0.8125rem] text-quiet">{alsoOnWords(line())}</p>}
      </Show>
    </td>
    <td role="cell" class="max-sm:col-span-full">
      <Switch>
        <Match when={props.line.why}>
          {(why) => <span class="wrap-anywhere text-bad">{rejectedWords(why())}</span>}
        </Match>
        <Match when={becameWords(props.line, props.state)}>
          {(became) => (
            <>
              <Badge tone={became().tone}>{became().says}</Badge>
              <Show when={props.line.says}>
                {(says) => <p class="mt-1 wrap-anywhere text-quiet">{says()}</p>}
              </Show>
            </>
          )}
        </Match>
        <Match when={props.line.looksWrong}>
          <span class="text-quiet">
            The number is none that {props.line.carrier} gives out, as far as we can tell. It ships
            all the same.
          </span>
        </Match>
      </Switch>
    </td>
  </tr>
);

function OrderNamed(props: { line: ShownTrackingLine }): JSX.Element {
  const shell = useShell();
  return (
    <Show
      when={props.line.orderId}
      fallback={
        <>
          <div class="wrap-anywhere">
            {props.line.orderText || <span class="text-quiet">not named</span>}
          </div>
          <div class="text-[0.8125rem] wrap-anywhere text-quiet">{props.line.storeText}</div>
        </>
      }
    >
      {(orderId) => (
        <>
          <a
            class="font-semibold wrap-anywhere hover:underline"
            href={shell.to(`/order-push/${encodeURIComponent(orderId())}`)}
          >
            {props.line.orderName ?? props.line.orderText}
          </a>
          <div class="text-[0.8125rem] text-quiet">
            {props.line.storeName}, from {props.line.sourceStoreName}
          </div>
        </>
      )}
    </Show>
  );
}
