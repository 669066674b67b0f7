// Reads Shopify's search syntax (https://shopify.dev/docs/api/usage/search-syntax) into a tree.

export type Term = {
  kind: 'term';
  /** 'sku'; null for a word without a field */
  field: string | null;
  comparator: ':' | ':<' | ':<=' | ':>' | ':>=';
  value: string;
  /** whether the value stood in quotes */
  phrase: boolean;
};

export type Query =
  | Term
  | { kind: 'all'; of: Query[] }
  | { kind: 'any'; of: Query[] }
  | { kind: 'not'; of: Query };

type Token = { kind: '(' | ')' | 'and' | 'or' | 'not' } | Term;

/** @returns the tree; an empty text matches everything. Text that cannot be read as syntax counts as words. */
export function parseQuery(text: string): Query {
  const reader = { tokens: tokenize(text), at: 0 };
  const read = readAny(reader);
  return read ?? { kind: 'all', of: [] };
}

type Reader = { tokens: Token[]; at: number };

function readAny(reader: Reader): Query | undefined {
  const of: Query[] = [];
  for (;;) {
    const part = readAll(reader);
    if (part !== undefined) of.push(part);
    if (reader.tokens[reader.at]?.kind !== 'or') break;
    reader.at += 1;
  }
  return of.length > 1 ? { kind: 'any', of } : of[0];
}

function readAll(reader: Reader): Query | undefined {
  const of: Query[] = [];
  for (;;) {
    const next = reader.tokens[reader.at];
    if (next === undefined || next.kind === 'or' || next.kind === ')') break;
    if (next.kind === 'and') {
      reader.at += 1;
      continue;
    }
    const part = readOne(reader);
    if (part !== undefined) of.push(part);
  }
  return of.length > 1 ? { kind: 'all', of } : of[0];
}

function readOne(reader: Reader): Query | undefined {
  const next = reader.tokens[reader.at];
  reader.at += 1;
  if (next === undefined) return undefined;
  if (next.kind === 'not') {
    const of = readOne(reader);
    return of && { kind: 'not', of };
  }
  if (next.kind === '(') {
    const inner = readAny(reader);
    if (reader.tokens[reader.at]?.kind === ')') reader.at += 1;
    return inner;
  }
  return next.kind === 'term' ? next : undefined;
}

const field = /^(-?)([A-Za-z_][\w.$-]*)(:(?:<=|>=|<|>)?)/;

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const bracket = rest[0];
    if (bracket === '(' || bracket === ')') {
      tokens.push({ kind: bracket });
      rest = rest.slice(1).trimStart();
      continue;
    }
    const word = /^(AND|OR|NOT)(?=[\s(]|$)/.exec(rest)?.[1];
    if (word !== undefined) {
      tokens.push({ kind: word.toLowerCase() as 'and' | 'or' | 'not' });
      rest = rest.slice(word.length).trimStart();
      continue;
    }
    const [head = '', minus = '', name, comparator = ':'] = field.exec(rest) ?? [];
    const negated = name === undefined ? /^-(?=\S)/.test(rest) : minus === '-';
    const { value, phrase, length } = readValue(
      rest.slice(name === undefined ? Number(negated) : head.length),
    );
    if (negated) tokens.push({ kind: 'not' });
    tokens.push({
      kind: 'term',
      field: name ?? null,
      comparator: comparator as Term['comparator'],
      value,
      phrase,
    });
    rest = rest.slice((name === undefined ? Number(negated) : head.length) + length).trimStart();
  }
  return tokens;
}

/** A value in quotes (a backslash keeps the next character), or everything up to a space or bracket. */
function readValue(text: string): { value: string; phrase: boolean; length: number } {
  const quote = text[0];
  if (quote === "'" || quote === '"') {
    let value = '';
    for (let at = 1; at < text.length; at += 1) {
      const letter = text[at] ?? '';
      if (letter === quote) return { value, phrase: true, length: at + 1 };
      if (letter === '\\' && at + 1 < text.length) {
        at += 1;
        value += text[at];
      } else value += letter;
    }
    return { value, phrase: true, length: text.length };
  }
  const value = /^(?:\\.|[^\s()])*/.exec(text)?.[0] ?? '';
  return { value: value.replace(/\\(.)/g, '$1'), phrase: false, length: Math.max(1, value.length) };
}
