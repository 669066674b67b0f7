/** Finds a listing of the source by SKU, barcode or title: type, go through what is found with the arrows, choose with Enter. */
import {
  createEffect,
  createSignal,
  createUniqueId,
  For,
  type JSX,
  on,
  onCleanup,
  Show,
} from 'solid-js';
import { createReading } from '../reading.ts';
import { trpc } from '../trpc.ts';
import type { SourceListing } from './types.ts';

const restMs = 250;

export function SourceCombobox(props: {
  connectionId: string;
  sourceName: string;
  /** What stands there at first. */
  begins: string;
  chosen: SourceListing | undefined;
  choose: (listing: SourceListing | undefined) => void;
}): JSX.Element {
  const id = createUniqueId();
  const [typed, setTyped] = createSignal('');
  const [asked, setAsked] = createSignal('');
  const [at, setAt] = createSignal(0);
  const [isOpen, setOpen] = createSignal(false);
  let waits: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(waits));
  const ask = (text: string, afterMs: number) => {
    clearTimeout(waits);
    waits = setTimeout(() => setAsked(text.trim().slice(0, 100)), afterMs);
  };
  createEffect(() => {
    const { begins } = props;
    setTyped(begins);
    ask(begins, 0);
  });
  const found = createReading(() => {
    const q = asked();
    const { connectionId } = props;
    return {
      key: ['find-source', connectionId, q],
      of: `find-source ${connectionId}`,
      read: async () => (q ? trpc.products.findSource.query({ connectionId, q }) : []),
    };
  });
  const options = () => found.data ?? [];
  createEffect(on(asked, () => setAt(0), { defer: true }));
  const choose = (listing: SourceListing | undefined) => {
    if (!listing) return;
    props.choose(listing);
    setTyped(listing.sku || listing.title);
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = options().length - 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen()) setOpen(true);
      else setAt(Math.max(0, Math.min(last, at() + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter' && isOpen()) {
      event.preventDefault();
      choose(options()[at()]);
    } else if (event.key === 'Escape' && isOpen()) {
      // The list closes, not the dialog around it.
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <div class="relative">
      <label for={id} class="mb-1 block">
        A listing of {props.sourceName}
      </label>
      <input
        id={id}
        class="field w-full"
        role="combobox"
        aria-expanded={isOpen()}
        aria-controls={`${id}-found`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen() && options().length > 0 ? `${id}-${at()}` : undefined}
        placeholder="SKU, barcode or how its title begins"
        autocomplete="off"
        spellcheck={false}
        maxLength={100}
        value={typed()}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onInput={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          props.choose(undefined);
          setOpen(true);
          ask(text, restMs);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-found`}
        role="listbox"
        aria-label="What was found"
        class={`mt-1 max-h-64 overflow-y-auto rounded-lg border border-line bg-raised ${
          isOpen() && options().length > 0 ? '' : 'hidden'
        }`}
      >
        <For each={options()}>
          {(listing, index) => (
            <div
              id={`${id}-${index()}`}
              role="option"
              tabIndex={-1}
              aria-selected={index() === at()}
              class={`cursor-pointer px-3 py-2 ${index() === at() ? 'bg-accent-soft' : ''}`}
              // Before the field loses the focus, and with it the list.
              onPointerDown={(event) => {
                event.preventDefault();
                choose(listing);
              }}
              onPointerMove={() => setAt(index())}
            >
              <SourceText listing={listing} />
            </div>
          )}
        </For>
      </div>
      <p role="status" class="mt-1 text-[0.8125rem] text-quiet">
        {foundWords(asked(), found.data, found.problem?.says)}
      </p>
    </div>
  );
}

function foundWords(
  q: string,
  found: readonly SourceListing[] | undefined,
  problem: string | undefined,
): string {
  if (problem) return problem;
  if (!q) return 'Type to search.';
  if (!found) return 'Searching …';
  return found.length === 0
    ? 'Nothing was found.'
    : found.length === 1
      ? '1 listing found.'
      : `${found.length} listings found.`;
}

export function SourceText(props: {
  listing: Pick<SourceListing, 'sku' | 'title' | 'barcode' | 'tracked' | 'units' | 'linkedTo'>;
}): JSX.Element {
  const facts = () =>
    [
      props.listing.units === null ? '' : `${props.listing.units.toLocaleString('en')} in stock`,
      props.listing.barcode ? `barcode ${props.listing.barcode}` : '',
      props.listing.tracked ? '' : 'not tracked',
      props.listing.linkedTo === null ? '' : `linked to ${props.listing.linkedTo} already`,
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <>
      <span class="font-mono font-medium wrap-anywhere">{props.listing.sku || 'no SKU'}</span>{' '}
      <bdi class="text-quiet wrap-anywhere">{props.listing.title}</bdi>
      <Show when={facts()}>
        <span class="block text-[0.8125rem] text-quiet">{facts()}</span>
      </Show>
    </>
  );
}
