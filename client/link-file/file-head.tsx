/** A file that was read: what it would do with Apply and Discard, how far that is, and what came of it. */
import { type JSX, Match, Show, Switch } from 'solid-js';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { leaveFocusTo } from '../ui/leave-focus.ts';
import { Moment } from '../ui/moment.tsx';
import { Card } from '../ui/page.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { createAct } from './act.ts';
import { linesText, stateWords } from './file-words.ts';
import type { LineCounts, LinkFile } from './types.ts';

export function FileHead(props: {
  file: LinkFile;
  /** Not known while it is being applied. */
  counts: LineCounts | undefined;
  /** Back to where a file is given. */
  another: () => void;
  /** Its buttons go away when it goes on, maybe with the focus in them. */
  leaveFocusTo: () => HTMLElement | undefined;
}): JSX.Element {
  const focus = leaveFocusTo(() => props.leaveFocusTo());
  const shell = useShell();
  const acts = createAct();
  const name = () => ({ fileId: props.file.id });
  const toDo = () => {
    const counts = props.counts;
    return counts && counts.added + counts.changed + counts.removed;
  };
  const apply = () =>
    acts.run('apply', async () => {
      await trpc.linkFiles.carryOut.mutate(name());
      return 'It is being applied. You may leave this page.';
    });
  const cancel = () =>
    acts.run('cancel', async () => {
      const { state } = await trpc.linkFiles.cancel.mutate(name());
      return state === 'cancelled' ? 'Cancelled: what was done stays.' : 'It was over already.';
    });
  const discard = async () => {
    const done = await acts.run('discard', async () => {
      await trpc.linkFiles.discard.mutate(name());
      return 'Discarded: nothing was changed.';
    });
    if (done) props.another();
  };
  const progress = () =>
    `${props.file.done.toLocaleString('en')} of ${linesText(props.file.lines)} done`;
  return (
    <Card title={props.file.name || 'A file without a name'} class="mb-5">
      <div
        class="flex flex-col gap-3 px-4 pb-4 sm:px-[1.1rem]"
        onFocusIn={focus.onFocusIn}
        onFocusOut={focus.onFocusOut}
      >
        <p class="text-quiet">
          {stateWords[props.file.state]} · {linesText(props.file.lines)} · given by{' '}
          {props.file.askedBy}, <Moment at={props.file.startedAt} />
        </p>
        <Switch>
          <Match when={props.file.state === 'judged'}>
            <p>
              {toDo() === 0
                ? 'Applying it would change nothing.'
                : 'Nothing is changed yet. Orders that wait for a link go by themselves once it is there. What is linked anew keeps its stock until its first levels are applied; unlinking leaves a store’s stock as it is.'}
            </p>
            <div class="flex flex-wrap gap-2">
              <Button
                look="main"
                busy={acts.busy() === 'apply'}
                whyNot={toDo() === 0 ? 'There is nothing to apply.' : undefined}
                onClick={() => void apply()}
              >
                {toDo() ? `Apply ${linesText(toDo() ?? 0)}` : 'Apply'}
              </Button>
              <Button busy={acts.busy() === 'discard'} onClick={() => void discard()}>
                Discard
              </Button>
            </div>
          </Match>
          <Match when={props.file.state === 'applying'}>
            <ProgressBar
              label={`Applying ${props.file.name}`}
              done={props.file.done}
              total={props.file.lines}
              says={progress()}
            />
            <div class="flex flex-wrap items-center justify-between gap-2">
              <p class="text-[0.8125rem] text-quiet">{progress()}. You may leave this page.</p>
              <Button small busy={acts.busy() === 'cancel'} onClick={() => void cancel()}>
                Cancel
              </Button>
            </div>
          </Match>
          <Match when={props.file.state === 'applied' || props.file.state === 'cancelled'}>
            <Show when={props.file.state === 'cancelled'}>
              <p>
                {progress()}. What was done stays; the lines after it were not carried out, though
                they stand below as they were judged.
              </p>
            </Show>
            <p class="text-quiet">
              Stock follows the links as they are now, and orders that stayed for want of one are
              looked at again.
            </p>
            <div class="flex flex-wrap gap-2">
              <ButtonLink
                look="main"
                href={shell.to(
                  `/inventory/first-levels?connection=${encodeURIComponent(props.file.connectionId)}`,
                )}
              >
                See first levels
              </ButtonLink>
              <Button onClick={() => props.another()}>Give another file</Button>
            </div>
          </Match>
        </Switch>
      </div>
    </Card>
  );
}
