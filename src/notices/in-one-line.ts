/** Writes text from outside in one line, and not too long: for headers, lines of mail and logs. Pure. */

/**
 * @param charactersMax whole ones: none is cut in two
 * @returns it without control characters, line breaks and half characters
 */
export function inOneLine(text: string, charactersMax: number): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  // A character is two units of it at most: an answer without an end is not taken apart.
  const beginning = line.slice(0, 2 * charactersMax);
  return [...beginning].slice(0, charactersMax).join('').toWellFormed();
}
