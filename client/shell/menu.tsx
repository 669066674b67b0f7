/** The navigation on a narrow screen, as a drawer. Loaded when it is opened first. */
import * as Kobalte from '@kobalte/core/dialog';
import { useLocation } from '@solidjs/router';
import { createEffect, type JSX, on } from 'solid-js';
import CloseIcon from '~icons/lucide/x';
import { Brand } from './brand.tsx';
import { Navigation } from './navigation.tsx';

export default function Menu(props: { close: () => void }): JSX.Element {
  const at = useLocation();
  createEffect(on([() => at.pathname, () => at.search], () => props.close(), { defer: true }));
  return (
    <Kobalte.Root open onOpenChange={(open) => !open && props.close()}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="fixed inset-0 z-50 bg-black/45" />
        <Kobalte.Content class="fixed inset-y-0 start-0 z-50 flex w-72 max-w-[85vw] flex-col gap-4 border-e border-line bg-ground shadow-2xl">
          <div class="flex items-center justify-between px-4 pt-4">
            <Kobalte.Title>
              <Brand />
            </Kobalte.Title>
            <Kobalte.CloseButton
              class="grid size-9 place-items-center rounded-lg hover:bg-sunken"
              aria-label="Close the menu"
            >
              <CloseIcon class="size-5" aria-hidden="true" />
            </Kobalte.CloseButton>
          </div>
          <Navigation />
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}
