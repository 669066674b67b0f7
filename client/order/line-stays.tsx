/** Why units of a line stay at their store, and where that is mended (OP6). */
import { type JSX, Show } from 'solid-js';
import NotPushedIcon from '~icons/lucide/circle-minus';
import HeldIcon from '~icons/lucide/circle-pause';
import type { MendAbout } from '../order-push/mend.ts';
import { MendLinks } from '../order-push/mend-links.tsx';
import type { OrderPage } from '../trpc.ts';
import { Badge } from '../ui/badge.tsx';
import { holdWords } from '../words.ts';

/** @param props `about`: the order, for where what holds the line is mended */
export function LineStays(props: {
  line: Pick<OrderPage['lines'][number], 'hold' | 'heldQuantity'>;
  about: MendAbout;
}): JSX.Element {
  return (
    <Show
      when={props.line.hold}
      fallback={
        <Badge tone="quiet" icon={NotPushedIcon}>
          Not pushed
        </Badge>
      }
    >
      {(hold) => (
        <>
          <div class="flex flex-wrap items-center gap-2">
            <Badge tone={hold() === 'nothing-to-ship' ? 'quiet' : 'info'} icon={HeldIcon}>
              Not pushed
            </Badge>
            <span>
              {props.line.heldQuantity === 1 ? '1 stays' : `${props.line.heldQuantity} stay`}:{' '}
              {holdWords[hold()].says}
            </span>
          </div>
          <p class="mt-0.5 text-[0.8125rem] text-quiet">
            {holdWords[hold()].next} <MendLinks kind={hold()} about={props.about} />
          </p>
        </>
      )}
    </Show>
  );
}
