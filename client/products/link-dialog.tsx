/** Links a listing by hand: a listing of the source is chosen, and what that replaces is said first (OP5, ST8). */
import { createSignal, type JSX, Show } from 'solid-js';
import { trpc } from '../trpc.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { linkedSays } from './product-words.ts';
import { SourceCombobox } from './source-combobox.tsx';
import type { ProductPage, SourceListing } from './types.ts';

export default function LinkDialog(props: {
  product: ProductPage;
  close: (done: boolean) => void;
}): JSX.Element {
  const [chosen, setChosen] = createSignal<SourceListing>();
  const about = () => props.product;
  const isSame = () => {
    const { link } = about();
    return (
      link !== null && link.zeroingSince === null && link.source.variantId === chosen()?.variantId
    );
  };
  const act = async () => {
    const done = await trpc.products.link.mutate({
      connectionId: about().connectionId,
      variantId: about().listing.variantId,
      sourceVariantId: chosen()?.variantId ?? '',
    });
    return { done: true, says: linkedSays(done.linked, done.recheck?.total ?? 0) };
  };
  return (
    <ActDialog
      wide
      title={`Link ${about().listing.sku}`}
      lead={`${about().sourceName} → ${about().destinationName}`}
      words="Link"
      busyWords="Linking …"
      withHelp
      whyNot={
        chosen()
          ? isSame()
            ? 'It is linked to this one already.'
            : undefined
          : 'Choose a listing first.'
      }
      act={act}
      close={props.close}
    >
      <SourceCombobox
        connectionId={about().connectionId}
        sourceName={about().sourceName}
        begins={about().listing.sku}
        chosen={chosen()}
        choose={setChosen}
      />
      <ul class="mt-3 list-disc ps-5">
        <Show when={about().link}>
          {(link) => (
            <li>
              It is linked to {link().source.sku || link().source.title} now: that link is replaced,
              and its sales count there no longer.
            </li>
          )}
        </Show>
        <Show when={chosen()?.linkedTo}>
          {(sku) => (
            <li>
              {sku()} of {about().destinationName} is linked to the same listing: both then sell its
              stock.
            </li>
          )}
        </Show>
        <li>
          Nothing is written at {about().destinationName} before somebody looks at its first levels
          and applies them.
        </li>
        <li>Open orders that waited for it are looked at again.</li>
      </ul>
    </ActDialog>
  );
}
