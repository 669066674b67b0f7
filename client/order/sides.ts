/** Compares an order with its source orders, line by line, for the table that shows both (TR2, RV2). Pure. */
import type { EffectState } from '../../src/effects/effect-moves.ts';
import type { SourceState } from '../../src/mirror/acts/source-state.ts';

/** What of a line is compared, in the order of the table. */
export const figures = ['shipped', 'refunded', 'returned', 'open'] as const;

export type Figure = (typeof figures)[number];

/** Units of a line at the customer's order. */
type Sold = Record<Figure, number> & { ordered: number; current: number };

/** Units of a line at one source order. */
type Made = Record<Figure, number> & {
  pushId: string;
  part: number;
  pushed: number;
  current: number;
};

export type SideLine = { heldQuantity: number; sold: Sold; made: readonly Made[] };

export type SidePush = {
  id: string;
  state: EffectState;
  sourceState: SourceState | null;
  replacedAt: number | null;
};

/** `stays`: nothing of it is to be at a source. `on-its-way`: a source order of it is not there yet. */
export type LineStanding = 'agrees' | 'differs' | 'on-its-way' | 'stays';

/**
 * Where a line stands at both orders.
 * @param pushes those of its order
 * @returns which figures differ by more than units that were never pushed can explain; none unless it differs
 */
export function compareLine(
  line: SideLine,
  pushes: readonly SidePush[],
): { standing: LineStanding; differing: readonly Figure[] } {
  if (line.made.length === 0) return { standing: 'stays', differing: [] };
  const byId = new Map(pushes.map((push) => [push.id, push]));
  const of = (made: Made) => byId.get(made.pushId);
  if (line.made.some((made) => of(made)?.state !== 'created'))
    return { standing: 'on-its-way', differing: [] };
  const sum = (figure: Figure) => line.made.reduce((units, made) => units + made[figure], 0);
  const pushed = line.made
    .filter((made) => of(made)?.replacedAt == null)
    .reduce((units, made) => units + made.pushed, 0);
  // Refunded, taken off or shipped by hand before it was pushed: no source order knows of these.
  const neverPushed = Math.max(0, line.sold.ordered - pushed - line.heldQuantity);
  const isGone = line.made.some((made) => of(made)?.sourceState != null);
  const differing = figures.filter((figure) => {
    // A cancelled source order counts its units as refunded there, whoever paid.
    if (isGone && (figure === 'refunded' || figure === 'returned')) return false;
    const held = figure === 'open' ? line.heldQuantity : 0;
    const more = line.sold[figure] - held - sum(figure);
    return more < 0 || more > neverPushed;
  });
  return { standing: differing.length > 0 ? 'differs' : 'agrees', differing };
}

/** Units that an edit took off: neither there any more nor refunded. */
export const removedUnits = (
  ordered: number,
  { current, refunded }: { current: number; refunded: number },
): number => Math.max(0, ordered - current - refunded);

/** Lines that went the same way. */
export type SideGroup<Line> = {
  key: string;
  /** Parts that the lines are in, ascending; none where they stay. */
  parts: number[];
  lines: Line[];
};

/** Lines by the parts they are in, first parts first; those that stay stand last. */
export function groupLines<Line extends { made: readonly { part: number }[] }>(
  lines: readonly Line[],
): SideGroup<Line>[] {
  const groups = new Map<string, SideGroup<Line>>();
  for (const line of lines) {
    const parts = [...new Set(line.made.map(({ part }) => part))].sort((a, b) => a - b);
    const key = parts.join(' ');
    const group = groups.get(key) ?? { key, parts, lines: [] };
    group.lines.push(line);
    groups.set(key, group);
  }
  const first = ({ parts }: { parts: number[] }) => parts[0] ?? Number.POSITIVE_INFINITY;
  return [...groups.values()].sort((a, b) =>
    first(a) === first(b) ? a.parts.length - b.parts.length : first(a) - first(b),
  );
}
