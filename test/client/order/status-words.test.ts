// Status words of orders and pushes come from one table: nobody else spells one, and nobody else keeps a table of them.
import { expect, it } from 'vitest';
import * as words from '../../../src/orders/status-words.ts';
import { sourceFiles } from '../../support/tooling/source-files.ts';

const table = 'src/orders/status-words.ts';
const shown = sourceFiles(['client', 'src', 'worker', 'db'], ['.ts', '.tsx']).filter(
  ({ path }) => path !== table,
);

const said = Object.values(words).flatMap((of) =>
  typeof of === 'string' ? [of] : Object.values(of),
);

/** Other things are called so too: columns, series of a chart, runs, lines of a list. */
const general = new Set([
  'Cancelled',
  'Done',
  'Failed',
  'In progress',
  'On its way',
  'Pushed',
  'Refunded',
  'Shipped',
  'Under way',
  'Waiting',
  'Waits',
]);

it('[OP8] no status of an order, a push, a parcel or an act is spelled a second time', () => {
  const again = shown.flatMap(({ path, text }) =>
    [...new Set(said)]
      .filter((word) => !general.has(word))
      .filter((word) => text.includes(`'${word}'`) || new RegExp(`>\\s*${word}\\s*<`).test(text))
      .map((word) => `${path}: ${word}`),
  );
  expect(again).toEqual([]);
});

it('[OP8] no second table says what a status is called', () => {
  const second =
    /Record<(PushStatus|FulfillmentStatus|PaymentStatus|EffectState|DeliveryState|SourceState),\s*string>/;
  // Why nobody may press Retry, in a sentence.
  const other = 'client/order-push/no-retry-words.ts';
  const found = shown.filter(({ text }) => second.test(text)).map(({ path }) => path);
  expect(found).toEqual([other]);
});

it('[OP8] every status has a word', () => {
  expect(said.filter((word) => word.trim() === '')).toEqual([]);
});
