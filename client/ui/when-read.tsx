/** What a reading has to show: rows to come, why it could not be read, or what was read. */
import { type Accessor, type JSX, Show } from 'solid-js';
import type { Reading } from '../reading.ts';
import { SkeletonRows, Unread } from './states.tsx';

export function WhenRead<T>(props: {
  reading: Reading<T>;
  /** What is read, for people: `orders`. */
  what: string;
  /** How many rows to keep room for. */
  rows: number;
  /** Where what is read brings cards of its own: the other two states then get one. */
  bringsCards?: boolean;
  children: (read: Accessor<NonNullable<T>>) => JSX.Element;
}): JSX.Element {
  return (
    <Show
      when={props.reading.data}
      fallback={
        <div class={props.bringsCards ? 'card' : ''}>
          <Show
            when={props.reading.problem}
            fallback={<SkeletonRows rows={props.rows} what={props.what} />}
          >
            {(problem) => <Unread problem={problem()} again={props.reading.again} />}
          </Show>
        </div>
      }
    >
      {(read) => props.children(read)}
    </Show>
  );
}
