/** Asks before listings are unlinked: what stays, what becomes of their stock, and by its number where many go to zero (ST8). */
import { createSignal, createUniqueId, For, type JSX, Show } from 'solid-js';
import { skusText } from '../inventory/stock-words.ts';
import { createReading } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { AgreedZeros } from '../ui/agreed-zeros.tsx';
import { unlinkedSays, unlinkSays } from './product-words.ts';
import type { ProductConnection } from './types.ts';

type Stock = 'leave' | 'zero';

export default function UnlinkDialog(props: {
  connection: Pick<ProductConnection, 'connectionId'> & {
    source: { name: string };
    destination: { name: string };
  };
  variantIds: string[];
  /** A SKU, or how many. */
  what: string;
  close: (done: boolean) => void;
}): JSX.Element {
  const group = createUniqueId();
  const [stock, setStock] = createSignal<Stock>('leave');
  const [toZero, setToZero] = createSignal<number>();
  const [typed, setTyped] = createSignal('');
  const stores = () => ({
    source: props.connection.source.name,
    destination: props.connection.destination.name,
  });
  const asked = () => ({
    connectionId: props.connection.connectionId,
    variantIds: props.variantIds,
  });
  const facts = createReading(() => {
    const input = asked();
    return { key: ['unlink', input], read: () => trpc.products.unlinkPreview.query(input) };
  });
  const isAgreed = () => toZero() === undefined || typed().trim() === String(toZero());
  const act = async () => {
    const agreedToZero = toZero();
    const done = await trpc.products.unlink.mutate({
      ...asked(),
      stock: stock(),
      ...(agreedToZero === undefined ? {} : { agreedToZero }),
    });
    if (done.kind === 'done') return { done: true, says: unlinkedSays(done) };
    setToZero(done.toZero);
    setTyped('');
    return { done: false, says: '' };
  };
  return (
    <ActDialog
      wide
      title={toZero() === undefined ? `Unlink ${props.what}?` : 'Many would be sold out'}
      lead={`${stores().source} → ${stores().destination}`}
      words="Unlink"
      busyWords="Unlinking …"
      withHelp
      isForm
      isShut={!isAgreed()}
      whyNot={facts.data ? undefined : 'It is still being looked up.'}
      act={act}
      close={props.close}
    >
      <Show
        when={toZero()}
        fallback={
          <>
            <fieldset>
              <legend class="font-semibold">
                What becomes of its stock at {stores().destination}
              </legend>
              <Choice
                group={group}
                is={stock() === 'leave'}
                says="Leave it as it is"
                choose={() => setStock('leave')}
              />
              <Choice
                group={group}
                is={stock() === 'zero'}
                says="Set it to zero, then unlink"
                choose={() => setStock('zero')}
              />
            </fieldset>
            <Show
              when={facts.data}
              fallback={<p class="mt-3 text-quiet">{facts.problem?.says ?? 'Counting …'}</p>}
            >
              {(known) => (
                <ul class="mt-3 list-disc ps-5" aria-live="polite">
                  <For each={unlinkSays(known(), stock(), stores())}>
                    {(sentence) => <li class="mt-1">{sentence}</li>}
                  </For>
                </ul>
              )}
            </Show>
          </>
        }
      >
        {(count) => (
          <>
            <p>
              <span class="font-semibold">{skusText(count())}</span> that {stores().destination}{' '}
              sells now would show as sold out. Type the number to go on.
            </p>
            <AgreedZeros typed={typed()} type={setTyped} />
          </>
        )}
      </Show>
    </ActDialog>
  );
}

function Choice(props: {
  group: string;
  is: boolean;
  says: string;
  choose: () => void;
}): JSX.Element {
  return (
    <label class="mt-1 flex min-h-8 items-center gap-3">
      <input
        type="radio"
        name={props.group}
        class="size-5 accent-accent"
        checked={props.is}
        onChange={() => props.choose()}
      />
      {props.says}
    </label>
  );
}
