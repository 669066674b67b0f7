/** Runs the handlers in turn, round after round, and gives each round's rates. */
import { setTimeout as sleep } from 'node:timers/promises';
import { gatherMs } from '../../src/webhooks/gather.ts';
import type { LoadSeen } from './asked.ts';
import type { Loader } from './loader.ts';
import type { MeasuredWorker } from './measured-worker.ts';

export const connections = 64;

const doorMs = 600;

/** Short, and many in turn: a machine's own pauses last longer and must meet both alike. */
const besideMs = 200;
const besideInTurn = ['bare', 'checked', 'checked', 'bare', 'bare', 'checked'] as const;

/** `lasting` is the door while what it took two seconds ago is being handed over to the queue. */
export type Path = 'bare' | 'checked' | 'door' | 'lasting';

/** Answers a second of each path, in one round. */
export type Round = Record<Path, number>;

export type Answered = { orders: number; aboutStock: number };

/** @returns the rounds but the first, which warms everything up, and how much the door answered in all; throws where a delivery was refused */
export async function runRounds(
  worker: MeasuredWorker,
  loader: Loader,
  count: number,
  say: (line: string) => void,
): Promise<{ rounds: Round[]; answered: Answered }> {
  const answered: Answered = { orders: 0, aboutStock: 0 };
  const run = async (path: Path): Promise<LoadSeen> => {
    const isDoor = path === 'door' || path === 'lasting';
    const seen = await loader.load({
      port: worker.port(),
      connections,
      ms: isDoor ? doorMs : besideMs,
      path: isDoor ? `/webhooks/shopify/${worker.storeId}` : `/bench/${path}`,
      from: answered.orders + answered.aboutStock,
    });
    if (Object.keys(seen.refused).length > 0)
      throw new Error(`The ${path} handler refused deliveries: ${JSON.stringify(seen.refused)}`);
    if (isDoor) {
      answered.aboutStock += seen.aboutStock;
      answered.orders += seen.answered - seen.aboutStock;
    }
    return seen;
  };
  /** The door, then the others once nothing is left to be handed over; ends when what the door took comes due. */
  const turn = async (path: 'door' | 'lasting') => {
    const due = performance.now() + gatherMs;
    const through = await run(path);
    await untilHandedOver(worker);
    const beside = { bare: [] as LoadSeen[], checked: [] as LoadSeen[] };
    // Each of the two comes first once: what one leaves to be collected slows the next.
    const inTurn = path === 'door' ? besideInTurn : besideInTurn.toReversed();
    for (const one of inTurn) beside[one].push(await run(one));
    await sleep(Math.max(0, due - performance.now()));
    return { through, ...beside };
  };
  const rounds: Round[] = [];
  for (let round = 0; round < count; round += 1) {
    const first = await turn('door');
    const second = await turn('lasting');
    await sleep(doorMs);
    await untilHandedOver(worker);
    const rates = {
      bare: rateOf([...first.bare, ...second.bare]),
      checked: rateOf([...first.checked, ...second.checked]),
      door: rateOf([first.through]),
      lasting: rateOf([second.through]),
    };
    if (round > 0) rounds.push(rates);
    const said = Object.entries(rates).map(([path, rate]) => `${path} ${Math.round(rate)}/s`);
    say(`door, round ${round}: ${said.join(', ')}`);
  }
  return { rounds, answered };
}

async function untilHandedOver(worker: MeasuredWorker): Promise<void> {
  while ((await worker.held()).owed > 0) await sleep(10);
}

/** Slices of one path are as long as one another. */
const rateOf = (slices: LoadSeen[]): number =>
  slices.reduce((all, { rate }) => all + rate, 0) / slices.length;
