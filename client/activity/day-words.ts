/** Days for people, above the rows of a list that has no end. Pure. */
import { dayText } from './activity-address.ts';

const yesterdayOf = (now: number): number => {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - 1).getTime();
};

/** The day a moment falls on: today, yesterday, or its date, with the year where that is another one. */
export function dayWords(at: number, now: number): string {
  const day = dayText(at);
  if (day === dayText(now)) return 'Today';
  if (day === dayText(yesterdayOf(now))) return 'Yesterday';
  const isOfThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Date(at).toLocaleDateString('en', {
    ...{ weekday: 'long', day: 'numeric', month: 'long' },
    ...(isOfThisYear ? {} : { year: 'numeric' }),
  });
}

/** A day of an address, short. */
export const dateWords = (day: string): string =>
  new Date(`${day}T12:00`).toLocaleDateString('en', {
    ...{ day: 'numeric', month: 'short', year: 'numeric' },
  });
