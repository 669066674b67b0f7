/** What a connection keeps back (ST6): three numbers and what becomes of edits, with what would change before it is saved. */
import {
  createEffect,
  createMemo,
  createSignal,
  createUniqueId,
  For,
  type JSX,
  on,
  onCleanup,
} from 'solid-js';
import { createStore } from 'solid-js/store';
import type { EditPolicy } from '../../src/stock/setup.ts';
import { problemOf } from '../problem.ts';
import { createReading, queryClient } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/page.tsx';
import { say } from '../ui/toasts.tsx';
import { type AllowanceProblems, readAllowance, typeAllowance } from './allowance-fields.ts';
import { AllowanceInputs } from './allowance-inputs.tsx';
import { OversellCalculator } from './oversell-calculator.tsx';
import { PreviewCard } from './preview-card.tsx';
import { editWords } from './stock-words.ts';
import type { ConnectionAllowance } from './types.ts';

const restMs = 300;

/** @param props the connection as it was when the form was opened; another one is another form */
export function AllowanceForm(props: { connection: ConnectionAllowance }): JSX.Element {
  const id = createUniqueId();
  const [typed, setTyped] = createStore(typeAllowance(props.connection));
  const [edits, setEdits] = createSignal<EditPolicy>(props.connection.edits);
  const [busy, setBusy] = createSignal(false);
  const said = createMemo(() => {
    const read = readAllowance(typed);
    const problems: AllowanceProblems = { ...read.problems };
    if (typed.buffer.trim() === '') problems.buffer = 'A whole number from 0 to 1,000,000.';
    if (typed.sharePercent.trim() === '') problems.sharePercent = 'A whole number from 0 to 100.';
    const { buffer, sharePercent, cap } = read.said;
    return {
      problems,
      isWrong: Object.keys(problems).length > 0,
      allowance: { buffer: buffer ?? 0, sharePercent: sharePercent ?? 100, cap },
    };
  });
  // Asked for once typing rests, and only what could be saved.
  const [previewed, setPreviewed] = createSignal(said().allowance);
  let waits: ReturnType<typeof setTimeout> | undefined;
  createEffect(
    on(
      said,
      ({ isWrong, allowance }) => {
        clearTimeout(waits);
        if (!isWrong) waits = setTimeout(() => setPreviewed(allowance), restMs);
      },
      { defer: true },
    ),
  );
  onCleanup(() => clearTimeout(waits));
  const preview = createReading(() => {
    const input = { connectionId: props.connection.connectionId, ...previewed() };
    return {
      key: ['allowance-preview', input],
      of: `allowance-preview ${input.connectionId}`,
      read: () => trpc.inventory.allowances.preview.query(input),
    };
  });
  const isSeen = () =>
    JSON.stringify(previewed()) === JSON.stringify(said().allowance) &&
    !preview.isStale &&
    preview.data !== undefined;
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy() || said().isWrong || !isSeen()) return;
    setBusy(true);
    try {
      const { connectionId, destinationName } = props.connection;
      const asked = { connectionId, edits: edits(), ...said().allowance };
      await trpc.inventory.allowances.save.mutate(asked);
      say(`Saved. ${destinationName} follows by itself.`);
    } catch (error) {
      say(problemOf(error).says, 'bad');
    } finally {
      setBusy(false);
      void queryClient.invalidateQueries();
    }
  };
  return (
    <div class="flex flex-col gap-5">
      <Card title={`${props.connection.sourceName} → ${props.connection.destinationName}`}>
        <form
          class="flex flex-col gap-5 px-4 pb-4 sm:px-[1.1rem]"
          onSubmit={(event) => void save(event)}
        >
          <p class="text-quiet">
            First the share of what is free is taken, then the buffer is kept back of it, then the
            cap is the most that shows. A SKU’s own page may say otherwise
            {props.connection.ownLinks > 0 ? `; ${props.connection.ownLinks} do` : ''}.
          </p>
          <AllowanceInputs
            typed={typed}
            problems={said().problems}
            emptyMeans={{ cap: 'no limit' }}
            type={(name, text) => setTyped(name, text)}
          />
          <OversellCalculator buffer={said().allowance.buffer} />
          <fieldset>
            <legend class="mb-1 font-medium">
              When somebody edits stock at {props.connection.destinationName}
            </legend>
            <For each={Object.keys(editWords) as EditPolicy[]}>
              {(policy) => (
                <label class="flex items-start gap-2 py-1.5">
                  <input
                    type="radio"
                    class="mt-1 size-4 accent-accent"
                    name={`${id}-edits`}
                    checked={edits() === policy}
                    onChange={() => setEdits(policy)}
                  />
                  <span>
                    {editWords[policy].says}
                    <span class="block text-[0.8125rem] text-quiet">
                      {editWords[policy].next(props.connection.sourceName)}
                    </span>
                  </span>
                </label>
              )}
            </For>
          </fieldset>
          <div class="flex flex-wrap items-center justify-end gap-3">
            <span class="text-[0.8125rem] text-quiet">
              {said().isWrong ? 'Mend what is marked first.' : isSeen() ? '' : 'Reckoning …'}
            </span>
            <Button look="main" type="submit" busy={busy()} disabled={said().isWrong || !isSeen()}>
              Save
            </Button>
          </div>
        </form>
      </Card>
      <PreviewCard
        preview={preview}
        storeName={props.connection.destinationName}
        links={props.connection.links}
      />
    </div>
  );
}
