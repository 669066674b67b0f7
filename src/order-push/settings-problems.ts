/** Says what of Order Push Settings cannot be saved as it is, field by field. Pure: the page asks it before the server does. */
import { type OrderPushSettings, tagLimits } from './settings.ts';

export type SettingsField = 'email.address' | 'shipping.title' | 'tags';

/** One readable sentence that names the field. */
export type SettingsProblem = { field: SettingsField; words: string };

/** Shopify's limit for the title of a shipping line is not documented; this is ours. */
export const shippingTitleAtMost = 100;

/** The longest address that mail can be sent to (RFC 5321, 4.5.3.1). */
export const emailAtMost = 254;

/** An empty list where everything can be saved. Fields that the choices do not use are not asked about. */
export function settingsProblems(
  settings: Pick<OrderPushSettings, 'email' | 'shipping' | 'tags'>,
): SettingsProblem[] {
  const { email, shipping, tags } = settings;
  const problems: SettingsProblem[] = [];
  const say = (field: SettingsField, words: string | undefined) => {
    if (words !== undefined) problems.push({ field, words });
  };
  if (email.use === 'own') say('email.address', addressWords(email.address));
  if (shipping.method === 'named') say('shipping.title', titleWords(shipping.title));
  say('tags', tagsWords(tags));
  return problems;
}

function addressWords(address: string): string | undefined {
  if (address === '') return 'Give the e-mail address that source orders carry.';
  if (address.length > emailAtMost) return `The e-mail address is longer than ${emailAtMost}.`;
  return /^[^@\s\p{Cc}]+@[^@\s\p{Cc}]+\.[^@\s.\p{Cc}]+$/u.test(address)
    ? undefined
    : 'The e-mail address does not look like one: write it as name@example.com.';
}

function titleWords(title: string): string | undefined {
  if (title.trim() === '') return 'Give the shipping method that source orders carry.';
  if (/\p{Cc}/u.test(title))
    return 'Write the shipping method on one line, without control characters.';
  return title.length > shippingTitleAtMost
    ? `Use ${shippingTitleAtMost} characters at most for the shipping method.`
    : undefined;
}

function tagsWords(tags: readonly string[]): string | undefined {
  if (tags.length > tagLimits.many) return `Use ${tagLimits.many} tags at most.`;
  if (tags.some((tag) => tag.trim() === '')) return 'A tag is empty: write something or remove it.';
  const long = tags.find((tag) => tag.length > tagLimits.length);
  if (long !== undefined)
    return `A tag has ${tagLimits.length} characters at most: “${long.slice(0, tagLimits.length)}…” is longer.`;
  const odd = tags.find((tag) => /[,\p{Cc}]/u.test(tag));
  if (odd !== undefined) return 'A tag has no comma and stands on one line: make two tags of it.';
  const seen = new Set<string>();
  for (const tag of tags) {
    const folded = tag.trim().toLowerCase();
    if (seen.has(folded)) return `The tag “${tag.trim()}” stands there twice.`;
    seen.add(folded);
  }
  return undefined;
}
