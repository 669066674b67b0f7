/** Takes out of free text what may be a person's or a secret: given values, e-mails, phone numbers and tokens. Pure. */

export const dots = '•••';

/** Shorter values would take letters out of every word. */
const shortest = 3;

/** Within the lengths of RFC 5321, so that a long text without one is gone through once. */
const email = /[^\s"'<>()[\]{},;:=@]{1,64}@[^\s"'<>()[\]{},;:=@]{1,255}/g;
/** What a secret is set to, and what follows a scheme of authorization. */
const secret =
  /((?:token|secret|password|api[_-]?key|authorization|cookie)["']?\s{0,9}[:=]\s{0,9}["']?(?:(?:bearer|basic)\s+)?|\b(?:bearer|basic)\s+(?=[\w.~+/=-]{6}))[^\s"'<>&,;]+/gi;
/** Shopify's tokens, and any long run of letters and digits mixed. */
const token =
  /\bshp[a-z]{2}_\w+|(?<![\w/-])(?=[\w+=.]*\d)(?=[\w+=.]*[A-Za-z])[\w+=.]{24,}(?![\w-])/g;
/** Not within an id, an address of the network or a time. */
const phone = /(?<![\w/.:-])\+?\(?\d[\d\s().\-/\u2010-\u2015]{5,}\d(?![\w:])/g;
const noPhone = /^\d{4}-\d{2}-\d{2}|^\d{1,3}(\.\d{1,3}){3}$|^\d+\.\d+$/;

/** What looks like an e-mail address, a phone number, a password or a token becomes dots. */
export const withoutSecrets = (text: string): string =>
  text
    .replaceAll(email, dots)
    .replaceAll(secret, (_, before: string) => before + dots)
    .replaceAll(token, dots)
    .replaceAll(phone, (found) => {
      const digits = found.replaceAll(/\D/g, '').length;
      return digits < 7 || digits > 15 || noPhone.test(found) ? found : dots;
    });

/**
 * @param values what must not stand in the text, in any case and as HTML or JSON writes it; shorter than three characters is let be
 * @returns a function that puts dots in their place
 */
export function without(values: Iterable<string>): (text: string) => string {
  const written = new Set(
    [...values].flatMap((value) => {
      const trimmed = value.trim();
      return trimmed.length < shortest ? [] : [trimmed, inHtml(trimmed), inJson(trimmed)];
    }),
  );
  if (written.size === 0) return (text) => text;
  // The longest first, so that of two values that overlap nothing is left over.
  const longestFirst = [...written].toSorted((one, other) => other.length - one.length);
  const any = new RegExp(longestFirst.map(literally).join('|'), 'giu');
  return (text) => text.replaceAll(any, dots);
}

const literally = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const inHtml = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (letter) => entities[letter] ?? letter).replaceAll("'", '&#39;');
