/** One connected store: what it is to which others, how it stands, and when it was last heard of. */
import { For, type JSX, Show } from 'solid-js';
import { planTooLowMessage } from '../../src/order-push/may-push.ts';
import { includesOrderPush } from '../../src/stores/plan.ts';
import type { ReconciledStore } from '../reconciling/types.ts';
import type { ConnectedStore } from '../trpc.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Moment } from '../ui/moment.tsx';
import { NextTry } from '../ui/next-try.tsx';
import { OutsideLink } from '../ui/outside-link.tsx';
import { failureOf, planWords, storeStateWords } from '../words.ts';
import { CatalogueLine } from './catalogue-line.tsx';
import { LastReconciled } from './last-reconciled.tsx';
import { StoreStateBadge } from './store-state-badge.tsx';

/** @param props `reconciled`: when that was last; undefined until it is known */
export function StoreCard(props: {
  store: ConnectedStore;
  reconciled: ReconciledStore | undefined;
}): JSX.Element {
  const ships = () => others('destination');
  const sells = () => others('source');
  const others = (as: 'source' | 'destination') =>
    props.store.connectedWith.filter((other) => other.as === as && other.active);
  return (
    <li class="card flex flex-col gap-3 px-4 py-4 sm:px-5">
      <div class="flex items-start justify-between gap-3">
        <div class="min-w-0">
          <h2 class="text-base font-semibold">
            <OutsideLink class="hover:underline" href={props.store.adminUrl}>
              {props.store.name}
            </OutsideLink>
          </h2>
          <p class="text-[0.8125rem] text-quiet wrap-anywhere">{props.store.shop}</p>
        </div>
        <StoreStateBadge state={props.store.state} />
      </div>
      <Show when={storeStateWords[props.store.state].next}>
        {(next) => (
          <div class="flex flex-wrap items-center justify-between gap-2 rounded-lg bg-wait-soft px-3 py-2 text-wait">
            <p>{next()}</p>
            <ButtonLink small href={againPath(props.store.id)}>
              Connect again
              <span class="sr-only"> {props.store.name}</span>
            </ButtonLink>
          </div>
        )}
      </Show>
      <Show when={props.store.waitsFor}>
        {(kind) => (
          <p class="rounded-lg bg-wait-soft px-3 py-2 text-wait">
            What it told us waits: {failureOf(kind()).says}.
            <Show when={props.store.waitsUntil}>
              {(at) => (
                <>
                  {' '}
                  <NextTry at={at()} />.
                </>
              )}
            </Show>
          </p>
        )}
      </Show>
      <dl class="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 [&>dt]:text-quiet">
        <Show when={ships().length > 0}>
          <dt>Source for</dt>
          <dd>
            <Names of={ships()} />
          </dd>
        </Show>
        <Show when={sells().length > 0}>
          <dt>Sells from</dt>
          <dd>
            <Names of={sells()} />
          </dd>
        </Show>
        <Show when={ships().length + sells().length === 0}>
          <dt>Role</dt>
          <dd>
            {props.store.role === 'source' ? 'Source' : 'Destination'}, not joined to another store
          </dd>
        </Show>
        <Show when={props.store.role === 'destination'}>
          <dt>Plan</dt>
          <dd>
            {planWords[props.store.plan]}{' '}
            <a class="link" href={settingsPath('plan', props.store.id)}>
              Change<span class="sr-only"> the plan of {props.store.name}</span>
            </a>
          </dd>
          <dt>Order Push</dt>
          <dd>
            {includesOrderPush(props.store.plan)
              ? props.store.orderPushOn
                ? 'On'
                : 'Off: its orders stay there'
              : planTooLowMessage}{' '}
            <a class="link" href={settingsPath('order-push', props.store.id)}>
              Settings<span class="sr-only"> of Order Push for {props.store.name}</span>
            </a>
          </dd>
        </Show>
        <dt>Lists</dt>
        <dd>
          {props.store.listings.toLocaleString('en')} variants at{' '}
          {props.store.locations === 1 ? '1 location' : `${props.store.locations} locations`}
        </dd>
        <Show when={props.store.state === 'working'}>
          <dt>Address</dt>
          <dd>
            <span class="wrap-anywhere">{props.store.baseUrl}</span>{' '}
            <a class="link" href={againPath(props.store.id)}>
              Connect again<span class="sr-only"> {props.store.name}, with a new token</span>
            </a>
          </dd>
        </Show>
        <dt>Last event</dt>
        <dd>
          <Show when={props.store.lastEventAt} fallback="nothing came in yet">
            {(at) => <Moment at={at()} />}
          </Show>
        </dd>
      </dl>
      <Show when={props.store.state !== 'left'}>
        <CatalogueLine store={props.store} />
        <LastReconciled
          storeId={props.store.id}
          name={props.store.name}
          reconciled={props.reconciled}
        />
      </Show>
    </li>
  );
}

const againPath = (storeId: string): string =>
  `/stores/connect?again=${encodeURIComponent(storeId)}`;

const settingsPath = (page: 'order-push' | 'plan', storeId: string): string =>
  `/settings/${page}?store=${encodeURIComponent(storeId)}`;

const Names = (props: { of: readonly { storeId: string; name: string }[] }) => (
  <For each={props.of}>
    {(other, at) => (
      <>
        {at() > 0 ? ', ' : ''}
        {other.name}
      </>
    )}
  </For>
);
