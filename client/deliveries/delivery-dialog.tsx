/** One delivery opened: its times, what became of it, and what the store sent, where that is kept. */
import { For, type JSX } from 'solid-js';
import AgainIcon from '~icons/lucide/rotate-cw';
import { createReading } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { exactTime } from '../ui/time-words.ts';
import { WhenRead } from '../ui/when-read.tsx';
import { About } from './about.tsx';
import { DeliveryBody } from './delivery-body.tsx';
import { outcomeWords, topicWords, triesWords } from './delivery-words.ts';
import { createReplay } from './go-again.ts';
import { StatusBadge } from './status-badge.tsx';
import type { Delivery, OpenedDelivery } from './types.ts';

export default function DeliveryDialog(props: {
  delivery: Delivery;
  close: () => void;
}): JSX.Element {
  const { storeId, key } = props.delivery;
  const opened = createReading(() => ({
    key: ['delivery', storeId, key],
    read: () => trpc.deliveries.get.query({ storeId, key }),
  }));
  const replay = createReplay();
  return (
    <Dialog
      wide
      title={topicWords(props.delivery)}
      lead={`${props.delivery.storeName} · ${props.delivery.topic}`}
      close={props.close}
      actions={
        <>
          <Button onClick={() => props.close()}>Close</Button>
          <Button
            look="main"
            icon={AgainIcon}
            busy={replay.busy()}
            onClick={() => void replay.run([props.delivery])}
          >
            Replay
          </Button>
        </>
      }
    >
      <WhenRead reading={opened} rows={4} what="the delivery">
        {(read) => (
          <div class="flex flex-col gap-5">
            <p role="status" class="flex flex-wrap items-center gap-x-3 gap-y-1">
              <StatusBadge status={read().status} />
              <span class="wrap-anywhere">{outcomeWords(read())}</span>
            </p>
            <dl class="grid gap-x-4 gap-y-1.5 sm:grid-cols-[9rem_minmax(0,1fr)]">
              <For each={factsOf(read())}>
                {([name, value]) => (
                  <>
                    <dt class="text-quiet max-sm:mt-1">{name}</dt>
                    <dd class="wrap-anywhere">{value}</dd>
                  </>
                )}
              </For>
              <dt class="text-quiet max-sm:mt-1">About</dt>
              <dd>
                <About delivery={read()} />
              </dd>
            </dl>
            <DeliveryBody delivery={read()} />
          </div>
        )}
      </WhenRead>
    </Dialog>
  );
}

function factsOf(delivery: OpenedDelivery): [string, string][] {
  const { receivedAt, triggeredAt, doneAt, dueAt, failures, key, topic } = delivery;
  const atStore = Date.parse(triggeredAt ?? '');
  return [
    ['Came in', exactTime(receivedAt)],
    ...fact('Sent by the store', Number.isNaN(atStore) ? null : exactTime(atStore)),
    ...fact('Dealt with', doneAt && exactTime(doneAt)),
    ...fact('Next try', dueAt && exactTime(dueAt)),
    ['Tries', triesWords(delivery).join(', ')],
    ...fact('Failed', failures > 0 && (failures === 1 ? 'once' : `${failures} times`)),
    ['Delivery id', key.startsWith(`${topic}:`) ? key.slice(topic.length + 1) : key],
  ];
}

const fact = (name: string, value: string | false | 0 | null): [string, string][] =>
  value ? [[name, value]] : [];
