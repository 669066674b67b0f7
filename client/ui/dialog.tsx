/** A dialog: Kobalte keeps the focus in and gives it back. Imported only by what is loaded after first data. */
import * as Kobalte from '@kobalte/core/dialog';
import { type JSX, Show } from 'solid-js';
import CloseIcon from '~icons/lucide/x';

export function Dialog(props: {
  title: string;
  lead?: JSX.Element;
  /** Buttons at the end. */
  actions?: JSX.Element;
  wide?: boolean;
  close: () => void;
  children: JSX.Element;
}): JSX.Element {
  return (
    <Kobalte.Root open onOpenChange={(open) => !open && props.close()}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="fixed inset-0 z-50 bg-black/45" />
        <div class="fixed inset-0 z-50 grid items-end justify-items-center sm:items-center sm:p-6">
          <Kobalte.Content
            class={`flex max-h-[92dvh] w-full flex-col overflow-hidden rounded-t-2xl border border-line bg-raised shadow-2xl sm:max-h-[85dvh] sm:rounded-2xl ${
              props.wide ? 'sm:max-w-2xl' : 'sm:max-w-lg'
            }`}
          >
            <header class="flex items-start justify-between gap-4 border-b border-line px-5 py-4">
              <div class="min-w-0">
                <Kobalte.Title class="text-base font-semibold">{props.title}</Kobalte.Title>
                <Show when={props.lead}>
                  <Kobalte.Description class="text-quiet">{props.lead}</Kobalte.Description>
                </Show>
              </div>
              <Kobalte.CloseButton
                class="grid size-8 shrink-0 place-items-center rounded-lg hover:bg-sunken"
                aria-label="Close"
              >
                <CloseIcon class="size-4" aria-hidden="true" />
              </Kobalte.CloseButton>
            </header>
            <div class="overflow-y-auto px-5 py-4">{props.children}</div>
            <Show when={props.actions}>
              <footer class="flex flex-wrap items-center justify-end gap-2 border-t border-line bg-surface px-5 py-3">
                {props.actions}
              </footer>
            </Show>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}
