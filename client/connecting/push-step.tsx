/** The last step of a setup (OP3): Order Push on for the destination, or stock alone. */
import { type JSX, Show } from 'solid-js';
import { createReading } from '../reading.ts';
import { SwitchCard } from '../settings/switch-card.tsx';
import { trpc } from '../trpc.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Outdated } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import type { SetupActs } from './setup-acts.ts';
import type { Setup } from './types.ts';

export default function PushStep(props: { setup: Setup; acts: SetupActs }): JSX.Element {
  const settings = createReading(() => {
    const storeId = props.setup.destinationStoreId;
    return {
      key: ['push-settings', { storeId }],
      read: () => trpc.pushSettings.list.query({ storeId }),
    };
  });
  const settingsPath = () =>
    `/settings/order-push?store=${encodeURIComponent(props.setup.destinationStoreId)}`;
  const isWaiting = () => props.setup.states['first-levels'] !== 'done';
  const pushes = () => props.setup.facts.pushes;
  return (
    <>
      <Outdated problem={settings.data && settings.problem} again={settings.again} />
      <WhenRead reading={settings} rows={3} what="the settings">
        {(read) => (
          <Show when={read().stores[0]}>
            {(store) => (
              <SwitchCard
                store={store()}
                switched={(on) => {
                  if (on) void props.acts.mark('order-push', true);
                }}
              />
            )}
          </Show>
        )}
      </WhenRead>
      <Show when={isWaiting() && !pushes()}>
        <p class="text-wait">
          First levels are not applied yet: until then {props.setup.destinationName} may sell what{' '}
          {props.setup.sourceName} has not.
        </p>
      </Show>
      <p class="text-quiet">
        Orders from before the switch stay where they are, unless you push them by hand. When an
        order goes, at which prices and with what is said in its settings.
      </p>
      <div class="flex flex-wrap gap-2">
        <Show
          when={!pushes() && props.setup.setup?.['order-push'] === undefined}
          fallback={
            <Show when={!pushes()}>
              <Button
                busy={props.acts.busy()}
                onClick={() => void props.acts.mark('order-push', false)}
              >
                Decide again
              </Button>
            </Show>
          }
        >
          <Button busy={props.acts.busy()} onClick={() => void props.acts.mark('order-push', true)}>
            Not now: stock only
          </Button>
        </Show>
        <ButtonLink href={settingsPath()}>When and with what</ButtonLink>
      </div>
    </>
  );
}
