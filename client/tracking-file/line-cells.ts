/** A line of a list as the cells of a list that is given again: as its person wrote it, with where it stood and why. Pure. */
import type { ShownTrackingLine } from './types.ts';

/** In the order of `trackingColumns`, then line and reason. */
export const lineCells = (line: ShownTrackingLine, reason: string): string[] => [
  line.orderText,
  line.storeText,
  line.sku,
  quantityText(line),
  line.carrier,
  line.number,
  String(line.line),
  reason,
];

/** As typed where it is no quantity; empty where none was written. */
export function quantityText({ why, quantity }: ShownTrackingLine): string {
  if (why?.kind === 'quantity-unreadable') return why.typed;
  return quantity === null ? '' : String(quantity);
}
