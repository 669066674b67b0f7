/** Pick list (SO1): what to fetch from the shelves for the chosen orders, summed by SKU, to be printed. */
import { type JSX, Show } from 'solid-js';
import NothingIcon from '~icons/lucide/package-check';
import SlipsIcon from '~icons/lucide/printer';
import { choiceState } from '../orders/kept-choice.ts';
import { listPath, printPath } from '../orders/list-address.ts';
import { createPrintAsked, printOf } from '../print/asked.ts';
import { leftOutText, noneFoundWords } from '../print/left-out-text.ts';
import { PaperPage } from '../print/paper-page.tsx';
import { PickListSheet } from '../print/pick-list-sheet.tsx';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { ButtonLink } from '../ui/button.tsx';
import { NothingYet, Outdated } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';

export default function PickListPage(): JSX.Element {
  const shell = useShell();
  const asked = createPrintAsked();
  const list = createReading(() => {
    const pushIds = asked.pushIds();
    const what = pushIds ? { pushIds } : asked.filter();
    const input = { storeId: shell.chosenId(), ...what };
    return { key: ['pick-list', input], read: () => trpc.orders.pickList.query(input) };
  });
  const isThere = () => (list.data?.rows.length ?? 0) > 0;
  return (
    <PaperPage
      title="Pick list"
      back={listPath(asked.listed())}
      backState={choiceState(asked.pushIds() ?? [])}
      lead={
        <Show when={list.data} fallback="What to fetch from the shelves, each SKU once.">
          {(read) => leftOutText(read(), asked)}
        </Show>
      }
      actions={
        <ButtonLink
          icon={SlipsIcon}
          href={shell.to(printPath('slips', printOf(asked)))}
          state={asked.state()}
        >
          Packing slips
        </ButtonLink>
      }
      whyNot={isThere() ? undefined : 'There is nothing to print yet.'}
    >
      <div class="no-print">
        <Outdated problem={list.data && list.problem} again={list.again} />
      </div>
      <WhenRead reading={list} rows={6} what="the pick list" bringsCards>
        {(read) => (
          <Show
            when={read().rows.length > 0}
            fallback={
              <div class="card">
                <Show
                  when={!read().mayBeMore}
                  fallback={
                    <NothingYet icon={NothingIcon} title="Nothing found yet">
                      {noneFoundWords}
                    </NothingYet>
                  }
                >
                  <NothingYet icon={NothingIcon} title="Nothing to pick">
                    None of these orders has units left to ship.
                  </NothingYet>
                </Show>
              </div>
            }
          >
            <PickListSheet list={read()} at={list.readAt} />
          </Show>
        )}
      </WhenRead>
    </PaperPage>
  );
}
