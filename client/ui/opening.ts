/** Whether a dialog stands open. Closed, it gives the focus back to what opened it. */
import { createSignal } from 'solid-js';
import { giveFocusBack } from './give-focus-back.ts';

export type Opening = {
  isOpen: () => boolean;
  /** Call it with the focus still on what opens the dialog. */
  open: () => void;
  close: () => void;
};

export function createOpening(): Opening {
  const [isOpen, setOpen] = createSignal(false);
  let giveBack: (() => void) | undefined;
  const open = () => {
    giveBack = giveFocusBack();
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    giveBack?.();
  };
  return { isOpen, open, close };
}
