/** What cron does each minute, step by step: a step that fails comes again a minute later, and keeps no other back. */
import type { Edge } from '../edge.ts';
import { reasonOf } from '../reason-of.ts';
import { handOverNotices } from './hand-over-notices.ts';
import { resendStrandedWork } from './resend-stranded-work.ts';
import { startReconciles } from './start-reconciles.ts';

/** Never rejects: what fails is logged. */
export async function everyMinute(edge: Edge): Promise<void> {
  await attempt(edge, 'stranded work', async () => {
    const { pushes, shipments } = await resendStrandedWork(edge);
    if (pushes + shipments > 0) edge.log(`resent ${pushes} pushes and ${shipments} shipments`);
  });
  await attempt(edge, 'reconciling', () => startReconciles(edge));
  await attempt(edge, 'notices', () => handOverNotices(edge));
}

async function attempt(edge: Edge, step: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    edge.log(`cron: ${step}: ${reasonOf(error)}`);
  }
}
