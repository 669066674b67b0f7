/** Types or scans an order number: exactly one order opens its dialog at once. `/` goes to it; a scanner ends with Enter. */
import { createSignal, createUniqueId, type JSX, Show } from 'solid-js';
import ScanIcon from '~icons/lucide/scan-line';
import { createAsking } from '../asking.ts';
import { numberProblem } from '../manual-push/number-problem.ts';
import { useShell } from '../shell/shell-state.tsx';
import { type OrderToShip, trpc } from '../trpc.ts';
import { notFoundWords } from './not-found-words.ts';

/** @param props `found`: one or more that have this number */
export function NumberBox(props: { found: (orders: OrderToShip[]) => void }): JSX.Element {
  const shell = useShell();
  const id = createUniqueId();
  const asking = createAsking<{ rows: OrderToShip[]; searchedTo: number | null }>();
  const [says, setSays] = createSignal('');
  let field: HTMLInputElement | undefined;
  const find = async (event: SubmitEvent) => {
    event.preventDefault();
    const number = field?.value.trim() ?? '';
    setSays('');
    // The next scan takes the place of this one.
    field?.select();
    const wrong = numberProblem(number);
    if (wrong) return setSays(wrong);
    const storeId = shell.chosenId();
    const answer = await asking.ask(() => trpc.orders.findToShip.query({ storeId, number }));
    if (!answer) return;
    if (answer.rows.length > 0) props.found(answer.rows);
    else setSays(notFoundWords(number, answer.searchedTo));
  };
  const shown = () => says() || asking.problem?.says;
  return (
    <form class="no-print mb-4" onSubmit={(event) => void find(event)} novalidate>
      <label for={id} class="sr-only">
        Type or scan an order number
      </label>
      <div class="relative w-full sm:w-96">
        <ScanIcon
          class="pointer-events-none absolute start-2.5 top-1/2 size-4 -translate-y-1/2 text-quiet"
          aria-hidden="true"
        />
        <input
          ref={(made) => {
            field = made;
          }}
          id={id}
          type="text"
          data-search
          class="field w-full ps-9 pe-9"
          placeholder="Type or scan an order number"
          maxLength={60}
          autocomplete="off"
          autocapitalize="characters"
          enterkeyhint="go"
          spellcheck={false}
          aria-describedby={`${id}-says`}
          aria-busy={asking.isBusy ? 'true' : undefined}
          onFocus={(event) => event.currentTarget.select()}
          onInput={() => setSays('')}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
        <span
          aria-hidden="true"
          class="pointer-events-none absolute end-2.5 top-1/2 hidden -translate-y-1/2 rounded border border-line px-1.5 font-mono text-xs text-quiet sm:block"
        >
          /
        </span>
      </div>
      <p id={`${id}-says`} role="status" class="text-[0.8125rem] text-bad">
        <Show when={shown()}>
          {(words) => <span class="mt-1 inline-block wrap-anywhere">{words()}</span>}
        </Show>
      </p>
    </form>
  );
}
