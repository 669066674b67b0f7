/** One step of a setup: its number, its name, how it stands; the one a person is at is open. */
import { type JSX, Show } from 'solid-js';
import AgainIcon from '~icons/lucide/circle-alert';
import DoneIcon from '~icons/lucide/circle-check';
import ToDoIcon from '~icons/lucide/circle-dashed';
import FailedIcon from '~icons/lucide/circle-x';
import RunningIcon from '~icons/lucide/loader-circle';
import type { SetupStep, SetupStepState } from '../../src/stores/connection-setup.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import type { Icon } from '../ui/icon.ts';
import { setupStateWords, setupStepWords } from './setup-words.ts';

const looks: Record<SetupStepState, { tone: Tone; icon: Icon }> = {
  done: { tone: 'good', icon: DoneIcon },
  'to-do': { tone: 'quiet', icon: ToDoIcon },
  running: { tone: 'info', icon: RunningIcon },
  failed: { tone: 'bad', icon: FailedIcon },
  again: { tone: 'wait', icon: AgainIcon },
};

export function StepCard(props: {
  step: SetupStep;
  number: number;
  state: SetupStepState;
  isOpen: boolean;
  /** In a line, for a step that is not open. */
  summary: string;
  toggle: () => void;
  children: JSX.Element;
}): JSX.Element {
  const name = () => setupStepWords[props.step].name;
  return (
    <li class="card px-4 py-4 sm:px-5" data-step={props.step} data-state={props.state}>
      <div class="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div class="flex min-w-0 items-start gap-3">
          <span
            aria-hidden="true"
            class={`grid size-7 shrink-0 place-items-center rounded-full text-[0.8125rem] font-semibold ${
              props.state === 'done' ? 'bg-good-soft text-good' : 'bg-sunken text-quiet'
            }`}
          >
            {props.number}
          </span>
          <div class="min-w-0">
            <h2 class="text-base font-semibold">{name()}</h2>
            <p class="text-quiet">
              {props.isOpen ? setupStepWords[props.step].says : props.summary}
            </p>
          </div>
        </div>
        <div class="flex items-center gap-2 max-sm:ms-10">
          <Badge tone={looks[props.state].tone} icon={looks[props.state].icon}>
            {setupStateWords[props.state]}
          </Badge>
          <Button small look="quiet" aria-expanded={props.isOpen} onClick={() => props.toggle()}>
            {props.isOpen ? 'Close' : 'Open'}
            <span class="sr-only"> the step {name()}</span>
          </Button>
        </div>
      </div>
      <Show when={props.isOpen}>
        <div class="mt-4 flex flex-col gap-4">{props.children}</div>
      </Show>
    </li>
  );
}
