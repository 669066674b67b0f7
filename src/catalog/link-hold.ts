/** Why a line stays, as far as the link of its listing goes. Pure. */
import type { LineHold } from '../order-push/decisions.ts';
import { type LinkFacts, linkStateOf } from '../shared/link-state.ts';

/** Why a line of this listing stays, as far as its link goes; undefined where it may go (OP5). */
export function linkHoldOf(facts: LinkFacts): LineHold | undefined {
  const state = linkStateOf(facts);
  switch (state) {
    case 'linked':
      return undefined;
    case 'no-sku':
      return 'sku-empty';
    case 'missing':
      return 'sku-not-on-source';
    case 'duplicate':
      return facts.sourceCount > 1 ? 'sku-duplicate-on-source' : 'not-linked';
    case 'unlinked':
      return 'not-linked';
    case 'paused':
      return 'link-paused';
    case 'not-tracked':
      return 'stock-tracking-off';
  }
}
