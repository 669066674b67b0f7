/** Asks before a page with unsaved changes is left, by a link, the keyboard, another store, or the window. */
import { useBeforeLeave, useLocation } from '@solidjs/router';
import { createSignal, type JSX, lazy, onCleanup, onMount, Show, Suspense } from 'solid-js';

const LeaveDialog = lazy(() => import('./leave-dialog.tsx'));

export function LeaveGuard(props: { isDirty: boolean }): JSX.Element {
  const at = useLocation();
  const [goOn, setGoOn] = createSignal<() => void>();
  const isHere = (to: string | number): boolean => {
    if (typeof to === 'number') return false;
    const url = new URL(to, window.location.href);
    return url.pathname === at.pathname && url.search === at.search;
  };
  useBeforeLeave((leaving) => {
    if (!props.isDirty || leaving.defaultPrevented || isHere(leaving.to)) return;
    leaving.preventDefault();
    setGoOn(() => () => leaving.retry(true));
  });
  onMount(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (props.isDirty) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    onCleanup(() => window.removeEventListener('beforeunload', ask));
  });
  return (
    <Suspense>
      <Show when={goOn()}>
        {(leave) => (
          <LeaveDialog
            stay={() => setGoOn(undefined)}
            leave={() => {
              const go = leave();
              setGoOn(undefined);
              go();
            }}
          />
        )}
      </Show>
    </Suspense>
  );
}
