/** "Would this item push?": yes, from each place, or the first condition that it fails and where that is mended (OP14). */
import { For, type JSX, Show } from 'solid-js';
import YesIcon from '~icons/lucide/circle-check';
import NoIcon from '~icons/lucide/circle-x';
import { useShell } from '../shell/shell-state.tsx';
import { decisionWords, holdWords } from '../words.ts';
import type { ProductPage } from './types.ts';

export function WouldPushCard(props: { product: ProductPage }): JSX.Element {
  const would = () => props.product.would;
  const says = (): { says: string; next: string } | undefined => {
    const { stop, hold } = would();
    if (stop) return decisionWords[stop];
    return hold && holdWords[hold];
  };
  return (
    <section aria-label="Would this item push?">
      <h3 class="font-semibold">Would this item push?</h3>
      <Show
        when={says()}
        fallback={
          <p class="mt-1 flex items-center gap-2 font-medium text-good">
            <YesIcon class="size-4 shrink-0" aria-hidden="true" />
            Yes, once it is sold and nothing holds the order.
          </p>
        }
      >
        {(why) => (
          <>
            <p class="mt-1 flex items-start gap-2 font-medium text-bad">
              <NoIcon class="mt-0.5 size-4 shrink-0" aria-hidden="true" />
              <span>No: {why().says}.</span>
            </p>
            <p class="mt-1 text-quiet">
              {why().next} <MendLink product={props.product} />
            </p>
          </>
        )}
      </Show>
      <Show when={!would().stop && isAboutPlaces(props.product)}>
        <ul class="mt-2 list-disc ps-5">
          <For each={would().places}>
            {(place) => (
              <li>
                From {place.name}{' '}
                {place.goes ? (
                  <>yes, to {place.sourceName}.</>
                ) : (
                  <>
                    no: {holdWords[place.why].says}.{' '}
                    <Show when={place.why === 'location-not-mapped'}>
                      <LocationLink product={props.product} locationId={place.locationId} />
                    </Show>
                  </>
                )}
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}

/** Its link lets it go: what is left to say is from where. */
const isAboutPlaces = ({ would }: ProductPage): boolean =>
  would.places.some((place) => place.goes || place.why === 'location-not-mapped');

function MendLink(props: { product: ProductPage }): JSX.Element {
  const shell = useShell();
  const path = () => {
    const { stop, hold } = props.product.would;
    const of = encodeURIComponent(props.product.destinationStoreId);
    if (stop === 'plan-too-low') return { href: shell.to('/settings/plan'), says: 'Open Plan' };
    if (stop === 'no-source-store') return { href: shell.to('/stores'), says: 'Open Stores' };
    if (stop || hold === 'currency-differs')
      return { href: shell.to(`/settings/order-push?of=${of}`), says: 'Open Order Push Settings' };
    return undefined;
  };
  return (
    <Show when={path()}>
      {(link) => (
        <a class="link" href={link().href}>
          {link().says}
        </a>
      )}
    </Show>
  );
}

function LocationLink(props: { product: ProductPage; locationId: string }): JSX.Element {
  const shell = useShell();
  const href = () => {
    const search = new URLSearchParams({
      connection: props.product.connectionId,
      location: props.locationId,
    });
    return shell.to(`/location-groups?${search}`);
  };
  return (
    <a class="link" href={href()}>
      Map it
    </a>
  );
}
