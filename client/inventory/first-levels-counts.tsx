/** How far reading has come, and what an Apply of everything would do. */
import { type JSX, Show } from 'solid-js';
import { ProgressBar } from '../ui/progress-bar.tsx';
import type { FirstLevels } from './types.ts';

export function FirstLevelsCounts(props: {
  counts: FirstLevels['counts'];
  storeName: string;
}): JSX.Element {
  const number = (value: number) => value.toLocaleString('en');
  const right = () => props.counts.read - props.counts.changes;
  const isReading = () => props.counts.read < props.counts.links;
  return (
    <div class="mb-4" aria-live="polite">
      <Show when={isReading()}>
        <p class="mb-2 flex flex-wrap items-center gap-3">
          <span class="w-48">
            <ProgressBar
              label={`Read at ${props.storeName}`}
              done={props.counts.read}
              total={props.counts.links}
              says={`${number(props.counts.read)} of ${number(props.counts.links)} read`}
            />
          </span>
          Read {number(props.counts.read)} of {number(props.counts.links)}. You may leave this page:
          it goes on by itself.
        </p>
      </Show>
      <p>
        <span class="font-semibold">{number(props.counts.changes)} would change</span>:{' '}
        {number(props.counts.up)} up, {number(props.counts.down)} down,{' '}
        <span class={props.counts.toZero > 0 ? 'text-bad' : ''}>
          {number(props.counts.toZero)} to zero
        </span>
        . {number(right())} {right() === 1 ? 'shows' : 'show'} the right number already.
      </p>
    </div>
  );
}
