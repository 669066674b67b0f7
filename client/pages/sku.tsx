/** One SKU of a source: its levels, what counts against them, where it is sold, and why its number is what it is (ST7). */
import { useParams } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import BackIcon from '~icons/lucide/arrow-left';
import { ChargesCard } from '../inventory/charges-card.tsx';
import { LevelsCard } from '../inventory/levels-card.tsx';
import { LinksCard } from '../inventory/links-card.tsx';
import { MovementsCard } from '../inventory/movements-card.tsx';
import { idOf } from '../inventory/sku-path.ts';
import { unitsText } from '../inventory/stock-words.ts';
import type { SkuPage } from '../inventory/types.ts';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Page } from '../ui/page.tsx';
import { Outdated } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { Missing } from './not-found.tsx';

export default function SkuPageView(): JSX.Element {
  const params = useParams<{ sourceStoreId: string; inventoryItemId: string }>();
  const shell = useShell();
  const name = () => ({
    sourceStoreId: idOf(params.sourceStoreId),
    inventoryItemId: idOf(params.inventoryItemId),
  });
  const sku = createReading(() => {
    const input = name();
    return { key: ['sku', input], read: () => trpc.inventory.sku.query(input) };
  });
  return (
    <Show
      when={sku.problem?.code !== 'NOT_FOUND'}
      fallback={<Missing title="No such SKU">{sku.problem?.says}</Missing>}
    >
      <Page
        title={sku.data ? sku.data.sku || 'A listing without a SKU' : 'SKU'}
        lead={<Show when={sku.data}>{(known) => <Numbers sku={known()} />}</Show>}
        above={
          <a class="link inline-flex items-center gap-1.5" href={shell.to('/inventory')}>
            <BackIcon class="size-4" aria-hidden="true" />
            Inventory
          </a>
        }
      >
        <Outdated problem={sku.data && sku.problem} again={sku.again} />
        <WhenRead reading={sku} rows={6} what="the SKU" bringsCards>
          {(known) => (
            <div class="flex flex-col gap-5">
              <div class="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)]">
                <LevelsCard sku={known()} />
                <LinksCard sku={known()} />
              </div>
              <ChargesCard name={name()} sku={known()} />
              <MovementsCard name={name()} />
            </div>
          )}
        </WhenRead>
      </Page>
    </Show>
  );
}

function Numbers(props: { sku: SkuPage }): JSX.Element {
  return (
    <>
      <p>
        <bdi>{props.sku.title}</bdi> · {props.sku.storeName}
      </p>
      <p>
        <span class="font-semibold text-ink">{unitsText(props.sku.free)} free</span>
        {props.sku.held > 0 ? ` · ${props.sku.held} sold and not yet taken` : ''}
        {props.sku.settled > 0 ? ` · ${props.sku.settled} taken and not yet read` : ''}
      </p>
      <Show when={props.sku.unknownAdjustments > 0}>
        <p class="text-bad">
          {props.sku.unknownAdjustments === 1
            ? 'The answer to 1 adjustment is'
            : `The answers to ${props.sku.unknownAdjustments} adjustments are`}{' '}
          not known. Compare the level with {props.sku.storeName}’s own history of this SKU.
        </p>
      </Show>
    </>
  );
}
