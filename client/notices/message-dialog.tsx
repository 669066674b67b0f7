/** One message opened: every try with its answer, and what was sent, where that is kept. */
import { For, type JSX, onCleanup, Show } from 'solid-js';
import AgainIcon from '~icons/lucide/rotate-cw';
import { createReading } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { giveFocusBack } from '../ui/give-focus-back.ts';
import { exactTime } from '../ui/time-words.ts';
import { WhenRead } from '../ui/when-read.tsx';
import { mayResend } from './message-row.tsx';
import { answerWords, messageStateWords, outcomeWords } from './notice-settings-words.ts';
import type { OpenedMessage, ShownMessage } from './types.ts';

export default function MessageDialog(props: {
  message: ShownMessage;
  resend: (message: ShownMessage) => Promise<void>;
  close: () => void;
}): JSX.Element {
  const { id } = props.message;
  onCleanup(giveFocusBack());
  const opened = createReading(() => ({
    key: ['notice-message', id],
    read: () => trpc.notices.message.query({ id }),
  }));
  return (
    <Dialog
      wide
      title={props.message.subject}
      close={props.close}
      actions={
        <>
          <Button onClick={() => props.close()}>Close</Button>
          <Show when={mayResend(opened.data ?? props.message)}>
            <Button
              look="main"
              icon={AgainIcon}
              onClick={() => void props.resend(props.message).then(opened.again)}
            >
              Resend
            </Button>
          </Show>
        </>
      }
    >
      <WhenRead reading={opened} rows={4} what="the message">
        {(read) => (
          <div class="flex flex-col gap-4">
            <p>
              <Badge tone={messageStateWords[read().state].tone}>
                {messageStateWords[read().state].says}
              </Badge>
            </p>
            <ol class="flex flex-col gap-1">
              <For each={read().tries} fallback={<li class="text-quiet">Not tried yet.</li>}>
                {(one) => (
                  <li class="wrap-anywhere">
                    <span class="text-quiet">
                      {one.number}. {exactTime(one.at)}
                    </span>{' '}
                    <span class="font-medium">{outcomeWords[one.outcome]}</span> {answerWords(one)}
                  </li>
                )}
              </For>
            </ol>
            <Show
              when={textOf(read().content)}
              fallback={<p class="text-quiet">What was sent is too old to be kept.</p>}
            >
              {(text) => (
                <pre class="rounded-lg bg-sunken p-3 font-mono text-xs wrap-anywhere whitespace-pre-wrap">
                  {text()}
                </pre>
              )}
            </Show>
          </div>
        )}
      </WhenRead>
    </Dialog>
  );
}

/** A mail's text, or a webhook's body set out for people. */
function textOf(content: OpenedMessage['content']): string | undefined {
  if (!content) return undefined;
  if (content.kind === 'email') return content.text;
  try {
    return JSON.stringify(JSON.parse(content.body), null, 2);
  } catch {
    return content.body;
  }
}
