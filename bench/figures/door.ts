/**
 * The webhook door's speed: its durable answer, and the signature check alone, beside a bare Hono handler in the same
 * workerd. Only ratios of slices run in turn: rates alone move several times over on one machine.
 */
import { openLoader } from '../door/loader.ts';
import { type MeasuredWorker, openMeasuredWorker } from '../door/measured-worker.ts';
import { ratioOf } from '../door/ratios-of.ts';
import { type Answered, connections, runRounds } from '../door/run-rounds.ts';
import type { Figure } from '../figure.ts';

/** The first is dropped. */
const rounds = 10;

export const door: Figure = {
  id: 'door',
  kind: 'ratio',
  measure: async (say) => {
    const worker = await openMeasuredWorker();
    const loader = openLoader();
    try {
      const run = await runRounds(worker, loader, rounds, say);
      const kept = await allKept(worker, run.answered);
      const durable = ratioOf(run.rounds, 'door');
      const checked = ratioOf(run.rounds, 'checked');
      return [
        {
          id: 'door-durable',
          what: 'durable webhook answer ÷ bare Hono handler, same workerd',
          value: durable.median,
          unit: '×',
          target: { atLeast: 0.2 },
          aim: 0.4,
          details: [
            durable.words,
            `${connections} connections; of four deliveries three are orders of 3.3 KB, one a change of stock`,
            `with as many handed over to the queue meanwhile: ${ratioOf(run.rounds, 'lasting').words}`,
            kept,
          ],
        },
        {
          id: 'door-signature',
          what: 'signature check alone ÷ bare Hono handler, same workerd',
          value: checked.median,
          unit: '×',
          target: { atLeast: 0.85 },
          details: [checked.words],
        },
      ];
    } finally {
      loader.close();
      await worker.close();
    }
  },
};

/** Every answer stands for a row that outlives the process. @returns the sentence that says so; throws otherwise */
async function allKept(worker: MeasuredWorker, answered: Answered): Promise<string> {
  await worker.restart();
  const held = await worker.held();
  const { orders, bodies, aboutStock } = held;
  if (orders !== answered.orders || bodies !== orders || aboutStock !== answered.aboutStock)
    throw new Error(`Answered ${JSON.stringify(answered)}, kept ${JSON.stringify(held)}`);
  const all = orders + aboutStock;
  return `${all} deliveries answered 200, all ${all} there after a restart`;
}
