/**
 * What a call to a store asked and was answered, as it may be kept and shown: no name, address, phone, e-mail, note or
 * secret (AC1). Only values under known keys stay; what is new in a call is dots until its key is listed. Pure.
 */
import { type Path, showing } from './mask-keys.ts';
import { dots, without, withoutSecrets } from './mask-text.ts';
import { clip, shortJson } from './short-json.ts';

const longest = 4000;
const longestText = 500;

/** Attributes that we write ourselves and first: where the order came from. */
const ownAttributes = new Set(['Sold by', 'Sold as', 'Destination shop']);

/** GraphQL's wrapping of the rows of a list. */
const wrappers = new Set(['nodes', 'edges', 'node']);

/** Far more than any call has: an answer made to be deep must not exhaust the stack. */
const deepest = 40;

type Leaf = string | number;

/** `ours`: we wrote it ourselves. */
type How = ReturnType<typeof showing> | 'ours';

/**
 * @param value what was sent, e.g. the variables of a call
 * @returns JSON text of 4,000 characters at most, without any of the values that are dots in it
 */
export const maskedRequest = (value: unknown): string =>
  shortJson(masked(value, without(closedIn(value))), longest);

/**
 * @param text the answer as it came, or why there is none
 * @param request what was sent: what is dots there is dots here too
 * @returns JSON text of 4,000 characters at most, or 500 characters of anything else
 */
export function maskedAnswer(text: string, request: unknown): string {
  const clean = without(closedIn(request));
  const answer = parsed(text);
  if (answer !== undefined) return shortJson(masked(answer, clean), longest);
  // Cut off somewhere, so that nobody can tell what stands under which key.
  if (/^\s*[{[]\s*["{[]/.test(text)) return `An answer in JSON that is not whole: ${dots}`;
  return clip(withoutSecrets(clean(text)), longestText);
}

/**
 * A sentence of a store, without what it quotes of a customer.
 * @param people what was sent of them: every text and number in it becomes dots
 */
export function maskedSentence(text: string, people: unknown): string {
  const quoted = new Set<string>();
  mapLeaves(people, (leaf) => {
    quoted.add(String(leaf));
    return leaf;
  });
  return withoutSecrets(without(quoted)(text));
}

/** The same shape, with dots for every value that is not open, and `clean` for what stands in the others. */
function masked(value: unknown, clean: (text: string) => string): unknown {
  return mapLeaves(value, (leaf, how) => {
    if (how === 'closed') return dots;
    if (typeof leaf === 'number' || how === 'ours') return leaf;
    return how === 'sentence' ? withoutSecrets(clean(leaf)) : clean(leaf);
  });
}

/** Every value that becomes dots. */
function closedIn(value: unknown): Set<string> {
  const closed = new Set<string>();
  mapLeaves(value, (leaf, how) => {
    if (how === 'closed') closed.add(String(leaf));
    return leaf;
  });
  return closed;
}

/** Goes through every text and number that is not empty, with how it is shown. */
function mapLeaves(whole: unknown, change: (leaf: Leaf, how: How) => Leaf): unknown {
  const map = (value: unknown, path: Path, own: Own, depth = 0): unknown => {
    if (typeof value === 'string' || typeof value === 'number') {
      if (value === '') return value;
      const isOwn = own.whole || (path.at(-1) === 'tags' && own.names.has(value));
      return change(value, isOwn ? 'ours' : showing(path, value));
    }
    if (typeof value !== 'object' || value === null) return value;
    if (depth > deepest) return change('deeper', 'closed');
    if (Array.isArray(value))
      return value.map((row, at) =>
        map(row, path, isOwnRow(row, path, at) ? wholly : own, depth + 1),
      );
    if (!isObject(value)) return value;
    const inside = 'customAttributes' in value ? { ...own, names: namesOf(value) } : own;
    return Object.fromEntries(
      Object.entries(value).map(([key, below]) => [
        key,
        map(below, wrappers.has(key) ? path : [...path, key], inside, depth + 1),
      ]),
    );
  };
  return map(whole, [], { whole: false, names: new Set() });
}

/** What of a value we wrote ourselves: all of it, or the tags of these names. */
type Own = { whole: boolean; names: ReadonlySet<unknown> };
const wholly: Own = { whole: true, names: new Set() };

/** One of our attributes of an order, or our mark on a line. */
function isOwnRow(row: unknown, path: Path, at: number): boolean {
  const list = path.at(-1);
  if (!isObject(row) || (list !== 'customAttributes' && list !== 'properties')) return false;
  const key = row.key ?? row.name;
  if (typeof key !== 'string') return false;
  const isFirst = list === 'customAttributes' && at < ownAttributes.size;
  return key.startsWith('_crossdock') || (isFirst && ownAttributes.has(key));
}

/** The destination's name is a tag too. */
const namesOf = ({ customAttributes }: Record<string, unknown>): ReadonlySet<unknown> =>
  new Set(
    Array.isArray(customAttributes)
      ? customAttributes
          .filter((row, at) => isOwnRow(row, ['customAttributes'], at))
          .map((row) => row.value)
      : [],
  );

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object or a list; undefined for any other text. */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
