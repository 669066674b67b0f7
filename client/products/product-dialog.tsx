/** One listing with all that bears on it, at an address of its own; what is done with it is asked in its place. */
import { createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import PauseLinkDialog from '../inventory/pause-link-dialog.tsx';
import { createReading } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Outdated } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { createAccepting } from './accepting.ts';
import LinkDialog from './link-dialog.tsx';
import { ProductFacts } from './product-facts.tsx';
import type { ProductPage } from './types.ts';
import UnlinkDialog from './unlink-dialog.tsx';

type Asks = 'link' | 'pause' | 'unlink';

export default function ProductDialog(props: {
  connectionId: string;
  variantId: string;
  close: () => void;
}): JSX.Element {
  const [asks, setAsks] = createSignal<Asks>();
  const accepting = createAccepting();
  const product = createReading(() => {
    const { connectionId, variantId } = props;
    const input = { connectionId, variantId };
    return { key: ['product', input], read: () => trpc.products.one.query(input) };
  });
  const back = () => {
    setAsks(undefined);
    product.again();
  };
  const title = () => product.data?.listing.sku || product.data?.listing.title || 'Product';
  const acceptIt = async (read: ProductPage) => {
    const { suggestion, listing } = read;
    if (!suggestion) return;
    const sourceVariantId = suggestion.source.variantId;
    await accepting.accept(read.connectionId, [{ variantId: listing.variantId, sourceVariantId }]);
    product.again();
  };
  return (
    <Switch
      fallback={
        <Dialog
          wide
          title={title()}
          lead={product.data && `${product.data.sourceName} → ${product.data.destinationName}`}
          close={props.close}
          actions={
            <Show when={product.data}>
              {(read) => <Actions product={read()} ask={setAsks} close={props.close} />}
            </Show>
          }
        >
          <Outdated problem={product.data && product.problem} again={product.again} />
          <WhenRead reading={product} rows={5} what="the product">
            {(read) => (
              <ProductFacts
                product={read()}
                isAccepting={accepting.busy()}
                accept={() => void acceptIt(read())}
              />
            )}
          </WhenRead>
        </Dialog>
      }
    >
      <Match when={asks() === 'link' && product.data}>
        {(read) => <LinkDialog product={read()} close={back} />}
      </Match>
      <Match when={asks() === 'pause' && product.data?.link && product.data}>
        {(read) => (
          <PauseLinkDialog
            sku={{ sku: read().listing.sku, storeName: read().sourceName }}
            link={{
              active: read().link?.active ?? false,
              connectionId: read().connectionId,
              variantId: read().listing.variantId,
              destinationName: read().destinationName,
              alignedAt: read().link?.alignedAt ?? null,
            }}
            close={back}
          />
        )}
      </Match>
      <Match when={asks() === 'unlink' && product.data}>
        {(read) => (
          <UnlinkDialog
            connection={{
              connectionId: read().connectionId,
              source: { name: read().sourceName },
              destination: { name: read().destinationName },
            }}
            variantIds={[read().listing.variantId]}
            what={read().listing.sku || 'this listing'}
            close={back}
          />
        )}
      </Match>
    </Switch>
  );
}

function Actions(props: {
  product: ProductPage;
  ask: (what: Asks) => void;
  close: () => void;
}): JSX.Element {
  const link = () => props.product.link;
  return (
    <>
      <Show when={link()}>
        {(has) => (
          <>
            <Show when={has().zeroingSince === null}>
              <Button onClick={() => props.ask('pause')}>
                {has().active ? 'Pause' : 'Resume'}
              </Button>
            </Show>
            <Button onClick={() => props.ask('unlink')}>Unlink</Button>
          </>
        )}
      </Show>
      <Button
        whyNot={props.product.listing.sku === '' ? 'Give it a SKU at its store first.' : undefined}
        onClick={() => props.ask('link')}
      >
        {link() ? 'Link to another' : 'Link by hand'}
      </Button>
      <Button look="main" onClick={() => props.close()}>
        Close
      </Button>
    </>
  );
}
