/** Who the list can be narrowed to, read once for the page: at every change it would cost more than the list. */
import { createSignal, onMount } from 'solid-js';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { type Actors, actorsBy } from './actors-by.ts';

/** @param asked who the list is narrowed to now */
export function createActors(asked: () => string | undefined): () => Actors {
  const shell = useShell();
  const [names, setNames] = createSignal<readonly string[]>([]);
  // Where they cannot be read, the list can be narrowed in every other way.
  onMount(() => void trpc.activity.actors.query().then(setNames, () => undefined));
  return () =>
    actorsBy(
      names(),
      shell.stores().map(({ name }) => name),
      asked(),
    );
}
