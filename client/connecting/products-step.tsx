/** The second step of a setup: the catalogues are read, and what became of each listing is counted. */
import { For, type JSX, Show } from 'solid-js';
import type { LinkState } from '../../src/shared/link-state.ts';
import { useShell } from '../shell/shell-state.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { ImportProgress } from './import-progress.tsx';
import type { SetupActs } from './setup-acts.ts';
import type { Setup } from './types.ts';

type Counted = LinkState | 'suggested';

/** What a person should know of each, in the order in which it matters. */
const countWords: Record<Counted, (source: string) => string> = {
  linked: () => 'linked by their SKU',
  suggested: () => 'with a suggestion: the same SKU but for its writing, or the same barcode',
  missing: (source) => `missing at ${source}: they stay as they are`,
  duplicate: () => 'with a SKU that stands more than once: nothing is guessed',
  'not-tracked': () => 'linked, but their stock is not counted',
  paused: () => 'paused',
  unlinked: () => 'not linked',
  'no-sku': () => 'without a SKU',
};

const counted: Counted[] = [
  'linked',
  'suggested',
  'missing',
  'duplicate',
  'not-tracked',
  'paused',
  'unlinked',
  'no-sku',
];

export function ProductsStep(props: { setup: Setup; acts: SetupActs }): JSX.Element {
  const shell = useShell();
  const shown = () => counted.filter((state) => (props.setup.counts[state] ?? 0) > 0);
  const productsPath = () =>
    shell.to(`/products?connection=${encodeURIComponent(props.setup.connectionId)}`);
  return (
    <>
      <For each={props.setup.imports}>
        {(imported) => <ImportProgress imported={imported} acts={props.acts} />}
      </For>
      <Show
        when={shown().length > 0}
        fallback={
          <p class="text-quiet">
            {props.setup.states.products === 'running'
              ? 'Nothing is linked yet.'
              : `${props.setup.destinationName} lists nothing.`}
          </p>
        }
      >
        <ul class="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1" aria-label="Products by state">
          <For each={shown()}>
            {(state) => (
              <li class="col-span-2 grid grid-cols-subgrid">
                <span class="text-end font-semibold">
                  {(props.setup.counts[state] ?? 0).toLocaleString('en')}
                </span>
                <span class={state === 'linked' ? '' : 'text-quiet'}>
                  {countWords[state](props.setup.sourceName)}
                </span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <div class="flex flex-wrap gap-2">
        <Show when={props.setup.states.products === 'to-do'}>
          <Button
            look="main"
            busy={props.acts.busy()}
            onClick={() => void props.acts.mark('products', true)}
          >
            Continue
          </Button>
        </Show>
        <ButtonLink href={productsPath()}>Open Products</ButtonLink>
      </div>
    </>
  );
}
