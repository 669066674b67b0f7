/** The map that a person draws, over the one that is saved: what is typed is never lost to what somebody else saves. */
import { createEffect, createMemo, createSignal, on } from 'solid-js';
import { checkGroupMap, type GroupMap } from '../../src/stores/group-map.ts';
import { compareGroupMaps, isSameMap } from '../../src/stores/group-map-changes.ts';
import { copyMap, move, rename, serve } from './map-draft.ts';
import type { PageMap } from './types.ts';

/** @param map as it is read now; another connection's is another state */
export function createMapState(map: () => PageMap) {
  const present = () => ({ groups: copyMap(map().groups), revision: map().revision });
  const [base, setBase] = createSignal(present());
  const [draft, setDraft] = createSignal(present().groups);
  const isDirty = createMemo(() => !isSameMap(compareGroupMaps(base().groups, draft())));
  const problems = createMemo(() =>
    checkGroupMap(
      draft(),
      { source: map().sourceLocations, destination: map().destinationLocations },
      base().groups,
    ),
  );
  const nameOf = (locationId: string) =>
    [...map().sourceLocations, ...map().destinationLocations].find(({ id }) => id === locationId)
      ?.name ?? 'a location that is gone';
  const begin = (from: { groups: GroupMap; revision: number }) => {
    setBase({ groups: copyMap(from.groups), revision: from.revision });
    setDraft(copyMap(from.groups));
  };
  // Saved elsewhere: it shows at once where nothing is drawn.
  createEffect(
    on(
      () => map().revision,
      (revision) => {
        if (revision > base().revision && !isDirty()) begin(present());
      },
      { defer: true },
    ),
  );
  /** A group that comes back has the name it had. */
  const newName = (destinationId: string) =>
    base().groups.find((group) => group.destinationLocationId === destinationId)?.name ??
    nameOf(destinationId);
  return {
    base,
    draft,
    isDirty,
    problems,
    nameOf,
    begin,
    present,
    /** What was drawn is kept, over what is saved now. */
    keepMine: () => setBase(present()),
    discard: () => begin(base()),
    serve: (sourceId: string, destinationId: string | undefined) =>
      setDraft((now) => serve(now, sourceId, destinationId, newName)),
    rename: (destinationId: string, name: string) =>
      setDraft((now) => rename(now, destinationId, name)),
    move: (destinationId: string, sourceId: string, by: number) =>
      setDraft((now) => move(now, destinationId, sourceId, by)),
  };
}

export type MapState = ReturnType<typeof createMapState>;
