/** What the procedures of Inventory answer, as the pages call it. */
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../worker/trpc/router.ts';

type All = inferRouterOutputs<AppRouter>;
type Outputs = All['inventory'];

export type Inventory = Outputs['list'];
export type InventoryRow = Inventory['rows'][number];
export type ConnectionNotice = Inventory['notices'][number];
export type SkuPage = Outputs['sku'];
export type SkuLink = SkuPage['links'][number];
export type Charge = SkuPage['charges'][number];
export type Moved = Outputs['movements']['rows'][number];
export type ConnectionAllowance = Outputs['allowances']['get'][number];
export type Preview = Outputs['allowances']['preview'];
export type FirstLevels = Outputs['firstLevels']['list'];
export type FirstLevel = FirstLevels['rows'][number];
/** What a person should know before a link is paused or resumed. */
export type PauseFacts = All['links']['preview'];
/** An allowance in which everything may be left to whoever says it otherwise. */
export type KeptBack = SkuLink['own'];
