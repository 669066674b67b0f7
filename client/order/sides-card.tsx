/** Both orders side by side, line against line: the customer's on the left, its source orders on the right (TR2, RV2). */
import { For, Index, type JSX, Show } from 'solid-js';
import { mendAbout } from '../order-push/mend-about.ts';
import type { OrderPage } from '../trpc.ts';
import { Card } from '../ui/page.tsx';
import { AddedRow } from './added-row.tsx';
import { columns } from './side-columns.ts';
import { SideRows } from './side-rows.tsx';
import { groupLines, type SideGroup } from './sides.ts';
import { SidesHead } from './sides-head.tsx';

type Line = OrderPage['lines'][number];

/** Between a phone and a desk it scrolls within its card: by keyboard too, whatever stands in it. */
const scrolls = { tabIndex: 0 };

export function SidesCard(props: { order: OrderPage }): JSX.Element {
  const groups = () => groupLines(props.order.lines);
  const isAdded = () => props.order.pushes.some(({ added }) => added.length > 0);
  return (
    <Card title={props.order.pushes.length > 0 ? 'Both orders' : 'Lines'} class="mb-5">
      <section class="relative overflow-x-auto" aria-label="Lines, scrolls sideways" {...scrolls}>
        <table class="rows" role="table" aria-label="Lines">
          <SidesHead order={props.order} />
          <Index each={groups()}>
            {(group) => (
              <tbody role="rowgroup">
                <Show when={groups().length > 1 || isAdded()}>
                  <GroupTitle says={titleOf(group(), props.order)} />
                </Show>
                <For each={group().lines}>
                  {(line) => (
                    <SideRows
                      order={props.order}
                      line={line}
                      about={mendAbout(props.order, { isOnItsPage: true, sku: line.sku })}
                    />
                  )}
                </For>
              </tbody>
            )}
          </Index>
          <Show when={isAdded()}>
            <tbody role="rowgroup">
              <GroupTitle says="Only at the source" />
              <For each={props.order.pushes}>
                {(push) => (
                  <For each={push.added}>{(added) => <AddedRow push={push} added={added} />}</For>
                )}
              </For>
            </tbody>
          </Show>
        </table>
      </section>
    </Card>
  );
}

const GroupTitle = (props: { says: string }): JSX.Element => (
  <tr role="row" class="bg-sunken">
    <th
      scope="rowgroup"
      colSpan={columns.length * 2 + 2}
      class="py-1.5 text-[0.8125rem] whitespace-normal max-sm:col-span-full max-sm:block max-sm:border-0 max-sm:p-0"
    >
      {props.says}
    </th>
  </tr>
);

function titleOf({ parts }: SideGroup<Line>, order: OrderPage): string {
  if (parts.length === 0) return 'Not pushed';
  const named = parts.map((part) => {
    const push = order.pushes.find((one) => one.part === part);
    const at = push ? `${push.sourceOrderName ?? 'no number yet'} at ${push.sourceStoreName}` : '';
    return `part ${part}: ${at}`;
  });
  const all = named.join(', ');
  return all.charAt(0).toUpperCase() + all.slice(1);
}
