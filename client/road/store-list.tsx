/** The connected stores: what each is, whether it works, and when it was last heard of. */
import { For, type JSX, Show } from 'solid-js';
import type { ConnectedStore } from '../trpc.ts';
import { Moment } from '../ui/moment.tsx';
import { failureOf, planWords, storeStateWords } from '../words.ts';

export function StoreList(props: { stores: ConnectedStore[] }): JSX.Element {
  return (
    <ul class="stores">
      <For each={props.stores}>
        {(store) => (
          <li class="card">
            <h3>
              <a href={`${store.baseUrl}/admin`} target="_blank" rel="noreferrer">
                {store.name} <span aria-hidden="true">↗</span>
              </a>
            </h3>
            <p>
              <span class="tag">{store.role === 'source' ? 'Source' : 'Destination'}</span>{' '}
              <Show when={store.role === 'destination'}>
                <span class="tag">Plan {planWords[store.plan]}</span>{' '}
                <span class="tag">Order Push {store.orderPushOn ? 'on' : 'off'}</span>
              </Show>
            </p>
            <p class="quiet">
              <span class={store.state === 'working' ? 'good' : 'bad'}>
                {storeStateWords[store.state]}
              </span>
              {', '}
              <Show when={store.lastEventAt} fallback="nothing came in yet">
                {(at) => (
                  <>
                    last event <Moment at={at()} />
                  </>
                )}
              </Show>
            </p>
            <Show when={store.waitsFor}>
              {(kind) => (
                <p class="why">
                  What it told us waits: {failureOf(kind()).says}.
                  <Show when={store.waitsUntil}>
                    {(at) => (
                      <>
                        {' '}
                        Next try <Moment at={at()} />.
                      </>
                    )}
                  </Show>
                </p>
              )}
            </Show>
          </li>
        )}
      </For>
    </ul>
  );
}
