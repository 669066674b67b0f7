/** Overview: one sentence of health, what waits longest, pushes per hour, and a newcomer's three steps. */
import { createEffect, createSignal, type JSX, Show } from 'solid-js';
import { GaveUpCard } from '../overview/gave-up-card.tsx';
import { GuideCard } from '../overview/guide-card.tsx';
import { healthOf } from '../overview/health.ts';
import { HealthLine } from '../overview/health-line.tsx';
import { NoticesCard } from '../overview/notices-card.tsx';
import { PushesCard } from '../overview/pushes-card.tsx';
import { StoresCard } from '../overview/stores-card.tsx';
import { Tiles } from '../overview/tiles.tsx';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { SetupsCard } from '../stores/setups-card.tsx';
import { trpc } from '../trpc.ts';
import { now } from '../ui/clock.ts';
import { Page } from '../ui/page.tsx';
import { Outdated, Unread } from '../ui/states.tsx';

export default function OverviewPage(): JSX.Element {
  const shell = useShell();
  const overview = createReading(() => {
    const input = { storeId: shell.chosenId() };
    return { key: ['overview', input], read: () => trpc.overview.get.query(input) };
  });
  const health = () => {
    const { data } = overview;
    const chosen = shell.chosen();
    if (!data || !shell.reading.data) return undefined;
    return healthOf(data, chosen ? [chosen] : shell.stores(), now());
  };
  // The chart's code is asked for once the first numbers are on the page.
  const [ready, setReady] = createSignal(false);
  createEffect(() => overview.data && setReady(true));
  return (
    <Page
      title="Overview"
      lead={
        <Show
          when={health()}
          fallback={
            <Show when={!overview.problem}>
              <span class="skeleton block h-6 w-72" aria-hidden="true" />
            </Show>
          }
        >
          {(said) => <HealthLine health={said()} />}
        </Show>
      }
    >
      <Show
        when={overview.data || !overview.problem}
        fallback={
          <div class="card">
            <Show when={overview.problem}>
              {(problem) => <Unread problem={problem()} again={overview.again} />}
            </Show>
          </div>
        }
      >
        <Outdated problem={overview.problem} again={overview.again} />
        <GuideCard />
        <SetupsCard />
        <Tiles overview={overview.data} />
        <Show when={ready()} fallback={<div class="card skeleton mb-5 h-72" aria-hidden="true" />}>
          <PushesCard />
        </Show>
        <div class="grid items-start gap-5 lg:grid-cols-2">
          <NoticesCard />
          <StoresCard />
        </div>
        <GaveUpCard overview={overview.data} />
      </Show>
    </Page>
  );
}
