/** One piece of work that gave up: what, why, and Try again. */
import { type JSX, Show } from 'solid-js';
import DoneIcon from '~icons/lucide/check';
import AgainIcon from '~icons/lucide/rotate-cw';
import { useShell } from '../shell/shell-state.tsx';
import { Button } from '../ui/button.tsx';
import { Moment } from '../ui/moment.tsx';
import { queueWords } from '../words.ts';
import { ChooseBox } from './choose-bar.tsx';
import type { Chosen } from './chosen.ts';
import { createTryAgain } from './go-again.ts';
import type { Letter } from './types.ts';

export function LetterRow(props: { letter: Letter; chosen: Chosen<Letter> }): JSX.Element {
  const shell = useShell();
  const again = createTryAgain();
  const about = () => props.letter.orderName ?? props.letter.subject;
  const label = () => `${queueWords(props.letter.queue)} ${about()}`;
  return (
    <tr role="row">
      <td role="cell" class="max-sm:col-span-full">
        <div class="flex items-start gap-3">
          <ChooseBox chosen={props.chosen} row={props.letter} label={label()} />
          <div class="min-w-0">
            <div class="font-semibold">{queueWords(props.letter.queue)}</div>
            <Show
              when={props.letter.orderId}
              fallback={<div class="text-[0.8125rem] wrap-anywhere text-quiet">{about()}</div>}
            >
              {(id) => (
                <a
                  class="link wrap-anywhere"
                  href={shell.to(`/order-push/${encodeURIComponent(id())}`)}
                >
                  {about()}
                </a>
              )}
            </Show>
          </div>
        </div>
      </td>
      <td role="cell" data-label="When">
        <Moment at={props.letter.diedAt} />
      </td>
      <td role="cell" data-label="Store">
        {props.letter.storeName ?? 'not known'}
      </td>
      <td role="cell" class="max-w-96 wrap-anywhere max-sm:col-span-full">
        {props.letter.reason}
      </td>
      <td role="cell" class="no-print text-end max-sm:col-span-full max-sm:mt-1 max-sm:text-start">
        <Button
          small
          data-row
          icon={props.letter.mayGoAgain ? AgainIcon : DoneIcon}
          busy={again.busy()}
          onClick={() => void again.run([props.letter])}
        >
          {props.letter.mayGoAgain ? 'Try again' : 'Seen to'}
          <span class="sr-only"> {label()}</span>
        </Button>
      </td>
    </tr>
  );
}
