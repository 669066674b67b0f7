/** Why an effect does not go through, what to do, when it tries again by itself, and Retry (OP9, OP11). */
import { createSignal, type JSX, Show } from 'solid-js';
import { type EffectState, effectCan } from '../../src/effects/effect.ts';
import { Moment } from '../ui/moment.tsx';
import { failureOf } from '../words.ts';

export function Trouble(props: {
  row: {
    state: EffectState;
    failureKind: string | null;
    failureDetail: string | null;
    dueAt: number | null;
  };
  retry: () => Promise<unknown>;
  onChanged: () => void;
}): JSX.Element {
  const [answer, setAnswer] = createSignal('');
  const [busy, setBusy] = createSignal(false);
  const retry = async () => {
    setBusy(true);
    try {
      await props.retry();
      setAnswer('Retried.');
      props.onChanged();
    } catch (error) {
      setAnswer(error instanceof Error ? error.message : 'It could not be retried.');
    } finally {
      setBusy(false);
    }
  };
  const waitsUntil = () => (props.row.state === 'created' ? null : props.row.dueAt);
  return (
    <Show when={props.row.failureKind}>
      {(kind) => (
        <>
          <p class="why">
            {failureOf(kind()).says}. {failureOf(kind()).next}
            <Show when={props.row.failureDetail}>
              <span class="quiet"> ({props.row.failureDetail})</span>
            </Show>
            <Show when={waitsUntil()}>
              {(at) => (
                <span class="quiet">
                  {' '}
                  Next try <Moment at={at()} />.
                </span>
              )}
            </Show>
          </p>
          <Show when={effectCan.retry(props.row)}>
            <button type="button" onClick={retry} disabled={busy()}>
              Retry
            </button>{' '}
            <span role="status">{answer()}</span>
          </Show>
        </>
      )}
    </Show>
  );
}
