/** A connection whose writes were stopped because many SKUs would go to zero at once, and a person's two answers (ST8). */
import { createSignal, type JSX, Show } from 'solid-js';
import { problemOf } from '../problem.ts';
import { queryClient } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { Moment } from '../ui/moment.tsx';
import { say } from '../ui/toasts.tsx';

export function StopBanner(props: {
  connection: {
    connectionId: string;
    sourceName: string;
    destinationName: string;
    stoppedAt: number | null;
    stoppedCount: number;
  };
}): JSX.Element {
  const [busy, setBusy] = createSignal<'release' | 'drop'>();
  const store = () => props.connection.destinationName;
  const answer = async (what: 'release' | 'drop') => {
    if (busy()) return;
    setBusy(what);
    try {
      const { connectionId } = props.connection;
      if (what === 'release') await trpc.inventory.stop.release.mutate({ connectionId });
      else await trpc.inventory.stop.drop.mutate({ connectionId });
      say(what === 'release' ? `${store()} is written now.` : `${store()} keeps what it shows.`);
    } catch (error) {
      say(problemOf(error).says, 'bad');
    } finally {
      setBusy(undefined);
      void queryClient.invalidateQueries();
    }
  };
  return (
    <Show when={props.connection.stoppedAt}>
      {(since) => (
        <section
          role="alert"
          class="mb-4 rounded-lg bg-bad-soft px-4 py-3 text-bad"
          aria-label={`Stopped at ${store()}`}
        >
          <p>
            <span class="font-semibold">
              {props.connection.stoppedCount.toLocaleString('en')} places at {store()} would go to
              zero at once.
            </span>{' '}
            Crossdock stopped <Moment at={since()} />, before it wrote any of them. Sales go on.
            Look at {props.connection.sourceName} first: what {store()} takes cannot be taken back
            from here.
          </p>
          <div class="mt-2 flex flex-wrap gap-2">
            <Button small busy={busy() === 'drop'} onClick={() => void answer('drop')}>
              Keep as they are
            </Button>
            <Button small busy={busy() === 'release'} onClick={() => void answer('release')}>
              Let them go to zero
            </Button>
          </div>
        </section>
      )}
    </Show>
  );
}
