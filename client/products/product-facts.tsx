/** What is known of a listing: its state, its link or suggestion, variants of its SKU, whether it would push, its history. */
import { For, type JSX, Show } from 'solid-js';
import { skuPath } from '../inventory/sku-path.ts';
import { useShell } from '../shell/shell-state.tsx';
import { Button } from '../ui/button.tsx';
import { Moment } from '../ui/moment.tsx';
import { LinkStateBadge } from './link-state-badge.tsx';
import { actText, stateWords, suggestedWords } from './product-words.ts';
import type { ProductPage } from './types.ts';
import { VariantsList } from './variants-list.tsx';
import { WouldPushCard } from './would-push-card.tsx';

export function ProductFacts(props: {
  product: ProductPage;
  isAccepting: boolean;
  accept: () => void;
}): JSX.Element {
  const shell = useShell();
  const about = () => props.product;
  /** What was done by hand stands among the acts. */
  const isToldByItself = () => about().acts.some(({ kind }) => kind === 'link-removed');
  const isEnding = () => about().link?.zeroingSince != null;
  return (
    <div class="flex flex-col gap-5">
      <div>
        <LinkStateBadge state={about().state} isEnding={isEnding()} />
        <p class="mt-2">
          <bdi>{about().listing.title}</bdi>
        </p>
        <p class="text-quiet">{nextWords(about(), isEnding())}</p>
      </div>
      <WouldPushCard product={about()} />
      <Show when={about().link}>
        {(link) => (
          <section>
            <h3 class="font-semibold">Linked to</h3>
            <VariantsList
              variants={[link().source]}
              act={() => (
                <a
                  class="link"
                  href={shell.to(
                    skuPath({
                      sourceStoreId: about().sourceStoreId,
                      inventoryItemId: link().inventoryItemId,
                    }),
                  )}
                >
                  Its stock
                </a>
              )}
            />
            <Show when={link().alignedAt === null}>
              <p class="mt-1 text-quiet">
                Its first levels wait:{' '}
                <a
                  class="link"
                  href={shell.to(
                    `/inventory/first-levels?connection=${encodeURIComponent(about().connectionId)}`,
                  )}
                >
                  look and apply
                </a>
                . Nothing is written before.
              </p>
            </Show>
          </section>
        )}
      </Show>
      <Show when={about().suggestion}>
        {(suggestion) => (
          <section>
            <h3 class="font-semibold">Suggested: {suggestedWords[suggestion().by]}</h3>
            <VariantsList
              variants={[suggestion().source]}
              act={() => (
                <Button small busy={props.isAccepting} onClick={() => props.accept()}>
                  Accept
                </Button>
              )}
            />
          </section>
        )}
      </Show>
      <Show when={about().otherSources.length > 0}>
        <p>
          Linked to {names(about().otherSources.map(({ name }) => name))} as well: the source that
          was connected first and is not paused supplies it.
        </p>
      </Show>
      <Same at={about().sourceName} variants={about().sameAtSource} sku={about().listing.sku} />
      <Same
        at={about().destinationName}
        variants={about().sameAtDestination}
        sku={about().listing.sku}
      />
      <section>
        <h3 class="font-semibold">What happened</h3>
        <ul class="mt-1">
          <Show when={isToldByItself() ? undefined : about().unlinked}>
            {(by) => (
              <li class="text-quiet">
                Unlinked by {by().by === 'You' ? 'you' : by().by}, <Moment at={by().at} />
              </li>
            )}
          </Show>
          <For
            each={about().acts}
            fallback={
              <li class="text-quiet">
                {about().link && !about().unlinked
                  ? 'Linked by its SKU, and nothing since.'
                  : 'Nothing yet.'}
              </li>
            }
          >
            {(act) => (
              <li class="mt-1">
                {actText(act)}{' '}
                <span class="text-quiet">
                  by {act.actor === 'You' ? 'you' : act.actor}, <Moment at={act.at} />
                </span>
              </li>
            )}
          </For>
        </ul>
      </section>
    </div>
  );
}

function Same(props: {
  at: string;
  sku: string;
  variants: ProductPage['sameAtSource'];
}): JSX.Element {
  return (
    <Show when={props.variants.length > 0}>
      <section>
        <h3 class="font-semibold">
          {props.variants.length} listings of {props.at} have the SKU {props.sku}
        </h3>
        <VariantsList variants={props.variants} />
      </section>
    </Show>
  );
}

const names = (all: readonly string[]): string => new Intl.ListFormat('en').format(all);

function nextWords({ state, destinationName, sourceName }: ProductPage, isEnding: boolean): string {
  if (isEnding)
    return `It is unlinked as soon as ${destinationName} shows none of it. What is held for orders stays counted.`;
  return state === 'linked'
    ? `Its orders may be pushed to ${sourceName}, and its stock follows once it is applied.`
    : stateWords[state].next;
}
