// Writes HTML in which every value is escaped unless it is markup already.

/** Markup that was written here, so it is not escaped again. */
export type Markup = { readonly markup: string };

type Value = Markup | string | number | null | undefined | false | readonly Value[];

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template tag: text is escaped, lists are joined, null, undefined and false leave nothing. */
export const html = (texts: TemplateStringsArray, ...values: Value[]): Markup => ({
  markup: texts.reduce((all, text, at) => all + shown(values[at - 1]) + text),
});

function shown(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string')
    return value.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '');
  if ('markup' in value) return value.markup;
  return value.map(shown).join('');
}
