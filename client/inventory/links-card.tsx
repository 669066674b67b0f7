/** Where a SKU is sold: what each store may sell and shows, how that stands, and what is kept back of it (ST6). */
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { useShell } from '../shell/shell-state.tsx';
import { Button } from '../ui/button.tsx';
import { Card, cardItem } from '../ui/page.tsx';
import { allowanceText, effectiveOf } from './allowance-fields.ts';
import { targetStateWords } from './stock-words.ts';
import { TargetStateBadge } from './target-state-badge.tsx';
import type { SkuLink, SkuPage } from './types.ts';

const loadDialog = () => import('./sku-allowance-dialog.tsx');
const SkuAllowanceDialog = lazy(loadDialog);

export function LinksCard(props: { sku: SkuPage }): JSX.Element {
  const [changing, setChanging] = createSignal<string>();
  const chosen = () => props.sku.links.find((link) => link.id === changing());
  return (
    <Card title="Where it is sold">
      <ul onPointerEnter={() => void loadDialog()}>
        <For
          each={props.sku.links}
          fallback={<li class={`${cardItem} text-quiet`}>No destination lists it.</li>}
        >
          {(link) => <Sold link={link} change={() => setChanging(link.id)} />}
        </For>
      </ul>
      <Suspense>
        <Show when={chosen()}>
          {(link) => (
            <SkuAllowanceDialog
              sku={props.sku.sku}
              link={link()}
              close={() => setChanging(undefined)}
            />
          )}
        </Show>
      </Suspense>
    </Card>
  );
}

function Sold(props: { link: SkuLink; change: () => void }): JSX.Element {
  const shell = useShell();
  const firstLevels = () =>
    shell.to(`/inventory/first-levels?connection=${encodeURIComponent(props.link.connectionId)}`);
  return (
    <li class={`${cardItem} border-t border-line`}>
      <h3 class="font-semibold">{props.link.destinationName}</h3>
      <For
        each={props.link.places}
        fallback={<p class="text-quiet">Not shown there yet: its ledger is about to hear of it.</p>}
      >
        {(place) => (
          <div class="mt-1">
            <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <span>
                <span class="text-quiet">{place.name}: </span>
                may sell <span class="font-medium">{place.sellable.toLocaleString('en')}</span>
                {place.shows === null
                  ? ', not read yet'
                  : place.shows === place.sellable
                    ? ', shows the same'
                    : `, shows ${place.shows.toLocaleString('en')}`}
              </span>
              <TargetStateBadge state={place.state} />
            </div>
            <Show when={place.problem}>
              {(problem) => <p class="text-[0.8125rem] wrap-anywhere text-bad">{problem()}</p>}
            </Show>
            <Show when={targetStateWords[place.state].next}>
              {(next) => (
                <p class="text-[0.8125rem] text-quiet">
                  {next()}{' '}
                  <Show when={place.state === 'waiting'}>
                    <a class="link" href={firstLevels()}>
                      Look and apply
                    </a>
                  </Show>
                </p>
              )}
            </Show>
            <Show when={place.suspense > 0}>
              <p class="text-[0.8125rem] text-wait">
                {place.suspense} missing there without an order yet: counted as sold until one
                comes.
              </p>
            </Show>
          </div>
        )}
      </For>
      <div class="mt-1.5 flex flex-wrap items-center justify-between gap-2">
        <p class="text-[0.8125rem] text-quiet">{allowanceText(effectiveOf(props.link))}</p>
        <Button
          small
          look="quiet"
          aria-label={`Change what ${props.link.destinationName} keeps back`}
          onClick={() => props.change()}
        >
          Change
        </Button>
      </div>
    </li>
  );
}
