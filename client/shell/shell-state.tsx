/** What every page knows: the account's stores, the one chosen (in the address), where to get help, the live state. */
import { useSearchParams } from '@solidjs/router';
import { createContext, createMemo, type JSX, useContext } from 'solid-js';
import { createReading, type Reading } from '../reading.ts';
import { type Shell, type ShellStore, trpc } from '../trpc.ts';
import { places } from './places.ts';

export type ShellState = {
  reading: Reading<Shell>;
  stores: () => readonly ShellStore[];
  /** The id in the address, known or not; undefined for all stores. */
  chosenId: () => string | undefined;
  chosen: () => ShellStore | undefined;
  /** Whether what is chosen ships: a source store, or all stores with a source among them (SO1). */
  ships: () => boolean;
  /** Until the stores are known, pages for sources are not offered. */
  places: () => typeof places;
  /** An address of ours that keeps the chosen store. */
  to: (path: string) => string;
  choose: (storeId: string | undefined) => void;
};

const Context = createContext<ShellState>();

export function ShellProvider(props: { children: JSX.Element }): JSX.Element {
  const [params, setParams] = useSearchParams<{ store?: string }>();
  const reading = createReading(() => ({ key: ['shell'], read: () => trpc.shell.get.query() }));
  const stores = () => reading.data?.stores ?? [];
  const chosenId = () => params.store || undefined;
  const chosen = createMemo(() => stores().find((store) => store.id === chosenId()));
  const ships = () => {
    if (chosenId()) return chosen()?.isSource ?? false;
    return stores().some((store) => store.isSource);
  };
  const state: ShellState = {
    reading,
    stores,
    chosenId,
    chosen,
    ships,
    places: () => places.filter((place) => !place.sourcesOnly || ships()),
    to: (path) => {
      const id = chosenId();
      if (!id) return path;
      return `${path}${path.includes('?') ? '&' : '?'}store=${encodeURIComponent(id)}`;
    },
    // A list's place belongs to the store it was read for.
    choose: (storeId) => setParams({ store: storeId, cursor: undefined }),
  };
  return <Context.Provider value={state}>{props.children}</Context.Provider>;
}

export function useShell(): ShellState {
  const state = useContext(Context);
  if (!state) throw new Error('useShell outside of ShellProvider');
  return state;
}
