/** Notifications (OP7): what this account's people are told, newest first, repeats of a day together. */
import { useSearchParams } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import OlderIcon from '~icons/lucide/arrow-right';
import NewestIcon from '~icons/lucide/arrow-up-to-line';
import SettingsIcon from '~icons/lucide/settings';
import { kindOf, type Listed, noticesPath, viewOf } from '../notices/notices-address.ts';
import { NoticesList } from '../notices/notices-list.tsx';
import { PausedBanner } from '../notices/paused-banner.tsx';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { Outdated } from '../ui/states.tsx';
import { Missing } from './not-found.tsx';

export default function NotificationsPage(): JSX.Element {
  const shell = useShell();
  const [params, setParams] = useSearchParams<{ view?: string; kind?: string; cursor?: string }>();
  const asked = () => ({
    view: viewOf(params.view),
    kind: kindOf(params.kind),
    cursor: params.cursor || undefined,
  });
  const list = createReading(() => {
    const { view, kind, cursor } = asked();
    const only: 'unread' | undefined = view === 'unread' ? view : undefined;
    const input = { storeId: shell.chosenId(), kind, cursor, only };
    return {
      key: ['notices', input],
      of: `notices ${input.storeId ?? ''}`,
      read: async () => ({ ...(await trpc.notices.list.query(input)), of: JSON.stringify(input) }),
    };
  });
  const change = ({ view, kind }: Listed) =>
    setParams({ view: view === 'unread' ? view : undefined, kind, cursor: undefined });
  const older = () => (list.isStale ? undefined : (list.data?.next ?? undefined));
  return (
    <Show
      when={list.problem?.code !== 'NOT_FOUND'}
      fallback={<Missing title="No such store">{list.problem?.says}</Missing>}
    >
      <Page
        title="Notifications"
        lead="What your stores’ people should know of. Repeats of a day stand together."
        actions={
          <ButtonLink href={shell.to('/settings/notifications')} icon={SettingsIcon}>
            Where you are told
          </ButtonLink>
        }
      >
        <Outdated problem={list.data && list.problem} again={list.again} />
        <PausedBanner />
        <NoticesList list={list} asked={asked()} change={change} />
        <nav
          aria-label="More notifications"
          class="no-print mt-4 flex justify-end gap-2 empty:hidden"
        >
          <Show when={params.cursor}>
            <ButtonLink
              href={shell.to(noticesPath({ ...asked(), cursor: undefined }))}
              icon={NewestIcon}
            >
              Newest
            </ButtonLink>
          </Show>
          <Show when={older()}>
            {(cursor) => (
              <ButtonLink
                href={shell.to(noticesPath({ ...asked(), cursor: cursor() }))}
                icon={OlderIcon}
              >
                Older
              </ButtonLink>
            )}
          </Show>
        </nav>
      </Page>
    </Show>
  );
}
