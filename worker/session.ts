/**
 * Who is asking. Every procedure gets the account from here and from nowhere else (rule 7). On one's own machine the
 * demo account is signed in by itself; on the edge nobody is until sign-in is built, so every procedure refuses.
 */
import type { Config } from './edge.ts';

export type Session = {
  accountId: string;
  /** Whose settings and reading marks these are, within the account. */
  personId: string;
  /** Shown as the actor of what this person does. */
  person: string;
  /** May do what only owners of the account may: change plans. */
  isOwner: boolean;
};

const loopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/;

/**
 * The session of a request, or none. The local sign-in is only for requests addressed to this machine by one of its
 * own names: another name resolving here (DNS rebinding) gets no session.
 */
export function openSession(request: Request, config: Config): Session | undefined {
  if (!config.localAccount) return undefined;
  const host = request.headers.get('host') ?? new URL(request.url).host;
  if (!loopback.test(host)) return undefined;
  return { accountId: config.localAccount, personId: 'local', person: 'You', isOwner: true };
}

/** Whether a request that changes something comes from our own pages or from a program, not from another site. */
export function isSameSite(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site && site !== 'same-origin' && site !== 'none') return false;
  const origin = request.headers.get('origin');
  if (!origin) return true;
  const host = request.headers.get('host') ?? new URL(request.url).host;
  return URL.canParse(origin) && new URL(origin).host === host;
}
