/** One message of a channel's log. */
import { createSignal, type JSX, Show } from 'solid-js';
import AgainIcon from '~icons/lucide/rotate-cw';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Moment } from '../ui/moment.tsx';
import { answerWords, messageStateWords, purposeWords } from './notice-settings-words.ts';
import type { ShownMessage } from './types.ts';
import { WhenItGoes } from './when-it-goes.tsx';

/** Whether it makes sense to send it again: what is on its way goes by itself. */
export const mayResend = ({ state }: Pick<ShownMessage, 'state'>): boolean =>
  state === 'sent' || state === 'failed';

export function MessageRow(props: {
  message: ShownMessage;
  /** Whether its channel is. */
  isPaused: boolean;
  open: (message: ShownMessage) => void;
  resend: (message: ShownMessage) => Promise<void>;
}): JSX.Element {
  const [busy, setBusy] = createSignal(false);
  const state = () => messageStateWords[props.message.state];
  const again = async () => {
    if (busy()) return;
    setBusy(true);
    await props.resend(props.message);
    setBusy(false);
  };
  return (
    <tr role="row">
      <td role="cell" class="max-sm:col-span-full">
        <button
          type="button"
          class="min-h-6 text-start font-medium wrap-anywhere hover:underline"
          onClick={() => props.open(props.message)}
        >
          {props.message.subject}
          <span class="sr-only">: open</span>
        </button>
        <div class="text-[0.8125rem] text-quiet">{purposeWords[props.message.purpose]}</div>
      </td>
      <td role="cell" data-label="When">
        <Moment at={props.message.sentAt ?? props.message.createdAt} />
      </td>
      <td role="cell" class="max-sm:col-span-full">
        <Badge tone={state().tone}>{state().says}</Badge>
        <div class="mt-1 max-w-80 text-[0.8125rem] wrap-anywhere text-quiet">
          <Show when={props.message.attempts > 0}>
            {props.message.attempts === 1 ? '1 try' : `${props.message.attempts} tries`}:{' '}
            {answerWords({
              status: props.message.lastStatus,
              detail: props.message.lastDetail,
            })}{' '}
          </Show>
          <Show when={props.message.state === 'ready' && props.message.dueAt}>
            {(at) => (
              <WhenItGoes at={at()} attempts={props.message.attempts} isPaused={props.isPaused} />
            )}
          </Show>
        </div>
      </td>
      <td role="cell" class="no-print text-end max-sm:col-span-full max-sm:text-start">
        <Show when={mayResend(props.message)}>
          <Button small icon={AgainIcon} busy={busy()} onClick={() => void again()}>
            Resend
            <span class="sr-only"> {props.message.subject}</span>
          </Button>
        </Show>
      </td>
    </tr>
  );
}
