/** A try at a push in words, and as text to copy. Pure. */
import type { ShownTry } from '../trpc.ts';
import { durationText } from '../ui/time-words.ts';
import { failureOf } from '../words.ts';

const outcomes: Record<string, string> = {
  created: 'Created on the source store',
  found: 'Found on the source store',
  'not-seen': 'Not seen there yet',
};

/** What came of it; a failure's kind in its own words. */
export const tryOutcome = (outcome: string): string =>
  Object.hasOwn(outcomes, outcome) ? (outcomes[outcome] ?? outcome) : failureOf(outcome).says;

export const isGoodTry = (outcome: string): boolean => outcome === 'created' || outcome === 'found';

/** `240 ms`, `1.4 s`, `2 min`. */
export function tookText(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  return ms < 60_000 ? `${(ms / 1_000).toFixed(1)} s` : durationText(ms);
}

export const statusText = (status: number | undefined | null): string =>
  typeof status === 'number' ? `HTTP ${status}` : 'no answer';

/** JSON on several lines; other text as it is. */
export function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** All of a try, for whoever asks for help with it. */
export const tryText = (one: ShownTry): string =>
  [
    `${new Date(one.at).toISOString()} ${tryOutcome(one.outcome)} (${one.outcome}), ${tookText(one.ms)}`,
    ...one.calls.flatMap((call) => [
      '',
      `${new Date(call.at).toISOString()} ${call.call}, ${statusText(call.status)}, ${tookText(call.ms)}`,
      'Asked:',
      indented(call.request),
      'Answered:',
      indented(call.answer),
    ]),
  ].join('\n');
