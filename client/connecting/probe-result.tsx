/** What a test of the connection found: who the store is, what it lists, and what it lacks or is already. */
import { type JSX, Show } from 'solid-js';
import GoodIcon from '~icons/lucide/circle-check';
import WaitIcon from '~icons/lucide/triangle-alert';
import type { StoreRole } from '../../src/stores/store.ts';
import type { Probed } from './types.ts';

export function ProbeResult(props: { probed: Probed; role: StoreRole }): JSX.Element {
  const isGood = () => props.probed.missingRights.length === 0;
  const open = () => props.probed.locations.filter(({ isOpen }) => isOpen);
  return (
    <section
      aria-label="What the test found"
      class={`rounded-lg px-4 py-3 ${isGood() ? 'bg-good-soft' : 'bg-bad-soft'}`}
    >
      <p class={`flex items-center gap-2 font-medium ${isGood() ? 'text-good' : 'text-bad'}`}>
        <Show when={isGood()} fallback={<WaitIcon class="size-4 shrink-0" aria-hidden="true" />}>
          <GoodIcon class="size-4 shrink-0" aria-hidden="true" />
        </Show>
        <Show
          when={isGood()}
          fallback={`${props.probed.name} answers, but the app lacks rights there: ${props.probed.missingRights.join(', ')}. Give it these, then test again.`}
        >
          {props.probed.name} answers, and the app may do all it needs.
        </Show>
      </p>
      <dl class="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 [&>dt]:text-quiet">
        <dt>Shop</dt>
        <dd class="wrap-anywhere">{props.probed.shop}</dd>
        <dt>Currency</dt>
        <dd>{props.probed.currency}</dd>
        <dt>Locations</dt>
        <dd class="wrap-anywhere">
          {open()
            .map(({ name }) => name)
            .join(', ') || 'none that is open'}
        </dd>
        <dt>Lists</dt>
        <dd>
          {props.probed.listings === undefined
            ? 'not readable with this token'
            : `${props.probed.listings.toLocaleString('en')} variants`}
        </dd>
      </dl>
      <Show when={props.probed.known}>
        {(known) => (
          <p class="mt-2">
            This store is connected here already
            {known().role === props.role ? '' : ` as a ${known().role}`}. Connecting it again keeps
            its links, settings and history.
          </p>
        )}
      </Show>
    </section>
  );
}
