/** One line of a previewed order: what of it goes where, what is pushed, and why the rest stays. */
import { For, type JSX, Show } from 'solid-js';
import PushedIcon from '~icons/lucide/circle-check';
import StaysIcon from '~icons/lucide/circle-pause';
import GoesIcon from '~icons/lucide/send';
import type { PreviewLine as Line } from '../../src/order-push/preview.ts';
import { LineCell } from '../order-push/line-cell.tsx';
import type { MendAbout } from '../order-push/mend.ts';
import { MendLinks } from '../order-push/mend-links.tsx';
import { Badge } from '../ui/badge.tsx';
import { holdWords } from '../words.ts';

/** @param props `isRefused`: the order as a whole cannot go, so nothing was decided about its lines */
export function PreviewLine(props: {
  line: Line;
  about: MendAbout;
  isRefused: boolean;
}): JSX.Element {
  return (
    <tr role="row">
      <LineCell line={props.line} />
      <td role="cell" data-label="Ordered" class="text-end max-sm:text-start">
        {props.line.ordered}
      </td>
      <td role="cell" class="max-sm:col-span-full">
        <div class="flex flex-col items-start gap-1.5">
          <Show when={props.line.pushed > 0}>
            <Told tone="good" icon={PushedIcon} word="Pushed">
              {props.line.pushed} already
            </Told>
          </Show>
          <For each={props.line.goes}>
            {(to) => (
              <Told tone="info" icon={GoesIcon} word="Goes">
                {to.units} to {to.sourceStoreName}
              </Told>
            )}
          </For>
          <Show when={props.line.stays}>
            {(stays) => (
              <div>
                <Told
                  tone={stays().why === 'nothing-to-ship' ? 'quiet' : 'wait'}
                  icon={StaysIcon}
                  word="Stays"
                >
                  {stays().units}: {holdWords[stays().why].says}
                </Told>
                <p class="mt-0.5 text-[0.8125rem] text-quiet">
                  {holdWords[stays().why].next} <MendLinks kind={stays().why} about={props.about} />
                </p>
              </div>
            )}
          </Show>
          <Show when={props.line.goes.length === 0 && props.line.pushed === 0 && !props.line.stays}>
            <span class="text-quiet">
              {props.isRefused ? 'Not pushed' : 'Nothing of it is to be shipped'}
            </span>
          </Show>
        </div>
      </td>
    </tr>
  );
}

const Told = (props: {
  tone: 'good' | 'info' | 'wait' | 'quiet';
  icon: typeof GoesIcon;
  word: string;
  children: JSX.Element;
}) => (
  <div class="flex flex-wrap items-center gap-2">
    <Badge tone={props.tone} icon={props.icon}>
      {props.word}
    </Badge>
    <span>{props.children}</span>
  </div>
);
