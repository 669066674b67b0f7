/** Lays JSON text out over lines for people, number by number as it came: parsing it would round large ids. Pure. */

/** @returns the text as it is where it is no JSON */
export function prettyJson(text: string): string {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  let laid = '';
  let depth = 0;
  const line = () => `\n${'  '.repeat(depth)}`;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/gs)) {
    if (token === '{' || token === '[') {
      depth += 1;
      laid += `${token}${line()}`;
    } else if (token === '}' || token === ']') {
      depth -= 1;
      laid = /[{[]\s*$/.test(laid.slice(-2 * depth - 8))
        ? `${laid.trimEnd()}${token}`
        : `${laid}${line()}${token}`;
    } else if (token === ',') laid += `,${line()}`;
    else laid += token === ':' ? ': ' : token;
  }
  return laid;
}
