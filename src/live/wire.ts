/** What travels on a dashboard's socket, in both directions. */
import type { Change } from './change.ts';

/** Asked by the dashboard, answered without waking anybody. */
export const ping = 'ping';
export const pong = 'pong';

/** Closes the oldest socket of an account that has too many; whoever gets it asks every few seconds instead. */
export const tooManyCode = 4001;

/** One message; several changes share it. */
export type ToldChanges = { changes: Change[] };
