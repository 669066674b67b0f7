/** Makes few words of many changes: what several say alike is said once. */
import type { Change } from './change.ts';

/** More orders than this are told as "orders", which means all of them. */
const orderIdsMax = 100;

export function gatherChanges(changes: readonly Change[]): Change[] {
  const ids = new Set<string>();
  let orders = false;
  let stores = false;
  let stock = false;
  let reconciles = false;
  for (const change of changes) {
    if (change.of === 'stores') stores = true;
    else if (change.of === 'stock') stock = true;
    else if (change.of === 'reconciles') reconciles = true;
    else if (change.id === undefined) orders = true;
    else ids.add(change.id);
  }
  const named = [...ids].map((id): Change => ({ of: 'orders', id }));
  return [
    ...(orders || ids.size > orderIdsMax ? [{ of: 'orders' } as const] : named),
    ...(stores ? [{ of: 'stores' } as const] : []),
    ...(stock ? [{ of: 'stock' } as const] : []),
    ...(reconciles ? [{ of: 'reconciles' } as const] : []),
  ];
}
