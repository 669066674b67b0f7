/** Goes to a page that a key names, and puts the focus on it: a screen reader tells of the new page, and Tab begins there. */
import { useLocation, useNavigate } from '@solidjs/router';
import { createEffect, on } from 'solid-js';

/** Puts the focus on the page's content. */
export const toContent = (): void => document.getElementById('content')?.focus();

/** @returns what goes to an address of ours */
export function createGoing(): (path: string) => void {
  const at = useLocation();
  const navigate = useNavigate();
  let isGoing = false;
  // Not before the page is there: the one that is left would be told once more.
  createEffect(
    on(
      () => at.pathname,
      () => {
        if (isGoing) toContent();
        isGoing = false;
      },
      { defer: true },
    ),
  );
  return (path) => {
    isGoing = path.split('?')[0] !== at.pathname;
    if (!isGoing) toContent();
    navigate(path);
  };
}
