/** An order of which something stays at its store: why, where that is mended, Check again, and pushing it by hand. */
import { type JSX, lazy, Show, Suspense } from 'solid-js';
import PreviewIcon from '~icons/lucide/list-checks';
import AgainIcon from '~icons/lucide/rotate-cw';
import SendIcon from '~icons/lucide/send';
import type { OrderStop } from '../../src/order-push/decisions.ts';
import { isOverridable, type Overridable } from '../../src/order-push/reasons.ts';
import { manualPushPath } from '../manual-push/manual-push-path.ts';
import { mayCheckAgain } from '../order-push/bulk-may.ts';
import { createCheckAgain } from '../order-push/check-again.ts';
import { mendAbout } from '../order-push/mend-about.ts';
import { MendLinks } from '../order-push/mend-links.tsx';
import { useShell } from '../shell/shell-state.tsx';
import type { OrderPage } from '../trpc.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { createOpening } from '../ui/opening.ts';
import { decisionWords } from '../words.ts';
import { OrderBanner } from './order-banner.tsx';

const loadPreview = () => import('./would-it-push-dialog.tsx');
const WouldItPushDialog = lazy(loadPreview);

/** @param props `why`: undefined where what could go went, and only lines stay */
export function Stays(props: { order: OrderPage; why: OrderStop | undefined }): JSX.Element {
  const shell = useShell();
  const again = createCheckAgain();
  const preview = createOpening();
  const byHand = (): Overridable | undefined =>
    props.why && isOverridable(props.why) ? props.why : undefined;
  const byHandPath = () =>
    shell.to(
      manualPushPath({
        destinationStoreId: props.order.storeId,
        platformOrderId: props.order.platformOrderId,
      }),
    );
  return (
    <>
      <OrderBanner
        tone="info"
        near={() => void loadPreview()}
        says={
          <Show
            when={props.why}
            fallback={
              <>
                <span class="font-semibold">
                  {props.order.heldUnits === 1
                    ? '1 unit stays'
                    : `${props.order.heldUnits} units stay`}
                  .
                </span>{' '}
                Each line says why, and what to do.
              </>
            }
          >
            {(why) => (
              <>
                <span class="font-semibold">{decisionWords[why()].says}.</span>{' '}
                {decisionWords[why()].next}{' '}
                <MendLinks kind={why()} about={mendAbout(props.order, { isOnItsPage: true })} />
              </>
            )}
          </Show>
        }
      >
        <Show when={mayCheckAgain(props.order)}>
          <Button
            small
            icon={AgainIcon}
            busy={again.busy()}
            onClick={() => void again.run(props.order)}
          >
            Check again
          </Button>
          <Show
            when={byHand() && shell.ships()}
            fallback={
              <Button small icon={PreviewIcon} onClick={preview.open}>
                Would it push?
              </Button>
            }
          >
            <ButtonLink small icon={SendIcon} href={byHandPath()}>
              Push by hand
            </ButtonLink>
          </Show>
        </Show>
      </OrderBanner>
      <Suspense>
        <Show when={preview.isOpen()}>
          <WouldItPushDialog order={props.order} close={preview.close} />
        </Show>
      </Suspense>
    </>
  );
}
