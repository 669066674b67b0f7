/** What pausing or resuming a SKU at one store means, in sentences (OP5, OP6). Pure. */
import { ordersText } from '../bulk/bulk-words.ts';
import { holdWords } from '../words.ts';
import type { PauseFacts } from './types.ts';

type About = {
  sku: string;
  source: string;
  destination: string;
  /** Whether its first levels were applied: nothing is written before (ST8). */
  isAligned: boolean;
};

/** A heading with what stands under it. */
export type Said = { title: string; says: string[] };

const namesOf = (names: readonly string[]): string => new Intl.ListFormat('en').format(names);

/** @param facts undefined while they are asked for */
export function pauseWords(about: About, facts: PauseFacts | undefined): Said[] {
  const { sku, source, destination, isAligned } = about;
  const others = facts?.otherSources ?? [];
  const stops = [
    isAligned
      ? `${source}’s stock of ${sku} is not sent to ${destination} any more. The number there stays as it is; only one that is on its way already may still arrive.`
      : `Nothing of ${sku} was sent to ${destination} yet, and nothing will be.`,
    `What ${destination} sells of it meanwhile does not lower ${source}’s stock.`,
    others.length > 0
      ? `${source} ships no order lines of it any more. It is linked to ${namesOf(others)} there as well, which then supplies it.`
      : `Order lines of it stay on ${destination}, with the reason “${holdWords['link-paused'].says}”.`,
  ];
  const stays = [
    'What was pushed is shipped, and comes back with its tracking.',
    `Other SKUs, and ${sku} at other stores, go on as they are.`,
  ];
  return [
    { title: 'What stops', says: stops },
    { title: 'What stays', says: stays },
  ];
}

/** @param facts undefined while they are asked for */
export function resumeWords(about: About, facts: PauseFacts | undefined): Said[] {
  const { sku, source, destination, isAligned } = about;
  const others = facts?.otherSources ?? [];
  const begins = [
    isAligned
      ? `The number of ${sku} at ${destination} is set again, to what may be sold there.`
      : `The number of ${sku} at ${destination} is set once somebody has looked at its first levels and applied them.`,
    facts ? lookedAtWords(destination, facts.orders) : 'Counting the orders that wait for it …',
  ];
  if (others.length > 0)
    begins.push(
      `It is linked to ${namesOf(others)} there as well: the source that was connected first supplies it, ${source} or the other.`,
    );
  return [{ title: 'What begins again', says: begins }];
}

const lookedAtWords = (destination: string, orders: number): string =>
  orders === 0
    ? `No open order of ${destination} waits for it.`
    : orders === 1
      ? `1 open order of ${destination} is looked at again: what may be pushed of it goes by itself.`
      : `${orders.toLocaleString('en')} open orders of ${destination} are looked at again: what may be pushed of them goes by itself.`;

export const pausedWords = (sku: string, destination: string): string =>
  `Paused: ${sku} is not kept aligned at ${destination} until somebody resumes it.`;

/** @param orders that are looked at again */
export const resumedWords = (destination: string, orders: number): string =>
  orders === 0
    ? `Resumed. ${destination} follows by itself.`
    : `Resumed. ${ordersText(orders)} ${orders === 1 ? 'is' : 'are'} looked at again: Order Push shows how it goes.`;
