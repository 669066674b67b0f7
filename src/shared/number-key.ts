/** An order's number as numbers are compared: number signs, case and spaces around do not count. Pure. */

/** What `\s` is: trimmed here, and by the database's `trim`, which by itself knows only the space. */
export const numberSpaces =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/** Only ASCII letters change, as with the database's own `lower`. */
export const asciiLower = (text: string): string =>
  text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** As `key` in db/records/tracking-file-orders.ts has it. */
export const numberKey = (text: string): string => asciiLower(text.replaceAll('#', '').trim());

/** A tracking number as such are compared: spaces, dots, dashes and case do not count. */
export const trackingKey = (number: string): string => asciiLower(number.replace(/[ .-]/g, ''));
