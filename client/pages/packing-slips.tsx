/** Packing slips (SO1): one page an order, read from the stores that sold them at that moment, to be printed. */
import { createEffect, createMemo, For, type JSX, on, Show } from 'solid-js';
import PickIcon from '~icons/lucide/clipboard-list';
import NothingIcon from '~icons/lucide/package-check';
import { createAsking } from '../asking.ts';
import { choiceState } from '../orders/kept-choice.ts';
import { listPath, printPath } from '../orders/list-address.ts';
import { createPrintAsked, printOf } from '../print/asked.ts';
import { type FirstPushes, readFirstPushes } from '../print/first-pushes.ts';
import { noneFoundWords } from '../print/left-out-text.ts';
import { mostPushes } from '../print/limits.ts';
import { PaperPage } from '../print/paper-page.tsx';
import { SlipSheet } from '../print/slip-sheet.tsx';
import { createSlips } from '../print/slips.ts';
import { SlipsProgress } from '../print/slips-progress.tsx';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { ButtonLink } from '../ui/button.tsx';
import { NothingYet, SkeletonRows, Unread } from '../ui/states.tsx';

export default function PackingSlipsPage(): JSX.Element {
  const shell = useShell();
  const asked = createPrintAsked();
  const first = createAsking<FirstPushes>();
  const slips = createSlips((pushId) => trpc.orders.slip.query({ pushId }));
  const what = createMemo(() =>
    JSON.stringify([shell.chosenId(), asked.pushIds() ?? asked.filter()]),
  );
  const begin = async () => {
    const chosen = asked.pushIds();
    first.clear();
    slips.read([]);
    if (chosen) return slips.read(chosen);
    const found = await first.ask(() => readFirstPushes(shell.chosenId(), asked.filter()));
    if (found) slips.read(found.pushes.map(({ id }) => id));
  };
  createEffect(on(what, () => void begin()));
  const nameOf = (pushId: string) =>
    asked.nameOf(pushId) ?? first.data?.pushes.find(({ id }) => id === pushId)?.name;
  const isKnown = () => asked.pushIds() !== undefined || first.data !== undefined;
  const missing = () => slips.all.filter(({ state }) => state.kind !== 'ready').length;
  const whyNot = () => {
    if (!isKnown() || slips.all.length === 0) return 'There is nothing to print yet.';
    return missing() > 0 ? 'Not all slips are there yet.' : undefined;
  };
  const mayBeMore = () => asked.pushIds() === undefined && first.data?.more === true;
  const leftOut = () => {
    if (asked.tooMany() > 0)
      return ` Only the first ${mostPushes} of those chosen: ${asked.tooMany()} more are left out.`;
    return mayBeMore()
      ? ' These wait longest; more are to ship. Choose orders in the list to print others.'
      : '';
  };
  return (
    <PaperPage
      title="Packing slips"
      back={listPath(asked.listed())}
      backState={choiceState(asked.pushIds() ?? [])}
      lead={
        <>
          One page an order, in the name of the store that sold it. Addresses are read from the
          stores now and are not kept.{leftOut()}
        </>
      }
      actions={
        <>
          <label class="inline-flex min-h-9 items-center gap-2 px-1">
            <input
              type="checkbox"
              class="size-6 accent-accent sm:size-5"
              checked={asked.prices()}
              onChange={(event) => asked.setPrices(event.currentTarget.checked)}
            />
            Show prices
          </label>
          <ButtonLink
            icon={PickIcon}
            href={shell.to(printPath('pick-list', printOf(asked)))}
            state={asked.state()}
          >
            Pick list
          </ButtonLink>
        </>
      }
      whyNot={whyNot()}
    >
      <Show when={first.problem}>
        {(problem) => (
          <div class="card">
            <Unread problem={problem()} again={() => void begin()} />
          </div>
        )}
      </Show>
      <Show when={first.isBusy}>
        <div class="card no-print">
          <SkeletonRows rows={4} what="the orders to ship" />
        </div>
      </Show>
      <SlipsProgress slips={slips} nameOf={nameOf} />
      <Show when={isKnown() && slips.all.length === 0}>
        <div class="card">
          <Show
            when={!mayBeMore()}
            fallback={
              <NothingYet icon={NothingIcon} title="Nothing found yet">
                {noneFoundWords}
              </NothingYet>
            }
          >
            <NothingYet icon={NothingIcon} title="Nothing to pack">
              None of these orders is at its source store with units left to ship.
            </NothingYet>
          </Show>
        </div>
      </Show>
      <For each={slips.all}>
        {(one) => (
          <Show when={one.state.kind === 'ready' && one.state.slip}>
            {(slip) => <SlipSheet slip={slip()} prices={asked.prices()} />}
          </Show>
        )}
      </For>
    </PaperPage>
  );
}
