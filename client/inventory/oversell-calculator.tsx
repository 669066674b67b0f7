/** A small calculator beside the buffer: how likely it is that the last unit is sold twice. */
import { createSignal, createUniqueId, type JSX, Show } from 'solid-js';
import { chanceOfOverselling, chanceText, windowSeconds } from './oversell.ts';

export function OversellCalculator(props: { buffer: number }): JSX.Element {
  const id = createUniqueId();
  const [typed, setTyped] = createSignal('1');
  const sales = () => Number(typed().replace(',', '.'));
  const isNumber = () => typed().trim() !== '' && sales() >= 0 && sales() <= 100_000;
  const chance = () => chanceOfOverselling({ salesPerMinute: sales(), buffer: props.buffer });
  return (
    <section class="rounded-lg bg-sunken px-4 py-3" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} class="font-semibold">
        How safe is this buffer?
      </h3>
      <p class="mt-1 text-[0.8125rem] text-quiet">
        Two checkouts can sell the last unit before either store can be told: about {windowSeconds}{' '}
        s. Only a buffer helps against that. With λ sales a second the chance is P(Poisson(λ ×{' '}
        {windowSeconds} s) &gt; buffer).
      </p>
      <div class="mt-2 flex flex-wrap items-center gap-2">
        <label for={id}>Sales of one SKU a minute, at its busiest</label>
        <input
          id={id}
          class="field w-24"
          inputmode="decimal"
          maxLength={8}
          value={typed()}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <p class="mt-2" aria-live="polite">
        <Show when={isNumber()} fallback="Type a number from 0 to 100,000.">
          With a buffer of {props.buffer.toLocaleString('en')}, the chance that more is sold in that
          time than the buffer holds is <span class="font-semibold">{chanceText(chance())}</span>.
        </Show>
      </p>
    </section>
  );
}
