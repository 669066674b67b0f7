/** The one page of this version: what the road did, newest first, renewed every two seconds. */
import { For, type JSX, Show } from 'solid-js';
import { OrderCard } from '../road/order-card.tsx';
import { StoreList } from '../road/store-list.tsx';
import { trpc } from '../trpc.ts';
import { Moment } from '../ui/moment.tsx';
import { createPolled } from '../ui/polled.ts';

/** Older ones come with the Order Push page. */
const ordersShown = 25;

const readRoad = async () => {
  const [stores, orders, notices, dead] = await Promise.all([
    trpc.stores.list.query(),
    trpc.road.recent.query({ limit: ordersShown }),
    trpc.road.notices.query({ limit: 5 }),
    trpc.deadLetters.list.query({ limit: 20 }),
  ]);
  return { stores, orders, notices, dead };
};

export function RoadPage(): JSX.Element {
  const road = createPolled(readRoad, 2000);
  return (
    <main>
      <h1>Crossdock</h1>
      <p class="quiet">
        Orders travel from the stores that sell to the store that ships, and their tracking comes
        back.
      </p>
      <Show when={road.trouble()}>
        {(why) => (
          <p role="alert" class="card bad">
            {why()} What is shown may be old; it is asked again by itself.
          </p>
        )}
      </Show>
      <Show
        when={road.latest()}
        fallback={
          <Show when={!road.trouble()}>
            <p class="skeleton" aria-busy="true">
              Reading the road…
            </p>
          </Show>
        }
      >
        {(read) => (
          <>
            <section aria-labelledby="stores">
              <h2 id="stores">Stores</h2>
              <Show
                when={read().stores.length > 0}
                fallback={<p class="card">No store is connected yet: npm run connect.</p>}
              >
                <StoreList stores={read().stores} />
              </Show>
            </section>
            <Show when={read().notices.length > 0}>
              <section aria-labelledby="notices">
                <h2 id="notices">Notices</h2>
                <ul class="notices">
                  <For each={read().notices}>
                    {(notice) => (
                      <li>
                        <Moment at={notice.at} /> <strong>{notice.storeName}</strong> {notice.text}
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            </Show>
            <section aria-labelledby="orders">
              <h2 id="orders">Orders</h2>
              <For
                each={read().orders}
                fallback={
                  <p class="card">
                    No order has come in yet. Open a destination store, place an order, and it shows
                    here by itself; or type npm run demo.
                  </p>
                }
              >
                {(order) => <OrderCard order={order} onChanged={() => void road.refresh()} />}
              </For>
              <Show when={read().orders.length === ordersShown}>
                <p class="quiet">The newest {ordersShown} orders are shown.</p>
              </Show>
            </section>
            <Show when={read().dead.length > 0}>
              <section aria-labelledby="dead">
                <h2 id="dead">Gave up</h2>
                <ul class="dead">
                  <For each={read().dead}>
                    {(letter) => (
                      <li class="card">
                        <Moment at={letter.diedAt} /> <code>{letter.subject}</code> {letter.reason}
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            </Show>
          </>
        )}
      </Show>
    </main>
  );
}
