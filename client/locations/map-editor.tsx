/** The map of one connection (OP5, ST8): drawn, previewed, and saved against the revision it was read at. */
import { createEffect, createSignal, type JSX, lazy, on, onMount, Show, Suspense } from 'solid-js';
import { createAsking } from '../asking.ts';
import { problemOf } from '../problem.ts';
import { queryClient } from '../reading.ts';
import { ChangedMeanwhile } from '../settings/changed-meanwhile.tsx';
import { LeaveGuard } from '../settings/leave-guard.tsx';
import { trpc } from '../trpc.ts';
import type { Acted } from '../ui/act-dialog.tsx';
import { now } from '../ui/clock.ts';
import { Card } from '../ui/page.tsx';
import { relativeTime } from '../ui/time-words.ts';
import { say } from '../ui/toasts.tsx';
import { GroupCards } from './group-cards.tsx';
import { GroupsMatrix } from './groups-matrix.tsx';
import { MapBar } from './map-bar.tsx';
import { createMapState } from './map-state.ts';
import { mapDifferences, meanwhileSays, problemSays, savedSays } from './map-words.ts';
import { SavedNote } from './saved-note.tsx';
import type { GroupsPreview, GroupsSaved, PageMap } from './types.ts';

const ZeroDialog = lazy(() => import('./zero-dialog.tsx'));

/** @param props `about`: a location that a link led here for */
export function MapEditor(props: { map: PageMap; about: string | undefined }): JSX.Element {
  const state = createMapState(() => props.map);
  const preview = createAsking<GroupsPreview | undefined>();
  const [isSaving, setSaving] = createSignal(false);
  const [conflict, setConflict] = createSignal<string>();
  const [toZero, setToZero] = createSignal<number>();
  const [saved, setSaved] = createSignal<GroupsSaved>();
  let box: HTMLDivElement | undefined;

  // Something else is drawn: what was said of it is not true any more.
  createEffect(
    on(
      state.draft,
      () => {
        preview.clear();
        if (state.isDirty()) setSaved(undefined);
      },
      { defer: true },
    ),
  );
  onMount(() => {
    const { about } = props;
    if (about === undefined) return;
    // On a phone a destination's location stands above, among those that are not mapped.
    const named = [box, document].flatMap((within) => [
      ...(within?.querySelectorAll<HTMLElement>('[data-location]') ?? []),
    ]);
    const shown = named.find((one) => one.dataset.location === about && one.checkVisibility());
    shown?.focus();
    shown?.scrollIntoView({ block: 'center', inline: 'center' });
  });

  const drawn = () => ({ connectionId: props.map.connectionId, groups: state.draft() });
  const ask = () =>
    preview.ask(async () => {
      const said = await trpc.locationGroups.preview.query(drawn());
      if (said.kind === 'preview') return said;
      void queryClient.invalidateQueries();
      say(said.problems.map(told).join(' '), 'bad');
      return undefined;
    });
  const told = (problem: Parameters<typeof problemSays>[0]) =>
    problemSays(problem, state.draft(), state.nameOf);
  /** @returns what a dialog says of it, and whether it was saved */
  const send = async (agreedToZero?: number): Promise<Acted> => {
    const groups = state.draft();
    const done = await trpc.locationGroups.save.mutate({
      ...drawn(),
      revision: state.base().revision,
      ...(agreedToZero === undefined ? {} : { agreedToZero }),
    });
    switch (done.kind) {
      case 'asks':
        setToZero(done.toZero);
        return { done: false, says: '' };
      case 'problems':
        return { done: false, says: done.problems.map(told).join(' ') };
      case 'changed-meanwhile':
        setConflict(
          meanwhileSays(done.last?.by, done.last ? relativeTime(done.last.at, now()) : ''),
        );
        setToZero(undefined);
        return { done: false, says: '' };
      case 'saved':
        state.begin({ groups, revision: done.revision });
        setSaved(done);
        return { done: true, says: savedSays(done, props.map.destinationName) };
    }
  };
  const save = async () => {
    setSaving(true);
    try {
      const { done, says } = await send();
      if (!done && says) say(says, 'bad');
    } catch (error) {
      say(problemOf(error).says, 'bad');
    } finally {
      setSaving(false);
      void queryClient.invalidateQueries();
    }
  };
  const isNewer = () => props.map.revision > state.base().revision;
  return (
    <div
      ref={(made) => {
        box = made;
      }}
    >
      <Card
        title={`What serves ${props.map.destinationName}`}
        class="mb-4"
        beside={
          <span class="text-[0.8125rem] text-quiet">
            A location is in one group at most. The stock of a group is summed.
          </span>
        }
      >
        <GroupsMatrix map={props.map} state={state} about={props.about} />
      </Card>
      <GroupCards map={props.map} state={state} />
      <Show when={conflict()}>
        {(says) => (
          <div class="mt-5">
            <ChangedMeanwhile
              says={says()}
              differences={
                isNewer()
                  ? mapDifferences(state.present().groups, state.draft(), state.nameOf)
                  : undefined
              }
              takePresent={() => {
                state.begin(state.present());
                setConflict(undefined);
              }}
              keepMine={() => {
                state.keepMine();
                setConflict(undefined);
              }}
            />
          </div>
        )}
      </Show>
      <Show when={!state.isDirty() && saved()} keyed>
        {(of) => <SavedNote saved={of} map={props.map} close={() => setSaved(undefined)} />}
      </Show>
      <Show when={state.isDirty() && !conflict()}>
        <MapBar
          storeName={props.map.destinationName}
          wrong={state.problems().length}
          preview={preview.data}
          problem={preview.problem}
          isPreviewing={preview.isBusy}
          isSaving={isSaving()}
          ask={() => void ask()}
          save={() => void save()}
          discard={state.discard}
        />
      </Show>
      <Suspense>
        <Show when={toZero()}>
          {(count) => (
            <ZeroDialog
              sourceName={props.map.sourceName}
              storeName={props.map.destinationName}
              toZero={count()}
              save={send}
              close={() => setToZero(undefined)}
            />
          )}
        </Show>
      </Suspense>
      <LeaveGuard isDirty={state.isDirty()} />
    </div>
  );
}
