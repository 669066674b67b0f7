/** The frame of a page of Settings: its title, and the way to the others. */
import { useLocation } from '@solidjs/router';
import { For, type JSX } from 'solid-js';
import { useShell } from '../shell/shell-state.tsx';
import { Page } from '../ui/page.tsx';

const pages = [
  { path: '/settings/order-push', name: 'Order Push Settings' },
  { path: '/settings/plan', name: 'Plan' },
  { path: '/settings/notifications', name: 'Notifications' },
] as const;

export function SettingsFrame(props: {
  title: (typeof pages)[number]['name'];
  lead: JSX.Element;
  children: JSX.Element;
}): JSX.Element {
  const shell = useShell();
  const at = useLocation();
  return (
    <Page
      title={props.title}
      lead={props.lead}
      above={
        <nav aria-label="Settings" class="-ms-2.5 mb-2 flex flex-wrap gap-1">
          <For each={pages}>
            {(page) => (
              <a
                href={shell.to(page.path)}
                class={`inline-flex min-h-8 items-center rounded-lg px-2.5 text-[0.8125rem] ${
                  at.pathname === page.path
                    ? 'bg-accent-soft font-medium text-accent'
                    : 'text-quiet hover:bg-sunken hover:text-ink'
                }`}
                aria-current={at.pathname === page.path ? 'page' : undefined}
              >
                {page.name}
              </a>
            )}
          </For>
        </nav>
      }
    >
      {props.children}
    </Page>
  );
}
