/** Why a run failed or rests, what a person can do, and when it is tried again by itself. */
import { type JSX, Show } from 'solid-js';
import { NextTry } from '../ui/next-try.tsx';
import { problemTold } from './run-words.ts';
import type { Run } from './types.ts';

export function RunProblem(props: { run: Run }): JSX.Element {
  return (
    <Show when={props.run.problem}>
      {(problem) => (
        <p class={`wrap-anywhere ${props.run.state === 'failed' ? 'text-bad' : 'text-wait'}`}>
          {problemTold(problem().kind).says}
          <Show when={problem().message}>: {problem().message.replace(/\.+$/, '')}</Show>.{' '}
          <Show
            when={props.run.nextTryAt}
            fallback={props.run.state === 'failed' ? problemTold(problem().kind).next : ''}
          >
            {(at) => (
              <>
                <NextTry at={at()} />.
              </>
            )}
          </Show>
        </p>
      )}
    </Show>
  );
}
