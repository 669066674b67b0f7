/** How many units of each line a person ships: all that is left at first, or fewer, or none. */
import { createStore } from 'solid-js/store';
import { type LineToShip, leftOf } from './types.ts';

export type Quantities = {
  lines: readonly { id: string; line: LineToShip; left: number; typed: string }[];
  /** Units that are left of all lines. */
  left: () => number;
  /** Units to ship; a quantity that is none, or more than is left, counts as 0. */
  units: () => number;
  /** What is wrong with a line's quantity; undefined where nothing is. */
  whyNot: (lineId: string) => string | undefined;
  /** Why it cannot be shipped like this; undefined where it can. */
  whyNotShip: () => string | undefined;
  type: (lineId: string, typed: string) => void;
  /** Of every line all that is left, or nothing. */
  setAll: (all: boolean) => void;
  /**
   * What the server says is left now; all of it is to ship then. A line it does not name has nothing left; one that was
   * not shown comes behind the others, by its name in `unseen`.
   */
  reset: (left: readonly UnitsLeft[], unseen?: readonly NamedLine[]) => void;
  /** The same after some of it went: what of the units to ship has not gone stays to ship. */
  went: (left: readonly UnitsLeft[]) => void;
  /** What the person saw open, and what of it is to ship: undefined for all. */
  asked: () => {
    seen: { orderLineId: string; left: number }[];
    lines: { orderLineId: string; quantity: number }[] | undefined;
  };
};

type UnitsLeft = { orderLineId: string; left: number };
type NamedLine = { orderLineId: string; title: string; sku: string };

export function createQuantities(lines: readonly LineToShip[]): Quantities {
  const [rows, setRows] = createStore(
    lines.map((line) => ({
      id: line.orderLineId,
      line,
      left: leftOf(line),
      typed: String(leftOf(line)),
    })),
  );
  const left = () => rows.reduce((sum, row) => sum + row.left, 0);
  const units = () => rows.reduce((sum, row) => sum + unitsOf(row), 0);
  const whyNotShip = () => {
    if (left() === 0) return 'Nothing of it is left to ship.';
    const wrong = rows.find((row) => wrongWith(row));
    if (wrong) return `${wrong.line.title}: ${wrongWith(wrong)}`;
    return units() === 0 ? 'Choose at least one unit to ship.' : undefined;
  };
  return {
    lines: rows,
    left,
    units,
    whyNot: (lineId) => {
      const row = rows.find(({ id }) => id === lineId);
      return row && wrongWith(row);
    },
    whyNotShip,
    type: (lineId, typed) => setRows((row) => row.id === lineId, 'typed', typed),
    setAll: (all) => setRows({}, (row) => ({ typed: all ? String(row.left) : '0' })),
    reset: (now, unseen = []) => {
      setRows({}, (row) => {
        const units = unitsIn(now, row.id);
        return { left: units, typed: String(units) };
      });
      const shown = new Set(rows.map(({ id }) => id));
      for (const { orderLineId: id, left: units } of now) {
        if (shown.has(id)) continue;
        const named = unseen.find(({ orderLineId }) => orderLineId === id);
        const { title, sku } = named ?? { title: 'A line that was not open before', sku: '' };
        const line = { orderLineId: id, title, sku, quantity: units, left: units };
        setRows(rows.length, { id, line, left: units, typed: String(units) });
      }
    },
    went: (now) =>
      setRows({}, (row) => {
        const units = unitsIn(now, row.id);
        const stays = Math.max(0, unitsOf(row) - (row.left - units));
        return { left: units, typed: String(Math.min(units, stays)) };
      }),
    asked: () => {
      const open = rows.filter((row) => row.left > 0);
      return {
        seen: open.map((row) => ({ orderLineId: row.id, left: row.left })),
        lines: open.every((row) => unitsOf(row) === row.left)
          ? undefined
          : open
              .map((row) => ({ orderLineId: row.id, quantity: unitsOf(row) }))
              .filter(({ quantity }) => quantity > 0),
      };
    },
  };
}

const unitsIn = (left: readonly UnitsLeft[], lineId: string): number =>
  left.find(({ orderLineId }) => orderLineId === lineId)?.left ?? 0;

type Typed = { typed: string; left: number };

function wrongWith({ typed, left }: Typed): string | undefined {
  if (!/^\d{1,6}$/.test(typed)) return `Write a whole number from 0 to ${left}.`;
  if (Number(typed) <= left) return undefined;
  return left === 1 ? 'Only 1 is left.' : `Only ${left} are left.`;
}

const unitsOf = (row: Typed): number => (wrongWith(row) ? 0 : Number(row.typed));
