/** What the store is to the others, and which platform it runs on. */
import { createUniqueId, For, type JSX } from 'solid-js';
import type { StoreRole } from '../../src/stores/store.ts';

const roles: { role: StoreRole; name: string; says: string }[] = [
  {
    role: 'destination',
    name: 'Destination',
    says: 'It sells what another store ships: its stock follows that store’s, and its orders can be pushed there.',
  },
  {
    role: 'source',
    name: 'Source',
    says: 'It holds the stock and ships: other stores follow its stock, and their pushed orders arrive here.',
  },
];

const platforms = [
  { name: 'Shopify', value: 'shopify', says: '', ready: true },
  { name: 'WooCommerce', value: 'woocommerce', says: ' (coming)', ready: false },
];

export function RoleChoice(props: {
  role: StoreRole;
  choose: (role: StoreRole) => void;
}): JSX.Element {
  const name = createUniqueId();
  return (
    <fieldset>
      <legend class="mb-2 font-semibold">What is this store to the others?</legend>
      <div class="grid gap-3 sm:grid-cols-2">
        <For each={roles}>
          {(one) => (
            <label class="flex cursor-pointer items-start gap-3 rounded-lg border border-line px-4 py-3 has-checked:border-accent has-checked:bg-accent-soft">
              <input
                type="radio"
                class="mt-0.5 size-5 shrink-0 accent-accent"
                name={name}
                value={one.role}
                checked={props.role === one.role}
                onChange={() => props.choose(one.role)}
              />
              <span>
                <span class="block font-medium">{one.name}</span>
                <span class="block text-[0.8125rem] text-quiet">{one.says}</span>
              </span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}

export function PlatformChoice(): JSX.Element {
  const name = createUniqueId();
  return (
    <fieldset>
      <legend class="mb-2 font-semibold">Platform</legend>
      <div class="flex flex-wrap gap-x-6 gap-y-2">
        <For each={platforms}>
          {(one) => (
            <label
              class={`flex min-h-6 items-center gap-2.5 ${one.ready ? '' : 'cursor-not-allowed text-quiet'}`}
            >
              <input
                type="radio"
                class="size-5 accent-accent"
                name={name}
                value={one.value}
                checked={one.ready}
                disabled={!one.ready}
              />
              {one.name}
              {one.says}
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}
