// Turns gids into the numbers REST bodies carry.
import { gidNumber } from '../../gids.ts';

/** 'gid://shopify/Order/613' → 613; the sandbox's ids stay below 2^53. */
export function restId(gid: string): number;
export function restId(gid: string | null): number | null;
export function restId(gid: string | null): number | null {
  return gid === null ? null : Number(gidNumber(gid));
}
