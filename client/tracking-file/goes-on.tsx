/** When a list that is being shipped goes on: said only where nothing of it moved for a while. */
import { createEffect, createSignal, type JSX, on, Show } from 'solid-js';
import { now } from '../ui/clock.ts';
import { goesOnWords } from './tracking-words.ts';

/** One shipment takes less, as a rule, ms. */
const quietMs = 20_000;

export function GoesOn(props: { done: number; goesOnAt: number | null }): JSX.Element {
  const [movedAt, setMovedAt] = createSignal(Date.now());
  createEffect(
    on(
      () => props.done,
      () => setMovedAt(Date.now()),
    ),
  );
  const at = () => (now() - movedAt() >= quietMs ? props.goesOnAt : null);
  return (
    <span role="status">
      <Show when={at()}>{(goesOnAt) => goesOnWords(goesOnAt(), now())}</Show>
    </span>
  );
}
