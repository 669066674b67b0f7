/** What gave up, whatever kind of work it was, with its reason, until it goes again (WH2). Of the whole account. */
import { useSearchParams } from '@solidjs/router';
import { For, type JSX, Show } from 'solid-js';
import OlderIcon from '~icons/lucide/arrow-right';
import NewestIcon from '~icons/lucide/arrow-up-to-line';
import NothingIcon from '~icons/lucide/circle-check';
import { createReading } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { ButtonLink } from '../ui/button.tsx';
import { type Column, RowsTable } from '../ui/rows-table.tsx';
import { NothingYet, Outdated, SkeletonRows } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { ChooseBar } from './choose-bar.tsx';
import { createChosen } from './chosen.ts';
import type { View } from './delivery-views.ts';
import { createTryAgain } from './go-again.ts';
import { LetterRow } from './letter-row.tsx';

const columns: Column[] = [
  { name: 'What gave up' },
  { name: 'When', sort: 'descending' },
  { name: 'Store' },
  { name: 'Why' },
];

export function LettersCard(props: { link: (view: View, cursor?: string) => string }): JSX.Element {
  const [params] = useSearchParams<{ cursor?: string }>();
  const list = createReading(() => {
    const input = { cursor: params.cursor };
    return {
      key: ['dead-letters', input],
      of: 'dead-letters',
      read: () => trpc.deliveries.deadLetters.list.query(input),
    };
  });
  const rows = () => list.data?.rows ?? [];
  const chosen = createChosen(rows);
  const again = createTryAgain();
  const older = () => (list.isStale ? undefined : (list.data?.next ?? undefined));
  return (
    <>
      <Outdated problem={list.data && list.problem} again={list.again} />
      <div class="card overflow-hidden">
        <WhenRead reading={list} rows={4} what="what gave up">
          {() => (
            <Show
              when={rows().length > 0}
              fallback={
                <Show when={!list.isStale} fallback={<SkeletonRows rows={4} what="what gave up" />}>
                  <NothingYet
                    icon={NothingIcon}
                    title={params.cursor ? 'Nothing further on' : 'Nothing gave up'}
                  >
                    What fails is tried again by itself for more than a day. What does not go even
                    then stays here with its reason.
                  </NothingYet>
                </Show>
              }
            >
              <ChooseBar
                chosen={chosen}
                act="Try again"
                busy={again.busy()}
                run={(letters) => void again.run(letters).then(() => chosen.chooseAll(false))}
              />
              <RowsTable label="What gave up" columns={columns} hasActions isStale={list.isStale}>
                <For each={rows()}>{(letter) => <LetterRow letter={letter} chosen={chosen} />}</For>
              </RowsTable>
            </Show>
          )}
        </WhenRead>
      </div>
      <nav aria-label="More that gave up" class="no-print mt-4 flex justify-end gap-2 empty:hidden">
        <Show when={params.cursor}>
          <ButtonLink href={props.link('gave-up')} icon={NewestIcon}>
            Newest
          </ButtonLink>
        </Show>
        <Show when={older()}>
          {(cursor) => (
            <ButtonLink href={props.link('gave-up', cursor())} icon={OlderIcon}>
              Older
            </ButtonLink>
          )}
        </Show>
      </nav>
    </>
  );
}
