/** The two conditions of Order Push as ticks (OP3): the plan, and the switch. */
import type { JSX } from 'solid-js';
import { Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import MetIcon from '~icons/lucide/circle-check';
import NotMetIcon from '~icons/lucide/circle-x';
import { useShell } from '../shell/shell-state.tsx';
import { planWords } from '../words.ts';
import type { PushStore } from './types.ts';

export function Conditions(props: { store: PushStore; planId: string }): JSX.Element {
  const shell = useShell();
  return (
    <ul class="flex flex-col gap-2" aria-label="What Order Push needs">
      <Condition met={props.store.planIncludes}>
        <span id={props.planId}>
          <Show
            when={props.store.planIncludes}
            fallback={<span class="font-medium">{props.store.tooLow}</span>}
          >
            {planWords[props.store.plan]} plan: Order Push is included
          </Show>
        </span>{' '}
        <a class="link whitespace-nowrap" href={shell.to('/settings/plan')}>
          {props.store.planIncludes ? 'Plan' : 'Change the plan'}
        </a>
      </Condition>
      <Condition met={props.store.on}>
        {props.store.on ? 'Order Push is switched on' : 'Order Push is switched off'}
      </Condition>
    </ul>
  );
}

const Condition = (props: { met: boolean; children: JSX.Element }) => (
  <li class="flex items-start gap-2">
    <Dynamic
      component={props.met ? MetIcon : NotMetIcon}
      class={`mt-0.5 size-4 shrink-0 ${props.met ? 'text-good' : 'text-quiet'}`}
      aria-hidden="true"
    />
    <span>
      <span class="sr-only">{props.met ? 'Met: ' : 'Not met: '}</span>
      {props.children}
    </span>
  </li>
);
