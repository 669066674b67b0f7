/** When an order goes by itself, and what holds it (OP12). */
import { For, type JSX } from 'solid-js';
import type { OrderPushSettings } from '../../src/order-push/settings.ts';
import { Card } from '../ui/page.tsx';
import { Choices } from './choices.tsx';
import { fields, type SectionProps, sideBySide } from './section.ts';
import { holdsWords, whenWords } from './settings-words.ts';
import { Tick } from './tick.tsx';

export function WhenCard(props: SectionProps): JSX.Element {
  return (
    <div class={sideBySide}>
      <Card title="When to push">
        <div class={fields}>
          <Choices
            legend="An order goes to its source store"
            words={whenWords}
            chosen={props.typed.when}
            choose={(when) => props.change({ when })}
          />
        </div>
      </Card>
      <Card title="What holds an order">
        <div class={fields}>
          <fieldset class="min-w-0">
            <legend class="mb-1 text-[0.8125rem] font-semibold">Does not go by itself</legend>
            <For each={Object.keys(holdsWords) as (keyof OrderPushSettings['holds'])[]}>
              {(name) => (
                <Tick
                  words={holdsWords[name]}
                  ticked={props.typed.holds[name]}
                  tick={(held) => props.change({ holds: { ...props.typed.holds, [name]: held } })}
                />
              )}
            </For>
          </fieldset>
        </div>
      </Card>
    </div>
  );
}
