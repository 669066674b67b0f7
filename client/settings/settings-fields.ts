/** Order Push Settings as a person types them, read into settings with what is wrong by field. Pure. */
import { type OrderPushSettings, tagLimits } from '../../src/order-push/settings.ts';

/** As typed: tags are one text with commas. */
export type SettingsTyped = Omit<OrderPushSettings, 'tags'> & { tags: string };

export type SettingsField = 'email' | 'title' | 'tags';

export type SettingsProblems = Partial<Record<SettingsField, string>>;

/** A mail address has 254 characters at most (RFC 5321, 4.5.3.1.3, less its brackets). */
const emailMost = 254;
const titleMost = 100;
const emailLike = /^[^\s@,;<>]+@[^\s@,;<>.]+(\.[^\s@,;<>.]+)+$/;
const controls = /\p{Cc}/u;

/** A copy in one order of fields, so that two of them can be compared as text. */
export const typeSettings = (settings: OrderPushSettings): SettingsTyped => ({
  when: settings.when,
  holds: {
    risk: settings.holds.risk,
    pickup: settings.holds.pickup,
    onHold: settings.holds.onHold,
    zeroValue: settings.holds.zeroValue,
    pointOfSale: settings.holds.pointOfSale,
  },
  email: { use: settings.email.use, address: settings.email.address },
  shipping: { method: settings.shipping.method, title: settings.shipping.title },
  shippingCost: settings.shippingCost,
  tags: settings.tags.join(', '),
  copyTags: settings.copyTags,
  copyNote: settings.copyNote,
  payment: settings.payment,
  prices: settings.prices,
  taxes: settings.taxes,
  linesThatStay: settings.linesThatStay,
  tooFew: settings.tooFew,
  sourceRefunds: settings.sourceRefunds,
});

export const isSameTyped = (one: SettingsTyped, other: SettingsTyped): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** @returns the settings as they would be saved, and a sentence for each field that cannot be */
export function readSettings(typed: SettingsTyped): {
  said: OrderPushSettings;
  problems: SettingsProblems;
} {
  const address = typed.email.address.trim();
  const title = typed.shipping.title.trim();
  const tags = tagsOf(typed.tags);
  const problems: SettingsProblems = {};
  if (typed.email.use === 'own' && (address.length > emailMost || !emailLike.test(address)))
    problems.email = address ? 'This is no e-mail address.' : 'Type the e-mail address to use.';
  if (typed.shipping.method === 'named') {
    if (!title) problems.title = 'Type the name of the shipping method.';
    else if (title.length > titleMost)
      problems.title = `Use ${titleMost} characters at most; these are ${title.length}.`;
    else if (controls.test(title)) problems.title = 'Write it on one line.';
  }
  const wrongTag = wrongWith(tags);
  if (wrongTag) problems.tags = wrongTag;
  const said = {
    ...typeSettings({ ...typed, tags: [] }),
    email: { use: typed.email.use, address },
    shipping: { method: typed.shipping.method, title },
    tags,
  };
  return { said, problems };
}

/** Tags of a text with commas, each once: a store does not tell them apart by capitals. */
function tagsOf(text: string): string[] {
  const seen = new Map<string, string>();
  for (const tag of text.split(',').map((one) => one.trim()))
    if (tag && !seen.has(tag.toLowerCase())) seen.set(tag.toLowerCase(), tag);
  return [...seen.values()];
}

function wrongWith(tags: readonly string[]): string | undefined {
  if (tags.length > tagLimits.many)
    return `Use ${tagLimits.many} tags at most; these are ${tags.length}.`;
  const long = tags.find((tag) => tag.length > tagLimits.length);
  if (long)
    return `A tag has ${tagLimits.length} characters at most; “${long.slice(0, 20)}…” has ${long.length}.`;
  if (tags.some((tag) => controls.test(tag))) return 'Write the tags on one line.';
  return undefined;
}
