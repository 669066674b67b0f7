/** The picture of a notice's kind in a circle of its tone, and the tone in words for who does not see it. */
import type { JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { NoticeKind } from '../../src/notices/notice.ts';
import { noticeLook } from './notice-icons.ts';

export function NoticeSign(props: { kind: NoticeKind }): JSX.Element {
  const look = () => noticeLook(props.kind);
  return (
    <span class={`grid size-8 shrink-0 place-items-center rounded-full ${look().look}`}>
      <Dynamic component={look().icon} class="size-4" aria-hidden="true" />
      <span class="sr-only">{look().says}: </span>
    </span>
  );
}
