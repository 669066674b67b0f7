/** Outbox: the mail of an instance whose mail does not leave it, to be read here instead. */
import { useSearchParams } from '@solidjs/router';
import { For, type JSX, Show } from 'solid-js';
import BackIcon from '~icons/lucide/arrow-left';
import OlderIcon from '~icons/lucide/arrow-right';
import NewestIcon from '~icons/lucide/arrow-up-to-line';
import MailIcon from '~icons/lucide/mail';
import { type MailPart, OutboxMail } from '../notices/outbox-mail.tsx';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Moment } from '../ui/moment.tsx';
import { cardItem, Page } from '../ui/page.tsx';
import { NothingYet, Outdated } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { Missing } from './not-found.tsx';

export default function OutboxPage(): JSX.Element {
  const shell = useShell();
  const [params] = useSearchParams<{ mail?: string; part?: string; cursor?: string }>();
  const list = createReading(() => {
    const input = { cursor: params.cursor || undefined };
    return { key: ['outbox', input], of: 'outbox', read: () => trpc.notices.outbox.query(input) };
  });
  const part = (): MailPart => (params.part === 'text' ? 'text' : 'html');
  const link = (to: { mail?: string; part?: MailPart; cursor?: string | undefined }) => {
    const search = new URLSearchParams();
    if (to.mail) search.set('mail', to.mail);
    if (to.mail && to.part === 'text') search.set('part', to.part);
    if (to.cursor) search.set('cursor', to.cursor);
    return shell.to(`/outbox${search.size > 0 ? `?${search}` : ''}`);
  };
  const older = () => (list.isStale ? undefined : (list.data?.next ?? undefined));
  return (
    <Show
      when={list.problem?.code !== 'NOT_FOUND'}
      fallback={
        <Missing title="No outbox here">
          Mail of this instance goes out by its provider; there is nothing to read here.
        </Missing>
      }
    >
      <Page
        title="Outbox"
        lead="Mail of this instance does not leave it. What would have been sent is read here."
      >
        <Outdated problem={list.data && list.problem} again={list.again} />
        <div
          class={`grid grid-cols-1 items-start gap-5 ${params.mail ? 'lg:grid-cols-[20rem_minmax(0,1fr)]' : ''}`}
        >
          {/* A phone has room for one of both. */}
          <div class={params.mail ? 'max-lg:hidden' : ''}>
            <div class="card overflow-hidden">
              <WhenRead reading={list} rows={6} what="the outbox">
                {(read) => (
                  <Show
                    when={read().rows.length > 0}
                    fallback={
                      <NothingYet icon={MailIcon} title="No mail yet">
                        Add an e-mail address under{' '}
                        <a class="link" href={shell.to('/settings/notifications')}>
                          Settings, Notifications
                        </a>
                        : what it is told shows here.
                      </NothingYet>
                    }
                  >
                    <ul class="divide-y divide-line">
                      <For each={read().rows}>
                        {(mail) => (
                          <li
                            class={`${cardItem} ${mail.id === params.mail ? 'bg-accent-soft' : ''}`}
                          >
                            <a
                              class="inline-block min-h-6 font-medium wrap-anywhere hover:underline"
                              href={link({ mail: mail.id, part: part(), cursor: params.cursor })}
                              aria-current={mail.id === params.mail ? 'true' : undefined}
                              data-row
                            >
                              {mail.subject}
                            </a>
                            <p class="text-[0.8125rem] wrap-anywhere text-quiet">
                              {mail.sentTo} · <Moment at={mail.at} />
                            </p>
                          </li>
                        )}
                      </For>
                    </ul>
                  </Show>
                )}
              </WhenRead>
            </div>
            <nav aria-label="More mail" class="no-print mt-4 flex justify-end gap-2 empty:hidden">
              <Show when={params.cursor}>
                <ButtonLink href={link({})} icon={NewestIcon}>
                  Newest
                </ButtonLink>
              </Show>
              <Show when={older()}>
                {(cursor) => (
                  <ButtonLink href={link({ cursor: cursor() })} icon={OlderIcon}>
                    Older
                  </ButtonLink>
                )}
              </Show>
            </nav>
          </div>
          <Show when={params.mail}>
            {(id) => (
              <div class="min-w-0">
                <div class="no-print mb-3 lg:hidden">
                  <ButtonLink small icon={BackIcon} href={link({ cursor: params.cursor })}>
                    All mail
                  </ButtonLink>
                </div>
                <OutboxMail
                  id={id()}
                  part={part()}
                  link={(to) => link({ mail: id(), part: to, cursor: params.cursor })}
                />
              </div>
            )}
          </Show>
        </div>
      </Page>
    </Show>
  );
}
