// What every page and form of one store's admin page is given.
import type { StoreActions } from '../actions/index.ts';
import type { ActionFailure, Outcome } from '../actions/outcome.ts';
import type { State } from '../state.ts';
import type { Markup } from './html.ts';
import type { Notices } from './notices.ts';

export type PageContext = {
  state: State;
  admin: StoreActions;
  notices: Notices;
  /** the store's own address, 'http://127.0.0.1:4401' */
  baseUrl: string;
  /** links to Crossdock's own page where it is known */
  dashboardUrl?: string | undefined;
};

/** A page to show: its title and what stands below it. */
export type Page = { title: string; body: Markup; status?: number };

/** What a form led to: the next page's address and the sentence it shows. */
export type FormResult = { to: string; kind: 'done' | 'refused'; text: string };

/** Sentences of what the store refused, in one. */
export const sentences = (failures: ActionFailure[]): string =>
  failures.map(({ message }) => message).join(' ');

/**
 * @param to where the browser goes next
 * @param done the sentence shown where it worked
 */
export function formResult<T>(
  outcome: Outcome<T>,
  to: string,
  done: (value: T) => string,
): FormResult {
  return outcome.ok
    ? { to, kind: 'done', text: done(outcome.value) }
    : { to, kind: 'refused', text: sentences(outcome.failure) };
}
