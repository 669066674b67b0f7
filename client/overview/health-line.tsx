/** The sentence of health, with its sign and the way to more. */
import { type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import BadIcon from '~icons/lucide/circle-alert';
import GoodIcon from '~icons/lucide/circle-check';
import WaitIcon from '~icons/lucide/clock';
import { useShell } from '../shell/shell-state.tsx';
import type { Health } from './health.ts';

const looks = {
  good: { icon: GoodIcon, tone: 'text-good' },
  wait: { icon: WaitIcon, tone: 'text-wait' },
  bad: { icon: BadIcon, tone: 'text-bad' },
};

export function HealthLine(props: { health: Health }): JSX.Element {
  const shell = useShell();
  return (
    <p class="flex items-start gap-2 text-base">
      <Dynamic
        component={looks[props.health.tone].icon}
        class={`mt-0.5 size-5 shrink-0 ${looks[props.health.tone].tone}`}
        aria-hidden="true"
      />
      <Show when={props.health.path} fallback={<span class="text-ink">{props.health.says}</span>}>
        {(path) => (
          <a
            class="text-ink underline decoration-strong underline-offset-4"
            href={shell.to(path())}
          >
            {props.health.says}
          </a>
        )}
      </Show>
    </p>
  );
}
