/** Something that is being done at the other store: what, and when it is tried again. */
import { type JSX, Show } from 'solid-js';
import WaitsIcon from '~icons/lucide/clock';
import type { ShownAct } from '../trpc.ts';
import { Badge } from '../ui/badge.tsx';
import { NextTry } from '../ui/next-try.tsx';
import { cardItem } from '../ui/page.tsx';
import { actStateWords, failureOf } from '../words.ts';

export function UnderWayAct(props: { act: ShownAct }): JSX.Element {
  return (
    <li class={`${cardItem} flex flex-wrap items-start justify-between gap-x-3 gap-y-1`}>
      <div class="min-w-0 flex-1 basis-64">
        <p class="wrap-anywhere">{props.act.says}</p>
        <Show when={props.act.failureKind}>
          {(kind) => (
            <p class="text-[0.8125rem] text-quiet wrap-anywhere">
              {failureOf(kind()).says}
              <Show when={props.act.dueAt}>
                {(at) => (
                  <>
                    {' '}
                    · <NextTry at={at()} />
                  </>
                )}
              </Show>
            </p>
          )}
        </Show>
      </div>
      <Badge tone="wait" icon={WaitsIcon}>
        {actStateWords[props.act.state]}
      </Badge>
    </li>
  );
}
