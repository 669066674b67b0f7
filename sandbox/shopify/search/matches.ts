// Decides whether a record matches a search query.
import type { State } from '../state.ts';
import type { Fields, FieldValue } from './fields.ts';
import type { Query, Term } from './parse-query.ts';

/** @param record as the index knows it */
export function matches<T extends { id: string }>(
  query: Query,
  record: T,
  fields: Fields<T>,
  state: State,
): boolean {
  switch (query.kind) {
    case 'all':
      return query.of.every((part) => matches(part, record, fields, state));
    case 'any':
      return query.of.some((part) => matches(part, record, fields, state));
    case 'not':
      return !matches(query.of, record, fields, state);
    case 'term':
      return matchesTerm(query, record, fields, state);
  }
}

function matchesTerm<T extends { id: string }>(
  term: Term,
  record: T,
  { named, plain }: Fields<T>,
  state: State,
): boolean {
  if (term.field === null) return compare(term, plain(record, state));
  if (term.field.startsWith('metafields.')) return matchesMetafield(term, record, state);
  const field = named[term.field];
  // Shopify ignores a field it does not know, and says so in `extensions.search`.
  if (field === undefined) return true;
  const found = compare(term, field(record, state));
  return term.field.endsWith('_not') ? !found : found;
}

/** `metafields.custom.key:value`, for records that carry it. */
function matchesMetafield({ field, value }: Term, { id }: { id: string }, state: State): boolean {
  const [, namespace, key] = /^metafields\.(.+)\.([^.]+)$/.exec(field ?? '') ?? [];
  return state.metafields
    .in(id)
    .some(
      (one) =>
        one.namespace === namespace && one.key === key && (value === '*' || one.value === value),
    );
}

function compare(term: Term, { as, values }: FieldValue): boolean {
  const present = values.filter((value) => value !== null);
  if (term.value === '*' && !term.phrase) return present.length > 0;
  return present.some((value) => {
    if (as === 'time') return compareTimes(term, String(value));
    if (as === 'number') return compareNumbers(term, value);
    return as === 'words' ? matchesWords(term, String(value)) : matchesText(term, String(value));
  });
}

/** Whole values, in any case; a star at the end of an unquoted value stands for any ending. */
function matchesText({ value, phrase }: Term, of: string): boolean {
  const [wanted, known] = [value.toLowerCase(), of.toLowerCase()];
  if (!phrase && wanted.endsWith('*')) return known.startsWith(wanted.slice(0, -1));
  return known === wanted;
}

/** Every word wanted begins a word of the value; a phrase stands in it as it is. */
function matchesWords({ value, phrase }: Term, of: string): boolean {
  const known = of.toLowerCase();
  if (phrase) return known.includes(value.toLowerCase());
  const parts = known.split(/[^\p{L}\p{N}#@.]+/u);
  const wanted = value.toLowerCase().replace(/\*$/, '');
  return parts.some((part) => part.startsWith(wanted)) || known === wanted;
}

const bySize: Record<Term['comparator'], (one: number, other: number) => boolean> = {
  ':': (one, other) => one === other,
  ':<': (one, other) => one < other,
  ':<=': (one, other) => one <= other,
  ':>': (one, other) => one > other,
  ':>=': (one, other) => one >= other,
};

function compareNumbers({ comparator, value }: Term, of: string | number): boolean {
  if (typeof of === 'string') return comparator === ':' && of === value;
  return bySize[comparator](of, Number(value));
}

/** A day without a time matches the whole day. */
function compareTimes({ comparator, value }: Term, of: string): boolean {
  const wanted = Date.parse(value);
  if (Number.isNaN(wanted)) return false;
  const day = /^\d{4}-\d\d-\d\d$/.test(value);
  if (day && comparator === ':') return of.startsWith(value);
  return bySize[comparator](Date.parse(of), wanted);
}
