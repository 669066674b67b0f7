/** Where a SKU is sold: what each store may sell and shows, how that stands, what is kept back (ST6), and Pause. */
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { useShell } from '../shell/shell-state.tsx';
import { Button } from '../ui/button.tsx';
import { Card, cardItem } from '../ui/page.tsx';
import { allowanceText, effectiveOf } from './allowance-fields.ts';
import { targetStateWords } from './stock-words.ts';
import { TargetStateBadge } from './target-state-badge.tsx';
import type { SkuLink, SkuPage } from './types.ts';

const loadAllowance = () => import('./sku-allowance-dialog.tsx');
const SkuAllowanceDialog = lazy(loadAllowance);
const loadPause = () => import('./pause-link-dialog.tsx');
const PauseLinkDialog = lazy(loadPause);

const loadDialogs = () => {
  void loadAllowance();
  void loadPause();
};

type Opened = { dialog: 'allowance' | 'pause'; linkId: string; button: HTMLElement };

export function LinksCard(props: { sku: SkuPage }): JSX.Element {
  const [opened, setOpened] = createSignal<Opened>();
  const linkIn = (dialog: Opened['dialog']) => {
    const open = opened();
    return open?.dialog === dialog && props.sku.links.find((link) => link.id === open.linkId);
  };
  /** Nothing of a dialog's own opened it, so it cannot give the focus back by itself. */
  const close = () => {
    const button = opened()?.button;
    setOpened(undefined);
    setTimeout(() => document.activeElement === document.body && button?.focus());
  };
  return (
    <Card title="Where it is sold">
      <ul onPointerEnter={loadDialogs}>
        <For
          each={props.sku.links}
          fallback={<li class={`${cardItem} text-quiet`}>No destination lists it.</li>}
        >
          {(link) => (
            <Sold
              link={link}
              open={(dialog, button) => setOpened({ dialog, linkId: link.id, button })}
            />
          )}
        </For>
      </ul>
      <Suspense>
        <Show when={linkIn('allowance')}>
          {(link) => <SkuAllowanceDialog sku={props.sku.sku} link={link()} close={close} />}
        </Show>
        <Show when={linkIn('pause')}>
          {(link) => <PauseLinkDialog sku={props.sku} link={link()} close={close} />}
        </Show>
      </Suspense>
    </Card>
  );
}

function Sold(props: {
  link: SkuLink;
  open: (dialog: Opened['dialog'], button: HTMLElement) => void;
}): JSX.Element {
  const shell = useShell();
  const firstLevels = () =>
    shell.to(`/inventory/first-levels?connection=${encodeURIComponent(props.link.connectionId)}`);
  return (
    <li class={`${cardItem} border-t border-line`}>
      <h3 class="font-semibold">{props.link.destinationName}</h3>
      <Show when={!props.link.active}>
        <p class="text-[0.8125rem] text-wait">
          Somebody paused it there: its order lines stay, and no stock is sent, until it is resumed.
        </p>
      </Show>
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
        <div class="flex flex-wrap gap-1">
          {/* One button for both, so that the focus finds it again. */}
          <Button
            small
            look="quiet"
            aria-haspopup="dialog"
            aria-label={`${props.link.active ? 'Pause' : 'Resume'} at ${props.link.destinationName}`}
            onClick={(event) => props.open('pause', event.currentTarget)}
          >
            {props.link.active ? 'Pause' : 'Resume'}
          </Button>
          <Button
            small
            look="quiet"
            aria-label={`Change what ${props.link.destinationName} keeps back`}
            onClick={(event) => props.open('allowance', event.currentTarget)}
          >
            Change
          </Button>
        </div>
      </div>
    </li>
  );
}
