/** A destination store's plan, what it means for its orders now, and Change plan. */
import { createUniqueId, type JSX, Show } from 'solid-js';
import { Button } from '../ui/button.tsx';
import { cardItem } from '../ui/page.tsx';
import { BulkProgress } from './bulk-progress.tsx';
import { planStandsWords } from './plan-change-words.ts';
import type { ShownPlan, StartedBulk, StorePlan } from './types.ts';

/** @param props `recheck`: orders looked at again since it was changed here */
export function StorePlanRow(props: {
  store: StorePlan;
  plan: ShownPlan | undefined;
  /** Why it cannot be changed; undefined where it can. */
  shut: string | undefined;
  recheck: StartedBulk | undefined;
  change: () => void;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <li class={`${cardItem} flex flex-col gap-3 border-t border-line py-3.5`}>
      <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div class="min-w-0">
          <p class="font-medium wrap-anywhere">
            {props.store.storeName}: {props.plan?.name ?? props.store.plan}
          </p>
          <p class="text-[0.8125rem] text-quiet">
            {planStandsWords(props.plan?.includesOrderPush ?? false, props.store.orderPushOn)}
          </p>
        </div>
        <Button
          aria-disabled={props.shut ? 'true' : undefined}
          aria-describedby={props.shut ? id : undefined}
          title={props.shut}
          onClick={() => !props.shut && props.change()}
        >
          Change plan<span class="sr-only"> of {props.store.storeName}</span>
        </Button>
        <Show when={props.shut}>
          {(why) => (
            <span id={id} class="sr-only">
              {why()}
            </span>
          )}
        </Show>
      </div>
      <Show when={props.recheck} keyed>
        {(run) => (
          <div class="rounded-lg bg-sunken px-3 py-2.5">
            <BulkProgress run={run} kind="recheck" lead="Changed." />
          </div>
        )}
      </Show>
    </li>
  );
}
