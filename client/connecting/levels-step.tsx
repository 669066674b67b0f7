/** The third step of a setup (ST8): what the destination shows and would show, and Apply. */
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import type { ApplyAsked } from '../inventory/apply-dialog.tsx';
import { FirstLevelsCounts } from '../inventory/first-levels-counts.tsx';
import { signed, skusText } from '../inventory/stock-words.ts';
import { StopBanner } from '../inventory/stop-banner.tsx';
import type { FirstLevel, FirstLevels } from '../inventory/types.ts';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Outdated } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import type { SetupActs } from './setup-acts.ts';
import type { Setup } from './types.ts';

const ApplyDialog = lazy(() => import('../inventory/apply-dialog.tsx'));

/** As many as are looked at here; all of them are on the First levels page. */
const shownMost = 8;

export function LevelsStep(props: { setup: Setup; acts: SetupActs }): JSX.Element {
  const shell = useShell();
  const [asked, setAsked] = createSignal<ApplyAsked>();
  const levels = createReading(() => {
    const { connectionId } = props.setup;
    const input = { connectionId, onlyChanges: true, limit: shownMost };
    return {
      key: ['first-levels', input],
      read: () => trpc.inventory.firstLevels.list.query(input),
    };
  });
  const allPath = () =>
    shell.to(`/inventory/first-levels?connection=${encodeURIComponent(props.setup.connectionId)}`);
  const isReading = () => props.setup.states.products === 'running';
  return (
    <>
      <Outdated problem={levels.data && levels.problem} again={levels.again} />
      <WhenRead reading={levels} rows={4} what="the first levels">
        {(read) => (
          <>
            <StopBanner connection={read().connection} />
            <Show
              when={read().counts.links > 0}
              fallback={
                <p class="text-quiet">
                  {props.setup.facts.applied
                    ? `Applied: ${props.setup.destinationName} follows ${props.setup.sourceName} by itself.`
                    : 'No linked SKU counts its stock at both stores: there is nothing to apply yet.'}
                </p>
              }
            >
              <div class="-mb-4">
                <FirstLevelsCounts
                  counts={read().counts}
                  storeName={read().connection.destinationName}
                />
              </div>
              <Show when={read().rows.length > 0}>
                <Changes rows={read().rows} storeName={read().connection.destinationName} />
              </Show>
              <Show when={isReading()}>
                <p class="text-wait">
                  Products are still being read: what is linked later waits for an Apply of its own.
                </p>
              </Show>
            </Show>
            <div class="flex flex-wrap gap-2">
              <Show when={read().counts.read > 0}>
                <Button look="main" onClick={() => setAsked(askedOf(read()))}>
                  Apply {skusText(read().counts.read)}
                </Button>
              </Show>
              <ButtonLink href={allPath()}>See every SKU</ButtonLink>
              <Show when={props.setup.states['first-levels'] !== 'done' && mayGoOn(props.setup)}>
                <Button
                  busy={props.acts.busy()}
                  onClick={() => void props.acts.mark('first-levels', true)}
                >
                  {read().counts.links > 0 ? 'Leave the rest for later' : 'Continue'}
                </Button>
              </Show>
            </div>
            <Suspense>
              <Show when={asked()}>
                {(what) => (
                  <ApplyDialog
                    connection={read().connection}
                    asked={what()}
                    close={() => setAsked(undefined)}
                  />
                )}
              </Show>
            </Suspense>
          </>
        )}
      </WhenRead>
    </>
  );
}

/** All that were read, as they are shown at the moment of asking. */
const askedOf = ({ counts, connection }: FirstLevels): ApplyAsked => ({
  chosen: 'all',
  skus: counts.read,
  groupsRevision: connection.groupsRevision,
});

/** Some were applied and others wait, or nothing is there to apply. */
const mayGoOn = ({ facts }: Setup): boolean => facts.applied || facts.waiting === 0;

function Changes(props: { rows: readonly FirstLevel[]; storeName: string }): JSX.Element {
  return (
    <div class="overflow-x-auto rounded-lg border border-line">
      <table class="w-full border-collapse [&_td]:px-3 [&_td]:py-1.5 [&_th]:px-3 [&_th]:py-1.5">
        <caption class="sr-only">The first SKUs that change at {props.storeName}</caption>
        <thead>
          <tr class="border-b border-line text-quiet [&>th]:font-medium">
            <th scope="col" class="text-start">
              SKU
            </th>
            <th scope="col" class="text-end">
              Shows
            </th>
            <th scope="col" class="text-end">
              Would show
            </th>
            <th scope="col" class="text-end">
              Change
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>{(row) => <Change row={row} />}</For>
        </tbody>
      </table>
    </div>
  );
}

function Change(props: { row: FirstLevel }): JSX.Element {
  const sum = (of: (place: FirstLevel['places'][number]) => number) =>
    props.row.places.reduce((all, place) => all + of(place), 0);
  const present = () => sum((place) => place.present ?? 0);
  const proposed = () => sum((place) => place.proposed);
  return (
    <tr class="border-b border-line last:border-0">
      <td class="font-mono wrap-anywhere">{props.row.sku}</td>
      <td class="text-end">{present().toLocaleString('en')}</td>
      <td class="text-end font-medium">{proposed().toLocaleString('en')}</td>
      <td class="text-end">
        {props.row.toZero ? <span class="text-bad">sold out</span> : signed(proposed() - present())}
      </td>
    </tr>
  );
}
