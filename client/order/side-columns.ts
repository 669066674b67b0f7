/** The columns of the table that shows both orders, each figure at the same place on both sides. */
import type { Figure } from './sides.ts';

type SideColumn = { figure: Figure | 'units'; here: string; there: string };

export const columns: readonly SideColumn[] = [
  { figure: 'units', here: 'Ordered', there: 'Pushed' },
  { figure: 'shipped', here: 'Shipped', there: 'Shipped' },
  { figure: 'refunded', here: 'Refunded', there: 'Refunded' },
  { figure: 'returned', here: 'Returned', there: 'Returned' },
  { figure: 'open', here: 'Open', there: 'Open' },
];

/** Narrow cells: both sides stand beside each other on a desk. */
export const cell = 'sm:px-1.5 sm:last:pe-[1.1rem]';
export const head = `${cell} text-[0.8125rem]`;

/** The line between the two sides. */
export const divider = 'sm:border-s sm:border-line sm:ps-3 sm:pe-1.5';

/** The name of a line at the head of its row. */
export const rowHead =
  'font-normal whitespace-normal text-ink sm:min-w-36 [tr:last-child_&]:border-b-0 max-sm:col-span-full max-sm:block max-sm:border-0 max-sm:p-0';

/** On a phone a line is a card of two columns: here on the left, there on the right, a figure a row. */
export const rowOnPhone = [
  'max-sm:row-start-3',
  'max-sm:row-start-4',
  'max-sm:row-start-5',
  'max-sm:row-start-6',
  'max-sm:row-start-7',
] as const;
