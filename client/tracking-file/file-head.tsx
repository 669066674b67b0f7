/** A list that was judged: what it would ship with Apply and Discard, how far that is, and what came of it. */
import { type JSX, Match, Switch } from 'solid-js';
import ShipIcon from '~icons/lucide/truck';
import { createAct } from '../link-file/act.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { leaveFocusTo } from '../ui/leave-focus.ts';
import { Moment } from '../ui/moment.tsx';
import { Card } from '../ui/page.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { GoesOn } from './goes-on.tsx';
import { applyWords, endWords, linesText, shipmentsText, stateWords } from './tracking-words.ts';
import type { TrackingFile } from './types.ts';

export function FileHead(props: {
  file: TrackingFile;
  /** Back to where a list is given. */
  another: () => void;
  /** Its buttons go away when it goes on, maybe with the focus in them. */
  leaveFocusTo: () => HTMLElement | undefined;
}): JSX.Element {
  const focus = leaveFocusTo(() => props.leaveFocusTo());
  const shell = useShell();
  const acts = createAct();
  const name = () => ({ id: props.file.id });
  const apply = () =>
    acts.run('apply', async () => {
      await trpc.trackingFiles.carryOut.mutate(name());
      return 'It is being shipped. You may leave this page.';
    });
  const cancel = () =>
    acts.run('cancel', async () => {
      const { state } = await trpc.trackingFiles.cancel.mutate(name());
      return state === 'cancelled' ? 'Cancelled: what is shipped stays.' : 'It was over already.';
    });
  const discard = async () => {
    const done = await acts.run('discard', async () => {
      await trpc.trackingFiles.discard.mutate(name());
      return 'Discarded: nothing was shipped.';
    });
    if (done) props.another();
  };
  const progress = () =>
    `${props.file.done.toLocaleString('en')} of ${linesText(props.file.ships)} done`;
  return (
    <Card title={props.file.name || 'A list without a name'} class="mb-5">
      <div
        class="flex flex-col gap-3 px-4 pb-4 sm:px-[1.1rem]"
        onFocusIn={focus.onFocusIn}
        onFocusOut={focus.onFocusOut}
      >
        <p class="text-quiet">
          {stateWords[props.file.state]} · {linesText(props.file.lines)} · {props.file.askedBy},{' '}
          <Moment at={props.file.startedAt} />
        </p>
        <Switch>
          <Match when={props.file.state === 'judged'}>
            <p>{applyWords(props.file)}</p>
            <div class="flex flex-wrap gap-2">
              <Button
                look="main"
                icon={ShipIcon}
                busy={acts.busy() === 'apply'}
                whyNot={props.file.shipments === 0 ? 'There is nothing to ship.' : undefined}
                onClick={() => void apply()}
              >
                {props.file.shipments > 0
                  ? `Apply ${shipmentsText(props.file.shipments)}`
                  : 'Apply'}
              </Button>
              <Button busy={acts.busy() === 'discard'} onClick={() => void discard()}>
                Discard
              </Button>
            </div>
          </Match>
          <Match when={props.file.state === 'applying'}>
            <ProgressBar
              label={`Shipping ${props.file.name}`}
              done={props.file.done}
              total={props.file.ships}
              says={progress()}
            />
            <div class="flex flex-wrap items-center justify-between gap-2">
              <p class="text-[0.8125rem] text-quiet">
                {progress()}. You may leave this page.{' '}
                <GoesOn done={props.file.done} goesOnAt={props.file.goesOnAt} />
              </p>
              <Button small busy={acts.busy() === 'cancel'} onClick={() => void cancel()}>
                Cancel
              </Button>
            </div>
          </Match>
          <Match when={props.file.state === 'applied' || props.file.state === 'cancelled'}>
            <p>{endWords(props.file)}</p>
            <div class="flex flex-wrap gap-2">
              <Button look="main" onClick={() => props.another()}>
                Give another list
              </Button>
              <ButtonLink href={shell.to('/orders')}>Orders</ButtonLink>
            </div>
          </Match>
          <Match when={props.file.state === 'discarded'}>
            <p>Nothing of it was shipped.</p>
            <div>
              <Button onClick={() => props.another()}>Give another list</Button>
            </div>
          </Match>
        </Switch>
      </div>
    </Card>
  );
}
