/** One drift: which SKU where, what was there and what we held, what became of it, why, and what a person can do. */
import { type JSX, Show } from 'solid-js';
import { skuPath } from '../inventory/sku-path.ts';
import { useShell } from '../shell/shell-state.tsx';
import { Moment } from '../ui/moment.tsx';
import { driftTold, shownWords } from './drift-words.ts';
import { OutcomeBadge } from './outcome-badge.tsx';
import type { DriftFound } from './types.ts';

export function DriftRow(props: { drift: DriftFound }): JSX.Element {
  const shell = useShell();
  const told = () => driftTold(props.drift);
  return (
    <tr role="row">
      <td role="cell" class="max-sm:col-span-full">
        <a
          class="font-semibold wrap-anywhere hover:underline"
          data-row
          href={shell.to(skuPath(props.drift.ledger))}
        >
          {props.drift.sku || 'A listing without a SKU'}
        </a>
        <div class="max-w-64 text-[0.8125rem] wrap-anywhere text-quiet">
          <bdi>{props.drift.title}</bdi>
        </div>
      </td>
      <td role="cell" class="max-sm:col-span-full">
        {props.drift.store.name}
        <div class="text-[0.8125rem] text-quiet">
          {props.drift.side === 'source' ? 'Source' : 'Destination'}
          <Show when={props.drift.location}>{(name) => `, ${name()}`}</Show>
        </div>
      </td>
      <td role="cell" data-label="Showed" class="text-end whitespace-nowrap max-sm:text-start">
        {shownWords(props.drift.shown, 'not stocked')}
      </td>
      <td role="cell" data-label="Expected" class="text-end whitespace-nowrap max-sm:text-start">
        {shownWords(props.drift.expected, 'not known')}
      </td>
      <td role="cell" data-label="Now" class="text-end font-medium max-sm:text-start">
        {shownWords(props.drift.now, 'not known')}
      </td>
      <td role="cell" data-label="Found">
        <Moment at={props.drift.at} />
        <Show when={props.drift.settledAt}>
          {(at) => (
            <div class="text-[0.8125rem] text-quiet">
              settled <Moment at={at()} />
            </div>
          )}
        </Show>
      </td>
      <td role="cell" class="max-sm:col-span-full">
        <OutcomeBadge outcome={props.drift.outcome} />
        <div class="mt-1 max-w-80 min-w-48 text-[0.8125rem] wrap-anywhere">
          {told().says}
          <Show when={told().next}>
            {(next) => (
              <span class="text-quiet">
                {' '}
                <Show when={told().path} fallback={next()}>
                  {(path) => (
                    <a class="link" href={shell.to(path())}>
                      {next()}
                    </a>
                  )}
                </Show>
              </span>
            )}
          </Show>
        </div>
      </td>
    </tr>
  );
}
