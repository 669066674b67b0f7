// The account of every story, and what its open dashboards were told.
import type { Change } from '../../src/live/change.ts';

export const account = 'demo';

export type Told = { accountId: string; change: Change };
