/** A person's channels out of the app: e-mail addresses and webhooks, how each stands, and adding one. */
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import BellIcon from '~icons/lucide/bell';
import MailIcon from '~icons/lucide/mail';
import WebhookIcon from '~icons/lucide/webhook';
import type { ChannelKind } from '../../src/notices/channel.ts';
import { useShell } from '../shell/shell-state.tsx';
import { Button } from '../ui/button.tsx';
import { Card, cardItem } from '../ui/page.tsx';
import { ChannelRow } from './channel-row.tsx';
import { channelWords } from './notice-settings-words.ts';
import { browserZone } from './time-zones.ts';
import { isFirst } from './typed-settings.ts';
import type { NoticeSettings, ShownSecret } from './types.ts';

const AddChannelDialog = lazy(() => import('./add-channel-dialog.tsx'));
const SecretDialog = lazy(() => import('./secret-dialog.tsx'));

export function ChannelsCard(props: { read: NoticeSettings }): JSX.Element {
  const shell = useShell();
  const [adds, setAdds] = createSignal<ChannelKind>();
  const [secret, setSecret] = createSignal<ShownSecret>();
  let adding: HTMLDivElement | undefined;
  /** Where the focus goes when the channel it was in is gone. */
  const toAdding = () => adding?.querySelector<HTMLElement>('button:last-of-type')?.focus();
  const noMail = () =>
    props.read.mail.offered ? undefined : 'E-mail is not set up where this Crossdock runs';
  /** Nobody said yet when their mornings and nights are. */
  const untoldZone = () => (isFirst(props.read.settings) ? browserZone() : undefined);
  return (
    <Card
      title="Where you are told"
      beside={
        <div
          ref={(made) => {
            adding = made;
          }}
          class="flex flex-wrap gap-2"
        >
          <Button
            small
            icon={MailIcon}
            whyNot={noMail()}
            onClick={() => noMail() || setAdds('email')}
          >
            {channelWords.email.add}
          </Button>
          <Button small icon={WebhookIcon} onClick={() => setAdds('webhook')}>
            {channelWords.webhook.add}
          </Button>
        </div>
      }
    >
      <Show when={noMail()}>
        {(why) => (
          <p class="px-4 pb-3 text-quiet sm:px-[1.1rem]">
            {why()}. Whoever operates it can: it takes a mail provider’s key and a sender’s address.
          </p>
        )}
      </Show>
      <Show when={props.read.mail.outbox}>
        <p class="px-4 pb-3 text-quiet sm:px-[1.1rem]">
          Mail of this instance does not leave it:{' '}
          <a class="link" href={shell.to('/outbox')}>
            read it in the outbox
          </a>
          .
        </p>
      </Show>
      <ul class="divide-y divide-line border-t border-line">
        <li class={`${cardItem} flex items-start gap-3`}>
          <BellIcon class="mt-0.5 size-4 shrink-0 text-quiet" aria-hidden="true" />
          <p>
            <span class="font-medium">In the app</span>{' '}
            <span class="text-quiet">The bell and the page of Notifications. Always there.</span>
          </p>
        </li>
        <For each={props.read.channels}>
          {(channel) => (
            <ChannelRow
              channel={channel}
              outbox={props.read.mail.outbox}
              showSecret={setSecret}
              leave={toAdding}
            />
          )}
        </For>
      </ul>
      <Suspense>
        <Show when={adds()}>
          {(kind) => (
            <AddChannelDialog
              kind={kind()}
              zone={untoldZone()}
              settings={props.read.settings}
              added={(shown) => setSecret(shown)}
              close={() => setAdds(undefined)}
            />
          )}
        </Show>
        <Show when={secret()}>
          {(shown) => <SecretDialog shown={shown()} close={() => setSecret(undefined)} />}
        </Show>
      </Suspense>
    </Card>
  );
}
