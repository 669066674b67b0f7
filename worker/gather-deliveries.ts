/**
 * Deliveries of one inbox that come to this isolate within a moment go to it in one call, and are kept with one commit:
 * both cost more than a row. Whoever came first makes the call; the others wait for its answer.
 */
import type { Delivery } from '../src/webhooks/delivery.ts';
import type { Kept } from './edge.ts';

export const gathering = {
  /** How long the first one waits for others, ms. */
  ms: 2,
  /**
   * How long after the answer to the call before it: whoever got that answer sends again. Every commit writes to the disk
   * once, so fewer and larger ones are a fifth faster under a flood.
   */
  restMs: 4,
  /** It leaves by then, whatever became of the call before it. */
  leavesWithinMs: 50,
  /** A call takes 32 MiB, and a delivery is up to about 350 KB. */
  deliveries: 60,
  /** Nobody joins a call that should have left long ago: whoever was to make it is gone. */
  staleMs: 100,
  /** Whoever waits for longer gives up, and the store sends it again. Shopify waits for five seconds. */
  giveUpMs: 4500,
};

/** Keeps deliveries, each durable once it answers, and says what became of each; rejects where that is not known. */
type KeepAll = (storeId: string, deliveries: Delivery[]) => Promise<Kept[]>;

type Keep = (inbox: string, storeId: string, delivery: Delivery, keepAll: KeepAll) => Promise<Kept>;

type Runtime = {
  now: () => number;
  /** Lets the call be made and answered, whether or not the one who makes it still has somebody to answer. */
  waitUntil: (work: Promise<unknown>) => void;
};

type Call = {
  openedAt: number;
  hasLeft: boolean;
  deliveries: Delivery[];
  /** What becomes of each. */
  kept: Promise<Kept[]>;
  /** Never rejects. */
  over: Promise<void>;
};

/** @returns keeps a delivery together with others of the same inbox; rejects where it may not have been kept */
export function gatherDeliveries({ now, waitUntil }: Runtime): Keep {
  const newest = new Map<string, Call>();

  const openCall = (inbox: string, storeId: string, keepAll: KeepAll): Call => {
    const before = newest.get(inbox)?.over;
    const begun = { openedAt: now(), hasLeft: false, deliveries: [] as Delivery[] };
    const makeCall = async () => {
      const ready = Promise.all([wait(gathering.ms), before?.then(() => wait(gathering.restMs))]);
      await Promise.race([ready, wait(gathering.leavesWithinMs)]);
      call.hasLeft = true;
      return keepAll(storeId, call.deliveries);
    };
    const kept = makeCall();
    const close = () => {
      if (newest.get(inbox) === call) newest.delete(inbox);
    };
    const call: Call = Object.assign(begun, { kept, over: kept.then(close, close) });
    newest.set(inbox, call);
    waitUntil(call.over);
    return call;
  };

  const isOpen = (call: Call) =>
    !call.hasLeft &&
    call.deliveries.length < gathering.deliveries &&
    now() - call.openedAt <= gathering.staleMs;

  return async (inbox, storeId, delivery, keepAll) => {
    const known = newest.get(inbox);
    const call = known && isOpen(known) ? known : openCall(inbox, storeId, keepAll);
    const place = call.deliveries.push(delivery) - 1;
    const kept = (await within(gathering.giveUpMs, call.kept))[place];
    if (!kept) throw new Error('The inbox did not say what became of a delivery');
    return kept;
  };
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Waits in the waiting request's own name. Both matter in workerd: code that awaits another request's promise itself goes
 * on in that other request, where its own body and answer may not be touched; and a request that waits for nothing of its
 * own, such as the timer, would be taken for hung.
 */
async function within<Value>(ms: number, work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The inbox did not answer in time')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
