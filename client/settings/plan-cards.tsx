/** The plans there are, and what each includes. */
import { For, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import IncludedIcon from '~icons/lucide/circle-check';
import NotIncludedIcon from '~icons/lucide/circle-minus';
import type { ShownPlan } from './types.ts';

export function PlanCards(props: { plans: readonly ShownPlan[] }): JSX.Element {
  return (
    <ul class="grid gap-4 md:grid-cols-3" aria-label="Plans">
      <For each={props.plans}>
        {(plan) => (
          <li class="card flex flex-col gap-2 px-4 py-4 sm:px-5">
            <h2 class="text-base font-semibold">{plan.name}</h2>
            <p class="text-quiet">{plan.says}</p>
            <p
              class={`mt-auto flex items-center gap-2 pt-1 ${
                plan.includesOrderPush ? 'text-good' : 'text-quiet'
              }`}
            >
              <Dynamic
                component={plan.includesOrderPush ? IncludedIcon : NotIncludedIcon}
                class="size-4 shrink-0"
                aria-hidden="true"
              />
              {plan.includesOrderPush ? 'Includes Order Push' : 'Without Order Push'}
            </p>
          </li>
        )}
      </For>
    </ul>
  );
}
