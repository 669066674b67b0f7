/** Gives the focus back to whoever opened a dialog: one that is not opened by a trigger of its own does not by itself. */

/**
 * Call it where the dialog is opened, with the focus still on what opened it.
 * @param heir where the focus goes if that is gone by then
 * @returns what to call once the dialog is closed
 */
export function giveFocusBack(heir?: () => HTMLElement | null | undefined): () => void {
  const opener = document.activeElement;
  return () => {
    setTimeout(() => {
      if (document.activeElement !== document.body) return;
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      else heir?.()?.focus();
    });
  };
}
