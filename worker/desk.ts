/**
 * Asks the people at the sandbox stores of a local run, who do a newcomer's next step. They are a plain function of the
 * local run behind a service binding; nothing here knows a store of theirs.
 */
import * as z from 'zod';
import type { Result } from '../src/shared/result.ts';
import type { Edge } from './edge.ts';

const stateSchema = z.object({
  /** When the steps began, ms: orders first seen before are no part of them. */
  since: z.number(),
  sellName: z.string(),
  sellUrl: z.string(),
  shipName: z.string(),
});

const storesSchema = z.array(
  z.object({
    name: z.string(),
    shop: z.string(),
    role: z.enum(['source', 'destination']),
    url: z.string(),
    token: z.string(),
    webhookSecret: z.string(),
  }),
);

/** A sandbox store that runs and that nothing connects by itself. Token and secret open it and nothing else. */
export type DeskStore = z.infer<typeof storesSchema>[number];

export type DeskState = z.infer<typeof stateSchema>;

export type DeskAct =
  /** A customer pays an order at the selling store; the same one, until it is shipped. */
  | { act: 'place' }
  /** All that is open of it is shipped. */
  | { act: 'ship'; sourceOrderId: string }
  /** The steps begin again; nothing is deleted. */
  | { act: 'reset' };

type Desk = NonNullable<Edge['desk']>;

/** Null before the first steps began. */
export async function readDesk(desk: Desk): Promise<DeskState | null> {
  const response = await desk(new Request('http://desk/'));
  return stateSchema.nullable().parse(await response.json());
}

/** The sandbox stores that a person may connect. */
export async function readDeskStores(desk: Desk): Promise<DeskStore[]> {
  const response = await desk(new Request('http://desk/stores'));
  return storesSchema.parse(await response.json());
}

/** @returns how the desk is then, or a sentence why it did not */
export async function askDesk(desk: Desk, act: DeskAct): Promise<Result<DeskState, string>> {
  const body = JSON.stringify(act);
  const response = await desk(new Request('http://desk/', { method: 'POST', body }));
  const answer: unknown = await response.json();
  if (response.ok) return { ok: true, value: stateSchema.parse(answer) };
  return { ok: false, failure: z.object({ message: z.string() }).parse(answer).message };
}
