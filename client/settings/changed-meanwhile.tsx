/** Somebody else saved these settings meanwhile: what is present, what you typed, and which of them is to hold. */
import { createSignal, createUniqueId, For, type JSX, onMount, Show } from 'solid-js';
import { Button } from '../ui/button.tsx';
import type { Difference } from './settings-differences.ts';

export function ChangedMeanwhile(props: {
  says: string;
  /** Undefined until the present ones are read. */
  differences: readonly Difference[] | undefined;
  keepMine: () => void;
  takePresent: () => void;
}): JSX.Element {
  const id = createUniqueId();
  const [open, setOpen] = createSignal(false);
  let box: HTMLElement | undefined;
  onMount(() => box?.focus());
  return (
    <section
      ref={(made) => {
        box = made;
      }}
      tabIndex={-1}
      aria-labelledby={id}
      class="sticky bottom-3 z-30 max-h-[60dvh] overflow-y-auto rounded-xl border border-strong bg-wait-soft px-4 py-3 text-wait shadow-lg"
    >
      <p id={id} role="alert" class="font-medium">
        {props.says}
      </p>
      <p class="mt-1">What you typed is still here and is not saved.</p>
      <Show
        when={open()}
        fallback={
          <Button class="mt-3" onClick={() => setOpen(true)}>
            Show the present ones
          </Button>
        }
      >
        <Show when={props.differences} fallback={<p class="mt-3">Reading them …</p>}>
          {(differences) => (
            <>
              <Show
                when={differences().length > 0}
                fallback={<p class="mt-3">They say the same as yours.</p>}
              >
                <ul class="mt-3 flex flex-col gap-2">
                  <For each={differences()}>
                    {(one) => (
                      <li>
                        <span class="font-medium">{one.what}</span>
                        <span class="block wrap-anywhere">
                          Present: {one.present}. Yours: {one.yours}.
                        </span>
                      </li>
                    )}
                  </For>
                </ul>
              </Show>
              <div class="mt-3 flex flex-wrap gap-2">
                <Button onClick={() => props.takePresent()}>Take the present ones</Button>
                <Button onClick={() => props.keepMine()}>Keep mine, to save them</Button>
              </div>
            </>
          )}
        </Show>
      </Show>
    </section>
  );
}
