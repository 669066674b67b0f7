/** In which orders things may arrive: every one there is, or, of very many, a seeded choice. */
import { seededRandom } from '../../sandbox/shopify/seeded-random.ts';

/** Up to this many webhooks every order of arrival is played; of more, so many seeded shuffles. */
const everyOrderUpTo = 6;
const shuffles = 200;

/**
 * Orders of `things`, by their places. Those that say the same are told apart by nobody, so what swaps only them is one
 * order: the first of them stands first.
 * @param says what each says
 * @param seed of the shuffles
 */
export function ordersOf(says: readonly string[], seed: string): number[][] {
  if (says.length <= everyOrderUpTo) return everyOrder(says);
  const random = seededRandom(seed);
  const found = new Map<string, number[]>();
  for (let turn = 0; turn < shuffles; turn += 1) {
    const order = shuffled(says.length, random);
    found.set(order.map((at) => says[at]).join('\n'), inPlace(order, says));
  }
  return [...found.values()];
}

function everyOrder(says: readonly string[]): number[][] {
  const grow = (taken: number[]): number[][] => {
    if (taken.length === says.length) return [taken];
    const tried = new Set<string>();
    return says.flatMap((what, at) => {
      if (taken.includes(at) || tried.has(what)) return [];
      tried.add(what);
      return grow([...taken, at]);
    });
  };
  return grow([]);
}

/** Of things that say the same the first made stands first. */
function inPlace(order: number[], says: readonly string[]): number[] {
  const waiting = new Map<string | undefined, number[]>();
  for (const [at, what] of says.entries()) waiting.set(what, [...(waiting.get(what) ?? []), at]);
  return order.map((at) => waiting.get(says[at])?.shift() ?? at);
}

function shuffled(length: number, random: () => number): number[] {
  const order = Array.from({ length }, (_, at) => at);
  for (let at = length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] ?? other, order[at] ?? at];
  }
  return order;
}
