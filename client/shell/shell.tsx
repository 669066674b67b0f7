/** Around every page: the navigation, what is wrong with the connection, keys, and the dialogs that come later. */
import {
  createSignal,
  ErrorBoundary,
  type JSX,
  lazy,
  onCleanup,
  onMount,
  Show,
  Suspense,
} from 'solid-js';
import MenuIcon from '~icons/lucide/menu';
import { liveState } from '../live/live-state.ts';
import { createReading } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { Toasts } from '../ui/toasts.tsx';
import { liveWords } from '../words.ts';
import { Bell } from './bell.tsx';
import { Brand } from './brand.tsx';
import { Broken } from './broken.tsx';
import { createGoing, toContent } from './going.ts';
import { listenForKeys } from './keyboard.ts';
import { LiveBadge } from './live-badge.tsx';
import { Navigation } from './navigation.tsx';
import { ShellProvider, useShell } from './shell-state.tsx';

const Menu = lazy(() => import('./menu.tsx'));
const KeysDialog = lazy(() => import('./keys-dialog.tsx'));
const BellPanel = lazy(() => import('../notices/bell-panel.tsx'));

/** The router would take the link for one of its own. */
function skipToContent(event: Event): void {
  event.preventDefault();
  toContent();
}

export function Shell(props: { children?: JSX.Element }): JSX.Element {
  return (
    <ShellProvider>
      <Frame>{props.children}</Frame>
    </ShellProvider>
  );
}

function Frame(props: { children: JSX.Element }): JSX.Element {
  const shell = useShell();
  const go = createGoing();
  const [open, setOpen] = createSignal<'menu' | 'keys' | 'bell'>();
  const close = () => setOpen(undefined);
  const unread = createReading(() => ({
    key: ['notices-unread'],
    read: () => trpc.notices.unread.query({}),
  }));
  const showBell = () => setOpen('bell');
  onMount(() =>
    onCleanup(
      listenForKeys({
        places: shell.places,
        go: (path) => go(shell.to(path)),
        showKeys: () => setOpen('keys'),
      }),
    ),
  );
  return (
    <div class="flex min-h-dvh flex-col lg:flex-row">
      <a
        href="#content"
        ref={(link) => link.addEventListener('click', skipToContent)}
        class="sr-only z-70 rounded-lg bg-accent px-4 py-2 text-accent-ink focus:not-sr-only focus:fixed focus:start-3 focus:top-3"
      >
        To the content
      </a>
      <aside class="no-print sticky top-0 hidden h-dvh w-60 shrink-0 flex-col gap-5 border-e border-line lg:flex">
        <div class="mx-3 mt-4 flex items-center justify-between">
          <a href={shell.to('/')} class="rounded-lg px-1 py-1" aria-label="Crossdock, Overview">
            <Brand />
          </a>
          <Bell unread={unread.data} open={showBell} />
        </div>
        <Navigation showKeys={() => setOpen('keys')} />
      </aside>
      <div class="no-print sticky top-0 z-40 flex h-14 items-center gap-2 border-b border-line bg-ground/95 px-3 backdrop-blur lg:hidden">
        <button
          type="button"
          class="grid size-10 place-items-center rounded-lg hover:bg-sunken"
          aria-label="Menu"
          aria-haspopup="dialog"
          onClick={() => setOpen('menu')}
        >
          <MenuIcon class="size-5" aria-hidden="true" />
        </button>
        <Brand />
        {/* Its longest words are wider than what a phone has left. */}
        <span class="ms-auto min-w-0 overflow-hidden text-end">
          <LiveBadge />
        </span>
        <Bell unread={unread.data} open={showBell} />
      </div>
      <div class="flex min-w-0 flex-1 flex-col">
        <Show when={liveState() === 'offline'}>
          <p role="alert" class="no-print bg-bad-soft px-4 py-2 text-center text-bad">
            {liveWords.offline.next}
          </p>
        </Show>
        <main id="content" tabIndex={-1} class="min-w-0 flex-1 outline-none">
          <ErrorBoundary fallback={(error, again) => <Broken error={error} again={again} />}>
            <Suspense>{props.children}</Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <Suspense>
        <Show when={open() === 'menu'}>
          <Menu close={close} />
        </Show>
        <Show when={open() === 'keys'}>
          <KeysDialog places={shell.places()} close={close} />
        </Show>
        <Show when={open() === 'bell'}>
          <BellPanel unread={unread.data} close={close} />
        </Show>
      </Suspense>
      <Toasts />
    </div>
  );
}
