/** Order Push Settings of one store (OP12): its sections, saved together, against the revision they were read at. */
import {
  createEffect,
  createMemo,
  createSignal,
  type JSX,
  lazy,
  on,
  Show,
  Suspense,
} from 'solid-js';
import { createStore } from 'solid-js/store';
import { problemOf } from '../problem.ts';
import { createReading, queryClient } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { say } from '../ui/toasts.tsx';
import { AfterCard } from './after-card.tsx';
import { AlongCard } from './along-card.tsx';
import { BulkProgress } from './bulk-progress.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { LinesCard } from './lines-card.tsx';
import { SaveBar } from './save-bar.tsx';
import { isSameTyped, readSettings, type SettingsTyped, typeSettings } from './settings-fields.ts';
import { SourceOrderCard } from './source-order-card.tsx';
import type { PushStore, StartedBulk } from './types.ts';
import { WhenCard } from './when-card.tsx';

const ChangedSettings = lazy(() => import('./changed-settings.tsx'));

/** @param props the store as it is read now; another store is another form */
export function SettingsForm(props: { store: PushStore }): JSX.Element {
  const present = () => typeSettings(props.store.settings);
  const [base, setBase] = createSignal({ typed: present(), revision: props.store.revision });
  const [typed, setTyped] = createStore<SettingsTyped>(present());
  const [busy, setBusy] = createSignal(false);
  const [isTried, setTried] = createSignal(false);
  /** The server's sentence about who was first. */
  const [conflict, setConflict] = createSignal<string>();
  const [recheck, setRecheck] = createSignal<StartedBulk>();
  const said = createMemo(() => readSettings(typed));
  const isDirty = createMemo(() => !isSameTyped(typed, base().typed));
  const problems = () => (isTried() ? said().problems : {});
  /** What saving would set going, asked while something is changed and can be saved. */
  const frees = createReading(() => {
    const { storeId, revision } = props.store;
    const { said: settings, problems: wrong } = said();
    const isAsked = isDirty() && Object.keys(wrong).length === 0;
    return {
      key: ['push-settings-frees', { storeId, revision, settings: isAsked ? settings : null }],
      of: `push-settings-frees ${storeId}`,
      read: () =>
        isAsked
          ? trpc.pushSettings.frees.query({ storeId, settings })
          : Promise.resolve({ orders: 0 }),
    };
  });
  let form: HTMLFormElement | undefined;

  const begin = (from: { typed: SettingsTyped; revision: number }) => {
    setBase(from);
    // A copy: the store would write into what is compared with.
    setTyped(structuredClone(from.typed));
    setTried(false);
    setConflict(undefined);
  };
  const takePresent = () => begin({ typed: present(), revision: props.store.revision });
  // Saved elsewhere: it shows at once where nothing is typed, and never takes away what is.
  createEffect(
    on(
      () => props.store.revision,
      (revision) => {
        if (revision > base().revision && !isDirty() && !busy()) takePresent();
      },
      { defer: true },
    ),
  );

  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    // What was changed meanwhile is decided about first.
    if (busy() || !isDirty() || conflict()) return;
    setTried(true);
    if (Object.keys(said().problems).length > 0) {
      queueMicrotask(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    setBusy(true);
    const settings = said().said;
    try {
      const { storeId } = props.store;
      const saved = await trpc.pushSettings.save.mutate({
        storeId,
        revision: base().revision,
        settings,
      });
      begin({ typed: typeSettings(settings), revision: saved.revision });
      setRecheck(saved.recheck ?? undefined);
      if (!saved.recheck) say('Saved.');
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'CONFLICT') setConflict(problem.says);
      else say(problem.says, 'bad');
    } finally {
      setBusy(false);
      void queryClient.invalidateQueries();
    }
  };
  const change = (changed: Partial<SettingsTyped>) => {
    setRecheck(undefined);
    setTyped(changed);
  };

  return (
    <form
      ref={(made) => {
        form = made;
      }}
      class="flex flex-col gap-5"
      aria-label={`Order Push Settings of ${props.store.storeName}`}
      novalidate
      onSubmit={(event) => void save(event)}
    >
      <WhenCard typed={typed} problems={problems()} change={change} />
      <AlongCard typed={typed} problems={problems()} change={change} />
      <SourceOrderCard typed={typed} problems={problems()} change={change} store={props.store} />
      <LinesCard typed={typed} problems={problems()} change={change} />
      <AfterCard typed={typed} problems={problems()} change={change} store={props.store} />
      <Suspense>
        <Show when={conflict()}>
          {(says) => (
            <ChangedSettings
              says={says()}
              present={props.store.revision > base().revision ? present() : undefined}
              typed={typed}
              takePresent={takePresent}
              keepMine={() => {
                setBase({ typed: present(), revision: props.store.revision });
                setConflict(undefined);
              }}
            />
          )}
        </Show>
      </Suspense>
      <Show when={recheck()} keyed>
        {(run) => (
          <div class="sticky bottom-3 z-30 flex rounded-xl border border-strong bg-raised px-4 py-3 shadow-lg">
            <BulkProgress run={run} kind="recheck" lead="Saved." />
          </div>
        )}
      </Show>
      <Show when={isDirty() && !conflict()}>
        <SaveBar
          busy={busy()}
          wrong={Object.keys(problems()).length}
          frees={frees.data?.orders ?? 0}
          discard={() => begin(base())}
        />
      </Show>
      <LeaveGuard isDirty={isDirty()} />
    </form>
  );
}
