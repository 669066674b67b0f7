/** One line at both orders: a row for each source order it is in, and one for units that stay, with why (OP6, TR2). */
import { For, type JSX, Show } from 'solid-js';
import type { MendAbout } from '../order-push/mend.ts';
import { PushStateBadge } from '../order-push/push-state-badge.tsx';
import type { OrderPage } from '../trpc.ts';
import { sourceStateWords } from '../words.ts';
import { LineStays } from './line-stays.tsx';
import { SideCells } from './side-cells.tsx';
import { columns, divider, rowHead } from './side-columns.ts';
import { compareLine, type LineStanding } from './sides.ts';
import { StandingBadge } from './standing-badge.tsx';

type Line = OrderPage['lines'][number];

export function SideRows(props: { order: OrderPage; line: Line; about: MendAbout }): JSX.Element {
  const compared = () => compareLine(props.line, props.order.pushes);
  const staysToo = () => props.line.made.length === 0 || props.line.hold !== null;
  return (
    <>
      <For each={props.line.made}>
        {(made, at) => {
          const push = () => props.order.pushes.find(({ id }) => id === made.pushId);
          const name = () => made.sourceOrderName ?? 'no number yet';
          return (
            <tr role="row">
              <LineHead line={props.line} again={at() > 0} standing={compared().standing} />
              <Here order={props.order} line={props.line} again={at() > 0} />
              <td
                role="cell"
                data-label="Source order"
                class={`${divider} max-sm:col-span-full max-sm:row-start-2`}
              >
                <span class="whitespace-nowrap" title={`At ${made.sourceStoreName}`}>
                  {name()}
                  <span class="sr-only sm:hidden"> at {made.sourceStoreName}</span>
                </span>
                <Show when={push()?.state === 'created' ? undefined : push()?.state}>
                  {(state) => (
                    <span class="mt-1 block">
                      <PushStateBadge ofLine state={state()} />
                    </span>
                  )}
                </Show>
                <Show when={push()?.sourceState}>
                  {(state) => (
                    <span class="block text-[0.8125rem] text-bad">{sourceStateWords[state()]}</span>
                  )}
                </Show>
              </td>
              <Show
                when={push()?.state === 'created'}
                fallback={
                  <td role="cell" colSpan={columns.length} class="max-sm:col-span-full">
                    {made.pushed} to go to {made.sourceStoreName}
                  </td>
                }
              >
                <SideCells
                  side="there"
                  orderName={name()}
                  units={made.pushed}
                  of={made}
                  differing={compared().differing}
                />
              </Show>
            </tr>
          );
        }}
      </For>
      <Show when={staysToo()}>
        <tr role="row">
          <LineHead
            line={props.line}
            again={props.line.made.length > 0}
            standing={compared().standing}
          />
          <Here order={props.order} line={props.line} again={props.line.made.length > 0} />
          <td role="cell" colSpan={columns.length + 1} class={`${divider} max-sm:col-span-full`}>
            <LineStays line={props.line} about={props.about} />
          </td>
        </tr>
      </Show>
    </>
  );
}

function LineHead(props: { line: Line; again: boolean; standing: LineStanding }): JSX.Element {
  return (
    <th role="rowheader" scope="row" class={rowHead}>
      <bdi class={props.again ? 'text-quiet wrap-anywhere' : 'font-medium wrap-anywhere'}>
        {props.line.title}
      </bdi>
      <Show when={!props.again}>
        <span class="block font-mono text-[0.8125rem] text-quiet wrap-anywhere">
          {props.line.sku || 'no SKU'}
        </span>
        <Show when={props.standing === 'agrees' || props.standing === 'differs'}>
          <span class="mt-1 block">
            <StandingBadge differs={props.standing === 'differs'} />
          </span>
        </Show>
      </Show>
    </th>
  );
}

/** The customer's order says its figures once, in the first of a line's rows. */
function Here(props: { order: OrderPage; line: Line; again: boolean }): JSX.Element {
  return (
    <Show
      when={!props.again}
      fallback={
        <td role="cell" colSpan={columns.length} class="max-sm:hidden">
          <span class="sr-only">as above</span>
        </td>
      }
    >
      <SideCells
        side="here"
        orderName={props.order.name}
        units={props.line.sold.ordered}
        of={props.line.sold}
        differing={compareLine(props.line, props.order.pushes).differing}
      />
    </Show>
  );
}
