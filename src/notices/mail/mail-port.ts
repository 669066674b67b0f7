/** What carries a mail, whoever does. */
import type { Tried } from '../decide-after-try.ts';

export type Mail = {
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  /** Where one click stops mail like it. */
  stopUrl: string;
};

export type MailPort = {
  /**
   * Sends it, or says why not; never throws over what a provider answers.
   * @param key the same for every try of one mail: a provider that knows it again sends nothing
   */
  send: (mail: Mail, key: string) => Promise<Tried>;
  /**
   * Only of providers that do not know a key again: whether a mail with this key went. Asked before every try but the
   * first; undefined where it could not be told.
   */
  find?: (key: string, to: string) => Promise<boolean | undefined>;
  /** What went is found this long after it did, at the latest, ms: that it is not found says nothing before. */
  findsAfterMs?: number;
  /** Only of providers that know a key again: for this long, ms. */
  knowsKeyForMs?: number;
};

/** What a provider's port needs from outside. */
export type MailProviderDeps = {
  fetch: (request: Request) => Promise<Response>;
  token: string;
  /** ms */
  now: () => number;
};

/** Headers that let a reader's program stop mail with one click (RFC 8058, section 3.1). */
export const stopHeaders = (stopUrl: string): Record<string, string> => ({
  'List-Unsubscribe': `<${stopUrl}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});
